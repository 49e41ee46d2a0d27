package org.cueway.graphics;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cueway.base.Limits;

/**
 * Where a package that came belongs among those that are there. A package takes the place of the one that has its graphics; it
 * may bring more than that one had, but must not lack any. Pure.
 */
final class Fitting {
    private Fitting() {}

    /**
     * The name of the package that it is.
     *
     * @param came ids of its graphics
     * @param called how it would be called if it is new
     */
    static String name(Catalogue there, List<String> came, String called, Limits.Graphics limits)
            throws RefusedPackage {
        var packages = new TreeMap<String, List<String>>();
        there.packages().forEach(name -> packages.put(name, there.idsOf(name)));
        var owners = new TreeSet<String>();
        packages.forEach((name, ids) -> {
            if (ids.stream().anyMatch(came::contains)) owners.add(name);
        });
        if (owners.size() > 1) {
            throw new RefusedPackage(
                    GraphicsRefusal.ID_TAKEN, "graphics of one package", "some of " + String.join(" and of ", owners));
        }
        var name = owners.isEmpty()
                ? packages.keySet().stream()
                        .filter(called::equalsIgnoreCase)
                        .findFirst()
                        .orElse(called)
                : owners.first();
        var lacking = packages.getOrDefault(name, List.of()).stream()
                .filter(id -> !came.contains(id))
                .toList();
        if (!lacking.isEmpty()) {
            throw new RefusedPackage(
                    GraphicsRefusal.WOULD_LACK,
                    "all graphics of package " + name,
                    "none called " + String.join(", ", lacking));
        }
        long others = packages.entrySet().stream()
                .filter(each -> !each.getKey().equals(name))
                .mapToLong(each -> each.getValue().size())
                .sum();
        if (others + came.size() > limits.maxGraphics()) {
            throw new RefusedPackage(
                    GraphicsRefusal.TOO_MANY,
                    "at most " + limits.maxGraphics() + " graphics",
                    others + " and these " + came.size());
        }
        return name;
    }
}
