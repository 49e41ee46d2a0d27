package org.cueway.simulator.nmos.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What goes wrong at present, and where. Guarded by itself. */
public final class Faults {
    private static final String EVERYWHERE = "";

    private final Map<String, List<Trouble>> troubles = new HashMap<>();

    /** A fault and how often it struck. */
    private static final class Trouble {
        private final NmosFault fault;
        private int struck;

        private Trouble(NmosFault fault) {
            this.fault = fault;
        }
    }

    /** What goes wrong everywhere from now on; nothing for all is well. */
    public void set(List<NmosFault> now) {
        set(EVERYWHERE, now);
    }

    /**
     * What goes wrong with one part from now on; nothing for all is well.
     *
     * @param id of a node, device, sender or receiver
     */
    public synchronized void set(String id, List<NmosFault> now) {
        if (now.isEmpty()) troubles.remove(id);
        else troubles.put(id, now.stream().map(Trouble::new).toList());
    }

    /** All is well. */
    public synchronized void clear() {
        troubles.clear();
    }

    /** A fault of that kind here; empty if that goes well. */
    public <F extends NmosFault> Optional<F> find(Class<F> kind, List<String> here) {
        return find(here, kind::isInstance).map(kind::cast);
    }

    public boolean has(Class<? extends NmosFault> kind, List<String> here) {
        return find(kind, here).isPresent();
    }

    /** The faults with requests that fit, each counted once more. */
    synchronized List<HttpFault> strike(List<String> here, Predicate<Requests> fitting) {
        var struck = new ArrayList<HttpFault>();
        for (var trouble : at(here)) {
            if (trouble.fault instanceof HttpFault fault && fitting.test(fault.which())) {
                int times = fault.which().times();
                if (times == 0 || trouble.struck < times) {
                    trouble.struck++;
                    struck.add(fault);
                }
            }
        }
        return struck;
    }

    private synchronized Optional<NmosFault> find(List<String> here, Predicate<NmosFault> wanted) {
        return at(here).stream().map(trouble -> trouble.fault).filter(wanted).findFirst();
    }

    private List<Trouble> at(List<String> here) {
        if (troubles.isEmpty()) return List.of();
        var all = new ArrayList<>(troubles.getOrDefault(EVERYWHERE, List.of()));
        here.forEach(id -> all.addAll(troubles.getOrDefault(id, List.of())));
        return all;
    }
}
