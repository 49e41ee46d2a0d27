package org.cueway.nmos.dnssd;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.cueway.base.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for services of one type, by unicast, multicast or both (nmos §2.3 steps 2 and 3). It listens to multicast from the first time
 * that unicast had no answer until unicast has one (C-22). Confined to its owner's thread.
 */
public final class Browser implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private final ServiceType type;
    private final BrowseSpec spec;
    private final DnsLimits limits;
    private final TimeSource time;
    private final Runnable changed;
    private Optional<MulticastDns> multicast = Optional.empty();
    private String trouble = "";

    /**
     * Opens nothing yet.
     *
     * @param changed called, on any thread, when multicast tells something new; must not wait
     */
    public Browser(ServiceType type, BrowseSpec spec, DnsLimits limits, TimeSource time, Runnable changed) {
        this.type = type;
        this.spec = spec;
        this.limits = limits;
        this.time = time;
        this.changed = changed;
    }

    /** What is offered now; what went wrong meanwhile tells {@link #trouble}. May take some seconds. */
    public List<Advert> browse() throws InterruptedException {
        trouble = "";
        return switch (spec.order()) {
            case NONE -> List.of();
            case UNICAST -> unicast();
            case MULTICAST -> multicast();
            case UNICAST_FIRST -> {
                var found = unicast();
                if (found.isEmpty()) yield multicast();
                quiet();
                yield found;
            }
            case BOTH -> {
                var found = new LinkedHashSet<>(unicast());
                found.addAll(multicast());
                yield List.copyOf(found);
            }
        };
    }

    /** Why looking the last time was not possible everywhere, in words; empty if it was. */
    public Optional<String> trouble() {
        return Optional.of(trouble).filter(words -> !words.isEmpty());
    }

    private List<Advert> unicast() {
        var domains = spec.domain().map(List::of).orElseGet(SearchDomains::ours);
        var found = new ArrayList<Advert>();
        for (var domain : domains) {
            try {
                found.addAll(new UnicastDns(spec.server(), limits).browse(type, domain));
            } catch (IOException e) {
                trouble = String.valueOf(e.getMessage());
                LOG.debug("{}", trouble);
            }
        }
        return found;
    }

    private List<Advert> multicast() throws InterruptedException {
        try {
            if (multicast.isEmpty()) {
                multicast = Optional.of(MulticastDns.open(type, spec.interfaces(), limits, changed));
                awaitFirst(multicast.orElseThrow());
            }
            return multicast.orElseThrow().heard();
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
            LOG.debug("{}", trouble);
            return List.of();
        }
    }

    /** Answers come one after the other: those of the whole time count, not only the first. */
    private void awaitFirst(MulticastDns opened) throws InterruptedException {
        var step = limits.first().dividedBy(4);
        for (var left = limits.first(); left.compareTo(Duration.ZERO) > 0; left = left.minus(step)) {
            time.sleep(step);
            if (!opened.heard().isEmpty()) {
                time.sleep(step);
                return;
            }
        }
    }

    private void quiet() {
        multicast.ifPresent(MulticastDns::close);
        multicast = Optional.empty();
    }

    @Override
    public void close() {
        quiet();
    }
}
