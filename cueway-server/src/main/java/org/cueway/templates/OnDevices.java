package org.cueway.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cueway.cue.Playing;
import org.cueway.device.DeviceStatus;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Graphic;
import org.cueway.graphics.Placed;

/** Which graphics devices should have, on air or ready: also when nobody can reach them now. Pure. */
public final class OnDevices {
    private OnDevices() {}

    /**
     * Each with where it is.
     *
     * @param outputs the devices that show graphics of the catalogue
     */
    public static List<Placed> of(List<DeviceStatus> devices, Set<String> outputs, Catalogue catalogue) {
        var placed = new ArrayList<Placed>();
        for (var device : devices) {
            if (!outputs.contains(device.id())) continue;
            for (var standing : device.standings()) {
                var where = device.id() + ", " + standing.place();
                add(placed, standing.stand().air(), where + ", on air", catalogue);
                add(placed, standing.stand().next(), where + ", ready", catalogue);
            }
        }
        return placed;
    }

    private static void add(List<Placed> placed, Optional<Playing> playing, String where, Catalogue catalogue) {
        playing.flatMap(there -> there.values().text("graphic"))
                .ifPresent(name -> placed.add(
                        new Placed(catalogue.find(name).map(Graphic::id).orElse(name), "", where)));
    }
}
