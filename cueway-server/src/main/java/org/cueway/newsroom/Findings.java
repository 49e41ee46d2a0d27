package org.cueway.newsroom;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.base.Reason;
import org.cueway.mos.dialect.Reads.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What was wrong with messages: counted, and logged once per newsroom and rule, since peers repeat their mistakes in
 * every message. Safe for use by any thread.
 */
final class Findings {
    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    /** Newsrooms beyond the limit are counted under this name. */
    private static final String OTHERS = "*";

    private final Limits.Peers limits;
    private final Map<Kind, LongAdder> counts = new ConcurrentHashMap<>();

    Findings(Limits.Peers limits) {
        this.limits = limits;
    }

    /** Something that was taken all the same; nobody has to get up for it, and who does not want to read it does not. */
    void tolerated(String newsroom, Finding finding, Report wanted) {
        add(
                newsroom,
                finding,
                switch (wanted) {
                    case ALL -> Level.INFO;
                    case REFUSED -> Level.DEBUG;
                });
    }

    /** Something that was refused, so that the newsroom and we may now see different things. */
    void refused(String newsroom, Finding finding) {
        add(newsroom, finding, Level.WARN);
    }

    private void add(String newsroom, Finding finding, Level level) {
        var kind = new Kind(newsroom, finding.rule());
        if (!counts.containsKey(kind) && counts.size() >= limits.maxFindingKinds()) {
            kind = new Kind(OTHERS, finding.rule());
        }
        if (!counts.containsKey(kind)) {
            LOG.atLevel(level)
                    .log(
                            "{}: {} ({} More of this kind are only counted.)",
                            newsroom,
                            finding,
                            finding.rule().words().remedy());
        }
        counts.computeIfAbsent(kind, _ -> new LongAdder()).increment();
    }

    /** How often a newsroom broke a rule since start. */
    long count(String newsroom, Reason rule) {
        var count = counts.get(new Kind(newsroom, rule));
        return count == null ? 0 : count.sum();
    }

    private record Kind(String newsroom, Reason rule) {}
}
