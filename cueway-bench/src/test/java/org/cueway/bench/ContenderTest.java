package org.cueway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Every server that the bench compares understands the same load. */
class ContenderTest {
    @Test
    void theEchoServerAnswersBothWorkloads() throws Exception {
        assertAnswers(Server.echo(), Workload.storySend());
        assertAnswers(Server.echo(), Workload.replace());
    }

    @Test
    void sofieAnswersStories() throws Exception {
        assertAnswers(Server.sofie(64), Workload.storySend());
    }

    @Test
    void sofieAnswersRunningOrders() throws Exception {
        assertAnswers(Server.sofie(8), Workload.replace());
    }

    @Test
    void messagesHaveTheSizeThatTheBarsName() {
        assertThat(Workload.storySend().frameBytes()).isBetween(3_900, 4_300);
        assertThat(Workload.replace().frameBytes()).isBetween(92_000, 96_000);
    }

    private static void assertAnswers(Server server, Workload work) throws Exception {
        try (var contender = Contender.start("server under test", server, work)) {
            contender.round(Duration.ofSeconds(1));
            assertThat(contender.measured().perSecond()).isPositive();
            assertThat(contender.measured().p99())
                    .isGreaterThanOrEqualTo(contender.measured().median());
        }
    }
}
