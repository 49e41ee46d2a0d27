package org.cueway.nmos.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds multicast groups that several senders use, which floods whoever joins one of them (nmos §5.4). Pure. */
public final class Clashes {
    private Clashes() {}

    /**
     * A group that is used more than once.
     *
     * @param senders who use it, in alphabetical order
     */
    public record Clash(String group, List<String> senders) {
        /** Takes a copy. */
        public Clash {
            senders = List.copyOf(senders);
        }
    }

    /**
     * The groups that more than one of them uses, in alphabetical order.
     *
     * @param legs of each sender that sends, under its ID
     */
    public static List<Clash> among(Map<String, List<Leg>> legs) {
        var users = new TreeMap<String, TreeSet<String>>();
        legs.forEach((sender, ways) -> ways.stream()
                .filter(Leg::multicast)
                .forEach(leg -> users.computeIfAbsent(leg.destination(), _ -> new TreeSet<>())
                        .add(sender)));
        var found = new ArrayList<Clash>();
        users.forEach((group, senders) -> {
            if (senders.size() > 1) found.add(new Clash(group, List.copyOf(senders)));
        });
        return found;
    }
}
