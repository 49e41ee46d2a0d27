package org.cueway.nmos.is12;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a sender or receiver fares, as its device says (BCP-008-01, BCP-008-02). Devices wait with good news and never with bad, so what is
 * said here needs no waiting of ours.
 *
 * @param overall the worst of its domains while it is active
 * @param message of the device; may be empty
 * @param domains those that were told of
 */
public record Health(Status overall, String message, Map<Domain, Part> domains) {
    /** Nothing is known yet. */
    static final Health UNSAID = new Health(Status.UNKNOWN, "", Map.of());

    /** Takes a copy. */
    public Health {
        domains = Map.copyOf(domains);
    }

    /** How well. */
    public enum Status {
        /** Not in use. */
        INACTIVE,
        /** All is well. */
        HEALTHY,
        /** Something is wrong; it goes on all the same. Of links: some are down. */
        PARTLY,
        /** It does not work. Of links: all are down. */
        UNHEALTHY,
        /** The device cannot be asked, or says something that has no name. */
        UNKNOWN;

        /** Of the number on the wire. */
        static Status of(int number) {
            return switch (number) {
                case 0 -> INACTIVE;
                case 1 -> HEALTHY;
                case 2 -> PARTLY;
                case 3 -> UNHEALTHY;
                default -> UNKNOWN;
            };
        }
    }

    /** What it is made of. */
    public enum Domain {
        /** The network interfaces. */
        LINK,
        /** Receiving from, or sending to, the network. */
        CONNECTION,
        /** The clock from outside. */
        SYNCHRONIZATION,
        /** The stream that comes, or the essence that is sent. */
        STREAM
    }

    /**
     * One domain.
     *
     * @param message of the device; may be empty
     * @param transitions how often it got worse: a fault that healed still counts
     */
    public record Part(Status status, String message, long transitions) {
        private static final Part UNSAID = new Part(Status.UNKNOWN, "", 0);
    }

    /** Of a domain; empty if nothing was said of it. */
    public Optional<Part> domain(Domain domain) {
        return Optional.ofNullable(domains.get(domain));
    }

    /** With another word about the whole. */
    Health overall(Status now) {
        return new Health(now, message, domains);
    }

    /** With another message about the whole. */
    Health message(String now) {
        return new Health(overall, now, domains);
    }

    /** With another part. */
    Health with(Domain domain, Part now) {
        var all = new EnumMap<Domain, Part>(Domain.class);
        all.putAll(domains);
        all.put(domain, now);
        return new Health(overall, message, all);
    }

    /** The part as it is, to be altered. */
    Part part(Domain domain) {
        return domains.getOrDefault(domain, Part.UNSAID);
    }
}
