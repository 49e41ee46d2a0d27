package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.cueway.desk.ScriptedStore;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Story;
import org.cueway.store.Entry;
import org.junit.jupiter.api.Test;

/** Many connections at once: of one newsroom in turn, of different newsrooms side by side. */
final class ManyPeersTest {
    private final ScriptedStore store = ScriptedStore.empty();
    private final TestDevice device = new TestDevice(store);

    @Test
    void sixtyFourConnectionsEditingOneRunningOrderLoseNothingAndKeepTheOrderOfTheJournal() throws Exception {
        device.ask(Examples.load("roCreate-no-stories.xml"));
        var roID = roIdOf(store.entries.getFirst());
        inThreads(64, thread -> {
            var link = TestDevice.connection(Channel.RO);
            for (var n = 1; n <= 10; n++) {
                var id = thread * 100 + n;
                assertOk(device.say(link, append(id, TestDevice.NCS_ID, roID)).orElseThrow());
            }
        });
        var journal = store.entries.stream()
                .filter(entry -> entry.message().contains("roStoryAppend"))
                .map(Entry::messageID)
                .toList();
        assertThat(stories())
                .hasSize(640)
                .isEqualTo(journal.stream().map(id -> "S" + id).toList());
    }

    @Test
    void editsOfDifferentNewsroomsDoNotWaitForEachOther() throws Exception {
        var bothSaving = new CountDownLatch(2);
        store.onAppend(() -> {
            bothSaving.countDown();
            assertThat(await(bothSaving)).isTrue();
        });
        var ours = Examples.load("roCreate.xml");
        var theirs = ours.replace("<ncsID>NGTV-NRCS-A<", "<ncsID>SOUTH-NRCS<");
        var both = List.of(ours, theirs);
        inThreads(2, thread -> assertOk(device.say(both.get(thread)).orElseThrow()));
        assertThat(device.desk.rundowns()).hasSize(2);
    }

    @Test
    void queriesAreAnsweredWhileAnEditIsBeingSaved() throws Exception {
        device.ask(Examples.load("roCreate.xml"));
        var answers = new ArrayList<String>();
        store.onAppend(() -> {
            answers.add(device.say(Examples.load("roReq.xml")).orElseThrow());
            answers.add(device.say(Examples.load("heartbeat.xml")).orElseThrow());
        });
        device.ask(Examples.load("roDelete.xml"));
        assertThat(answers.getFirst()).contains("<roList>");
        assertThat(answers.getLast()).contains("<heartbeat>");
    }

    private List<String> stories() {
        return device.desk.rundowns().stream()
                .map(Rundown::stories)
                .flatMap(List::stream)
                .map(Story::storyID)
                .toList();
    }

    private static String roIdOf(Entry create) {
        return create.message()
                .substring(
                        create.message().indexOf("<roID>") + 6, create.message().indexOf("</roID>"));
    }

    private static String append(int id, String ncsID, String roID) {
        return """
                <mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>%d</messageID><roStoryAppend><roID>%s</roID>\
                <story><storyID>S%d</storyID></story></roStoryAppend></mos>""".formatted(TestDevice.MOS_ID, ncsID, id, roID, id);
    }

    private static void assertOk(String answer) {
        assertThat(((RoAck) TestDevice.envelope(answer).message()).roStatus()).isEqualTo("OK");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void inThreads(int count, IntConsumer work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, count)
                    .mapToObj(thread -> threads.submit(() -> work.accept(thread)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
