package org.cueway.nmos.is04.node;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.dnssd.Txt;

/**
 * How often the collections of a node have changed, as it tells on the local network in peer-to-peer operation: 0 to 255, and then 0
 * again, so that only a difference counts (nmos §2.5).
 *
 * @param values as they came; a kind that is not told of is not there
 */
record Counters(Map<Kind, String> values) {
    /** Nothing is known. */
    static final Counters NONE = new Counters(Map.of());

    Counters {
        values = Map.copyOf(values);
    }

    /** Empty if there are none: the node is registered somewhere, and must not be read here. */
    static Optional<Counters> of(Txt txt) {
        var values = new EnumMap<Kind, String>(Kind.class);
        for (var kind : Kind.values()) txt.value(key(kind)).ifPresent(value -> values.put(kind, value));
        return values.isEmpty() ? Optional.empty() : Optional.of(new Counters(values));
    }

    private static String key(Kind kind) {
        return switch (kind) {
            case NODE -> "ver_slf";
            case DEVICE -> "ver_dvc";
            case SOURCE -> "ver_src";
            case FLOW -> "ver_flw";
            case SENDER -> "ver_snd";
            case RECEIVER -> "ver_rcv";
        };
    }

    /** What has to be read again after {@code before}. */
    Set<Kind> changedSince(Counters before) {
        var changed = EnumSet.noneOf(Kind.class);
        for (var kind : Kind.values()) {
            var now = values.get(kind);
            if (before.values.isEmpty() || (now != null && !now.equals(before.values.get(kind)))) changed.add(kind);
        }
        return changed;
    }
}
