package org.cueway.simulator.ncs.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.mos.model.Target;

/** What each device said last of a running order, a story or an item. Immutable. */
public record Reports(Map<About, String> last) {
    /** Nobody has said anything. */
    public static final Reports NONE = new Reports(Map.of());

    private static final int MOST = Limits.Simulator.defaults().maxReports();

    public Reports {
        last = Collections.unmodifiableMap(new LinkedHashMap<>(last));
    }

    /** Who, and of what. */
    public record About(String mosID, Target target) {}

    /** What a device said last; empty if it said nothing. */
    public Optional<String> of(String mosID, Target target) {
        return Optional.ofNullable(last.get(new About(mosID, target)));
    }

    /** With one more; beyond the limit the oldest is forgotten. */
    Reports with(String mosID, Target target, String status) {
        var next = new LinkedHashMap<>(last);
        next.putLast(new About(mosID, target), status);
        while (next.size() > MOST) next.pollFirstEntry();
        return new Reports(next);
    }
}
