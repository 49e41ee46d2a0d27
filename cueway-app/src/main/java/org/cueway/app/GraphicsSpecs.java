package org.cueway.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cueway.app.config.Config;
import org.cueway.cue.Planner;
import org.cueway.device.DeviceStatus;
import org.cueway.device.ograf.Outputs;
import org.cueway.graphics.Library;
import org.cueway.newsroom.objects.OurObjects;
import org.cueway.templates.OnDevices;
import org.cueway.templates.TemplateKeeper;
import org.cueway.templates.Templates;
import org.cueway.web.Sources;

/** Graphics in the words of each part that has to do with them. */
final class GraphicsSpecs {
    private GraphicsSpecs() {}

    /** What is shown and changed of them. */
    static Sources.Graphics sources(
            Config config, Library library, Supplier<List<DeviceStatus>> devices, Outputs outputs) {
        Set<String> ids =
                config.graphics().outputs().stream().map(Config.Output::id).collect(Collectors.toUnmodifiableSet());
        return new Sources.Graphics(
                new Templates(library, new Planner(config.playout().rules()), ids),
                () -> Stream.concat(OnDevices.of(devices.get(), ids, library.get()).stream(), outputs.placed().stream())
                        .toList(),
                library::upload,
                library::remove,
                library::reread);
    }

    /** Objects of our own, as those of graphics are kept in step. */
    static TemplateKeeper.Ours objects(OurObjects ours) {
        return new TemplateKeeper.Ours(ours::held, ours.editing()::describe, ours.editing()::delete);
    }

    /** How many there are, and a number that goes up with every change. */
    static Map<String, Long> counts(Library library) {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("graphics", (long) library.get().ids().size());
        counts.put("graphicsRevision", library.revision());
        return counts;
    }
}
