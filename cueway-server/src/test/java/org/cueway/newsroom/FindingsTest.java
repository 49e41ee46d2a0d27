package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.mos.codec.MosFault;
import org.cueway.mos.dialect.Reads.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class FindingsTest {
    private static final Finding ORDER = new Finding("roCreate/story[1]", "mosID", MosFault.ELEMENT_ORDER);

    private final Logger logger = (Logger) LoggerFactory.getLogger(Findings.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(logged);
        logger.setLevel(null);
    }

    @Test
    void aKindIsLoggedOncePerNewsroomAndCounted() {
        var findings = new Findings(Limits.Peers.defaults());
        for (var n = 0; n < 1_000; n++) {
            findings.refused("one", ORDER);
        }
        findings.refused("two", ORDER);
        assertThat(findings.count("one", MosFault.ELEMENT_ORDER)).isEqualTo(1_000);
        assertThat(findings.count("two", MosFault.ELEMENT_ORDER)).isEqualTo(1);
        assertThat(logged.list).hasSize(2);
        assertThat(logged.list.getFirst().getFormattedMessage())
                .contains("one: roCreate/story[1]: element order")
                .contains(MosFault.ELEMENT_ORDER.words().remedy());
    }

    @Test
    void R161_whoDoesNotWantToReadWhatWasToleratedDoesNotAndItIsCountedAllTheSame() {
        logger.setLevel(Level.INFO);
        var findings = new Findings(Limits.Peers.defaults());
        findings.tolerated("quiet", ORDER, Report.REFUSED);
        findings.tolerated("told", ORDER, Report.ALL);
        assertThat(findings.count("quiet", MosFault.ELEMENT_ORDER)).isEqualTo(1);
        assertThat(logged.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).startsWith("told: "));
    }

    @Test
    void strangersBeyondTheLimitAreCountedTogether() {
        var findings = new Findings(new Limits.Peers(3, 100));
        for (var stranger = 0; stranger < 1_000; stranger++) {
            findings.refused("10.0.0." + stranger, ORDER);
        }
        assertThat(findings.count("10.0.0.2", MosFault.ELEMENT_ORDER)).isEqualTo(1);
        assertThat(findings.count("*", MosFault.ELEMENT_ORDER)).isEqualTo(997);
        assertThat(logged.list).hasSize(4);
    }
}
