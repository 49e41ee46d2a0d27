package org.cueway.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cueway.app.config.Config.Graphics;
import org.cueway.app.config.Config.Output;

/** Reads {@code graphics}. Confined to the thread that reads. */
final class GraphicsReader {
    private static final String NAME = "graphics";
    private static final Output USUAL = new Output("main", 1920, 1080);
    private static final int LEAST = 16;
    private static final int MOST = 16_384;

    private GraphicsReader() {}

    /**
     * The section.
     *
     * @param home the folder of the configuration
     * @param path a path from its text
     */
    static Graphics read(Keys keys, Path home, Function<String, Optional<Path>> path, Keys.Context context) {
        var named = keys.value("folder", "the path of a folder with OGraf packages", path);
        var shipped = named.isPresent() ? Optional.<Path>empty() : Shipped.find(NAME);
        var outputs = keys.node("outputs").isEmpty() ? List.of(USUAL) : outputs(keys, context);
        keys.finish();
        return new Graphics(named.orElse(home.resolve(NAME)), shipped, outputs);
    }

    private static List<Output> outputs(Keys keys, Keys.Context context) {
        var outputs = new ArrayList<Output>();
        var ids = new HashSet<String>();
        List<Node> nodes = keys.items("outputs");
        for (int i = 0; i < nodes.size(); i++) {
            Keys one = Keys.of(nodes.get(i), keys.path("outputs") + "." + i, context);
            output(one, ids).ifPresent(outputs::add);
            one.finish();
        }
        return outputs;
    }

    private static Optional<Output> output(Keys keys, Set<String> ids) {
        var id = keys.value(
                "id",
                "1 to 64 letters, digits, hyphens or underscores",
                text -> Optional.of(text).filter(it -> it.matches("[A-Za-z0-9_-]{1,64}")));
        if (keys.node("id").isEmpty()) {
            keys.problem(keys.place("id"), "id", "is missing, expected a name for the output, such as main");
        }
        id.filter(name -> !ids.add(name))
                .ifPresent(name ->
                        keys.problem(keys.place("id"), "id", "is \"" + name + "\", which another output has already"));
        int width = keys.number("width", "pixels", LEAST, MOST, USUAL.width());
        int height = keys.number("height", "pixels", LEAST, MOST, USUAL.height());
        return id.map(name -> new Output(name, width, height));
    }
}
