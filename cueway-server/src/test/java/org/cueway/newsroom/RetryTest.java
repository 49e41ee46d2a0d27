package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cueway.desk.ScriptedStore;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.store.Entry;
import org.junit.jupiter.api.Test;

/** The same message twice is one message ({@code mos-protocol} §2.5). */
final class RetryTest {
    private final ScriptedStore store = ScriptedStore.empty();
    private final TestDevice device = new TestDevice(store);

    @Test
    void R23_A04_theSameMessageAgainIsAnsweredTheSameAndAppliedOnceOnAnyConnection() {
        device.ask(Examples.load("roCreate.xml"));
        var swap = Examples.load("roElementAction-swap-stories.xml");
        var line = TestDevice.connection(Channel.RO);
        var first = device.say(line, swap);
        var again = device.say(line, swap);
        var elsewhere = device.say(TestDevice.connection(Channel.RO), swap);
        assertThat(again).isEqualTo(first).isPresent();
        assertThat(elsewhere).isEqualTo(first);
        assertThat(device.stories()).isEqualTo("S1 S5 S3 S4 S2");
        assertThat(store.entries).hasSize(2);
    }

    @Test
    void R23_aRepeatWaitsForTheFirstOnAnotherConnectionAndThenGetsItsAnswer() throws Exception {
        device.ask(Examples.load("roCreate.xml"));
        var swap = Examples.load("roElementAction-swap-stories.xml");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 32)
                    .mapToObj(_ -> threads.submit(() -> device.say(TestDevice.connection(Channel.RO), swap)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(answers.getFirst().get()).isPresent();
            }
        }
        assertThat(device.stories()).isEqualTo("S1 S5 S3 S4 S2");
        assertThat(store.entries).hasSize(2);
    }

    @Test
    void aRefusalIsJudgedAnewWhenItIsRepeated() {
        var insert = Examples.load("roElementAction-insert-stories.xml");
        assertThat(((RoAck) device.ask(insert)).roStatus()).startsWith("NACK: ");
        device.ask(Examples.load("roCreate.xml"));
        assertThat(device.ack(insert)).isEqualTo(RoAck.ok(TestDevice.RO1));
        assertThat(device.stories()).isEqualTo("S1 S6 S7 S2 S3 S4 S5");
    }

    @Test
    void aRepeatedDeleteIsOkAgainAndALaterOneIsRefused() {
        device.ask(Examples.load("roCreate.xml"));
        var delete = Examples.load("roDelete.xml");
        assertThat(device.ack(delete)).isEqualTo(RoAck.ok(TestDevice.RO1));
        assertThat(device.ack(delete)).isEqualTo(RoAck.ok(TestDevice.RO1));
        var another = delete.replaceFirst("<messageID>\\d+<", "<messageID>99999<");
        assertThat(((RoAck) device.ask(another)).roStatus()).contains("roID is not held");
    }

    @Test
    void queriesAreAnsweredAfreshAlsoWhenTheyAreRepeats() {
        device.ask(Examples.load("roCreate.xml"));
        var ask = Examples.load("roReq.xml");
        var before = device.say(ask);
        device.ask(Examples.load("roElementAction-delete-stories.xml"));
        assertThat(device.say(ask)).isNotEqualTo(before);
    }

    @Test
    void R25_theSameRunningOrderWithoutMessageIdIsTakenAgainAndChangesNothing() {
        var create = Examples.load("roCreate.xml").replaceFirst("<messageID>\\d+</messageID>", "");
        device.ask(create);
        var held = device.desk.rundowns();
        assertThat(device.ack(create)).isEqualTo(RoAck.ok(TestDevice.RO1));
        assertThat(device.desk.rundowns()).isEqualTo(held);
        assertThat(store.changes.getLast()).isEmpty();
    }

    @Test
    void R40_whatCouldNotBeSavedIsRefusedChangesNothingAndIsTakenWhenItCanBe() {
        device.ask(Examples.load("roCreate.xml"));
        var swap = Examples.load("roElementAction-swap-stories.xml");
        store.refuse(true);
        var refused = (RoAck) device.ask(swap);
        assertThat(refused.roStatus()).isEqualTo("NACK: not saved: disk full");
        assertThat(device.stories()).isEqualTo("S1 S2 S3 S4 S5");
        store.refuse(false);
        assertThat(device.ack(swap)).isEqualTo(RoAck.ok(TestDevice.RO1));
        assertThat(device.stories()).isEqualTo("S1 S5 S3 S4 S2");
    }

    @Test
    void theJournalHasTheAnswerThatWasGiven() {
        var create = Examples.load("roCreate.xml");
        var answer = device.say(create).orElseThrow();
        assertThat(store.entries).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Entry.Kind.EDIT);
            assertThat(entry.answer()).isEqualTo(answer);
            assertThat(entry.message()).isEqualTo(create);
            assertThat(entry.newsroom()).isEqualTo(TestDevice.NEWSROOM);
            assertThat(entry.dialect()).isEqualTo("plain Z 128");
            assertThat(entry.hash()).matches("[0-9a-f]{64}");
            assertThat(entry.rundown()).hasSize(16);
        });
    }
}
