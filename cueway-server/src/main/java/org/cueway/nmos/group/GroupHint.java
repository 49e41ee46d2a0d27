package org.cueway.nmos.group;

import java.util.Locale;
import java.util.Optional;
import org.cueway.nmos.Core;

/**
 * A name of a group and what its bearer is in it, {@code CAM 1:video} or {@code CAM 1:video:node} (BCP-002-01).
 *
 * @param group without colons
 * @param role without colons
 */
public record GroupHint(String group, String role, Scope scope) {
    /** Within what a group has its name for itself. */
    public enum Scope {
        /** Other devices may have a group of the same name. */
        DEVICE,
        /** The devices of a node share their groups. */
        NODE
    }

    /** Of a value of the tag; empty if it is not of that form. A scope that nobody has heard of is none. */
    public static Optional<GroupHint> of(String text) {
        var words = text.split(":", -1);
        if (words.length < 2 || words.length > 3) return Optional.empty();
        var group = words[0].strip();
        var role = words[1].strip();
        if (group.isEmpty() || role.isEmpty()) return Optional.empty();
        if (words.length == 2) return Optional.of(new GroupHint(group, role, Scope.DEVICE));
        return switch (words[2].strip().toLowerCase(Locale.ROOT)) {
            case "device" -> Optional.of(new GroupHint(group, role, Scope.DEVICE));
            case "node" -> Optional.of(new GroupHint(group, role, Scope.NODE));
            default -> Optional.empty();
        };
    }

    /** The first that a resource bears, its natural group; empty if it has none. */
    public static Optional<GroupHint> natural(Core core) {
        return core.tag(Core.GROUP_HINT).stream()
                .map(GroupHint::of)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
