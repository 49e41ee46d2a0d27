package org.cueway.simulator.nmos.registry;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cueway.simulator.nmos.resource.ApiVersion;

/**
 * How a registry is.
 *
 * @param host where it listens; loopback by default
 * @param port of the Query API; 0: any free one
 * @param webSocketPort of subscriptions; 0: any free one
 * @param versions of the Query API, lowest first
 */
public record RegistryPlan(String host, int port, int webSocketPort, List<ApiVersion> versions, Conduct conduct) {
    public RegistryPlan {
        versions = versions.stream().sorted().toList();
    }

    /** What a registry may be unable to do; asked for it, it answers 501. */
    public enum Ability {
        BASIC_QUERIES,
        RQL,
        DOWNGRADE,
        /** Without it, lists are whole and no header speaks of pages. */
        PAGING
    }

    /**
     * What it can do, and how fast.
     *
     * @param defaultPage resources on a page if nobody asks
     * @param maxPage resources on a page whatever one asks
     * @param maxEvents in one message of a subscription
     * @param pause between two messages of the first state of a subscription
     */
    public record Conduct(Set<Ability> abilities, int defaultPage, int maxPage, int maxEvents, Duration pause) {
        public Conduct {
            abilities = Set.copyOf(abilities);
        }

        boolean can(Ability ability) {
            return abilities.contains(ability);
        }
    }

    /** On loopback, able to do everything, with the page sizes of nmos-cpp: 10, at most 100; 10 events a message. */
    public static RegistryPlan plain() {
        return new RegistryPlan(
                "127.0.0.1",
                0,
                0,
                List.of(ApiVersion.V1_0, ApiVersion.V1_1, ApiVersion.V1_2, ApiVersion.V1_3),
                new Conduct(EnumSet.allOf(Ability.class), 10, 100, 10, Duration.ZERO));
    }

    /** What it can do for those who speak a version: before v1.1 there were neither pages nor downgrades nor RQL. */
    Conduct conduct(ApiVersion version) {
        return version.isBelow(ApiVersion.V1_1)
                ? without(Ability.RQL, Ability.DOWNGRADE, Ability.PAGING).conduct
                : conduct;
    }

    public RegistryPlan at(String there, int itsPort, int itsWebSocketPort) {
        return new RegistryPlan(there, itsPort, itsWebSocketPort, versions, conduct);
    }

    public RegistryPlan speaking(ApiVersion... these) {
        return new RegistryPlan(host, port, webSocketPort, List.of(these), conduct);
    }

    public RegistryPlan without(Ability... missing) {
        var left = EnumSet.allOf(Ability.class);
        left.retainAll(conduct.abilities());
        List.of(missing).forEach(left::remove);
        return with(new Conduct(left, conduct.defaultPage(), conduct.maxPage(), conduct.maxEvents(), conduct.pause()));
    }

    public RegistryPlan pages(int usually, int atMost) {
        return with(new Conduct(conduct.abilities(), usually, atMost, conduct.maxEvents(), conduct.pause()));
    }

    public RegistryPlan grains(int maxEvents, Duration pause) {
        return with(new Conduct(conduct.abilities(), conduct.defaultPage(), conduct.maxPage(), maxEvents, pause));
    }

    private RegistryPlan with(Conduct other) {
        return new RegistryPlan(host, port, webSocketPort, versions, other);
    }
}
