package org.cueway.simulator.nmos.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records, and what is found among them. Safe for use by any thread. */
final class Zone {
    private static final int ANY = 255;

    private final List<DnsRecord> records = new CopyOnWriteArrayList<>();

    void put(List<? extends DnsRecord> more) {
        records.addAll(more);
    }

    void remove(List<? extends DnsRecord> some) {
        records.removeAll(some);
    }

    List<DnsRecord> all() {
        return List.copyOf(records);
    }

    boolean has(String name) {
        return !named(name).isEmpty();
    }

    /**
     * Records of a name.
     *
     * @param type its code, or that of any type
     */
    List<DnsRecord> find(String name, int type) {
        return named(name).stream()
                .filter(record -> type == ANY || DnsType.of(record).code() == type)
                .toList();
    }

    /** What one asks for next, as RFC 6763 §12 has it. */
    List<DnsRecord> more(List<DnsRecord> answers) {
        var more = new ArrayList<DnsRecord>();
        for (var answer : answers) {
            if (answer instanceof DnsRecord.Ptr ptr) more.addAll(named(ptr.target()));
            if (answer instanceof DnsRecord.Srv srv)
                more.addAll(named(srv.place().host()));
        }
        for (var found : List.copyOf(more)) {
            if (found instanceof DnsRecord.Srv srv)
                more.addAll(named(srv.place().host()));
        }
        return more.stream()
                .distinct()
                .filter(found -> !answers.contains(found))
                .toList();
    }

    /** Whatever the case of letters. */
    private List<DnsRecord> named(String name) {
        return records.stream()
                .filter(record -> record.name().equalsIgnoreCase(name))
                .toList();
    }
}
