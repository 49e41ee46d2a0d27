package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.ScriptedStore;
import org.cueway.mos.model.Channel;
import org.cueway.store.Entry;
import org.cueway.store.StoreException;
import org.junit.jupiter.api.Test;

/** R22: our own messageIDs go on after a restart, and a crash skips some but never repeats one. */
final class MessageIdsTest {
    private final ScriptedStore store = ScriptedStore.empty();

    @Test
    void R22_theyCountFromOnePerPeerAndChannel() {
        var ids = ids(store, 1_000);
        assertThat(ids.next("n", "NCS-A", Channel.RO)).isEqualTo(1);
        assertThat(ids.next("n", "NCS-A", Channel.RO)).isEqualTo(2);
        assertThat(ids.next("n", "NCS-B", Channel.RO)).isEqualTo(1);
        assertThat(ids.next("n", "NCS-A", Channel.MOM)).isEqualTo(1);
    }

    @Test
    void R22_aBlockIsDurableBeforeItsFirstValueIsUsed() {
        var ids = ids(store, 10);
        for (var n = 1; n <= 11; n++) {
            assertThat(ids.next("n", "NCS-A", Channel.RO)).isEqualTo(n);
        }
        assertThat(store.entries).extracting(Entry::kind).containsOnly(Entry.Kind.MESSAGE_IDS);
        assertThat(store.entries).extracting(Entry::message).containsExactly("10", "20");
    }

    @Test
    void R22_afterACrashTheRestOfTheBlockIsSkipped() {
        ids(store, 10).next("n", "NCS-A", Channel.RO);
        var again = ids(ScriptedStore.withReserved("n", "NCS-A", "ro", 10), 10);
        assertThat(again.next("n", "NCS-A", Channel.RO)).isEqualTo(11);
    }

    @Test
    void R22_afterTheLargestValueComesOne() {
        var ids = ids(ScriptedStore.withReserved("n", "NCS-A", "ro", Integer.MAX_VALUE - 2L), 10);
        assertThat(ids.next("n", "NCS-A", Channel.RO)).isEqualTo(Integer.MAX_VALUE - 1);
        assertThat(ids.next("n", "NCS-A", Channel.RO)).isEqualTo(Integer.MAX_VALUE);
        assertThat(ids.next("n", "NCS-A", Channel.RO)).isEqualTo(1);
    }

    @Test
    void noIdIsGivenOutThatCouldNotBeReserved() {
        store.refuse(true);
        var ids = ids(store, 10);
        assertThatThrownBy(() -> ids.next("n", "NCS-A", Channel.RO)).isInstanceOf(StoreException.class);
        store.refuse(false);
        assertThat(ids.next("n", "NCS-A", Channel.RO)).isEqualTo(1);
    }

    @Test
    void threadsNeverGetTheSameId() throws Exception {
        var ids = ids(store, 7);
        var seen = new HashSet<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 500)
                    .mapToObj(_ -> threads.submit(() -> ids.next("n", "NCS-A", Channel.RO)))
                    .toList();
            for (var one : all) {
                seen.add(one.get());
            }
        }
        assertThat(seen).hasSize(500).contains(1, 500);
    }

    private static MessageIds ids(ScriptedStore store, int block) {
        var limits = new Limits.Receipts(Duration.ofSeconds(60), 100, block);
        return MessageIds.recover(store, "gw.mos", limits, TimeSource.system());
    }
}
