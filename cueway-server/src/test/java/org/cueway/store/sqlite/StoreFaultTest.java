package org.cueway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.cueway.base.TimeSource;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.RandomEdits;
import org.cueway.store.RundownStore;
import org.cueway.store.Samples;
import org.cueway.store.StoreException;
import org.cueway.store.StoreFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left after a write failed. */
final class StoreFaultTest {
    /** 20,000 characters that take about as many bytes on the disk. */
    private static final String UNPACKABLE =
            new Random(12).ints(20_000, ' ', 0x7F).mapToObj(Character::toString).collect(Collectors.joining());

    private static final int EDITS = 4;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void A11_whateverWriteFailsWhatWasAcknowledgedIsThereAndNothingElse(FailingDisk.Manner manner) {
        for (int failAt = 1; ; failAt++) {
            var file = folder.resolve("cueway-" + failAt + ".db");
            var disk = new FailingDisk(failAt, manner);
            var edits = new RandomEdits(failAt);
            var acknowledged =
                    open(file, disk).map(store -> edit(store, disk, edits)).orElse(List.of());

            try (var again = SqliteStore.open(file, StoreLimits.busy(), TimeSource.system())) {
                assertThat(RandomEdits.recover(again)).as("failAt " + failAt).isEqualTo(edits.model());
                assertThat(everything(again).reversed()).as("failAt " + failAt).isEqualTo(acknowledged);
                edits.appendTo(again);
            }
            if (!disk.hasFailed()) {
                assertThat(failAt).isGreaterThan(EDITS);
                return; // it ran through: every write has failed once
            }
        }
    }

    private static Optional<RundownStore> open(Path file, FailingDisk disk) {
        try {
            return Optional.of(SqliteStore.open(file, StoreLimits.busy(), TimeSource.system(), disk));
        } catch (StoreException e) {
            assertThat(disk.hasFailed()).isTrue();
            return Optional.empty();
        }
    }

    /** Edits until it is done or the disk fails, repairs the disk, edits once more; returns what was acknowledged. */
    private static List<Entry> edit(RundownStore store, FailingDisk disk, RandomEdits edits) {
        var acknowledged = new ArrayList<Entry>();
        try (store) {
            for (int i = 0; i < EDITS; i++) {
                append(store, disk, edits, acknowledged);
            }
            if (disk.hasFailed()) {
                disk.repair();
                acknowledged.add(appendOnceHealed(store, edits));
            }
        }
        return acknowledged;
    }

    /**
     * As a newsroom does it: says it again until it is taken. The writer may still be about to find out that the disk failed,
     * so that it says it is writable proves nothing yet.
     */
    private static Entry appendOnceHealed(RundownStore store, RandomEdits edits) {
        return soon().ignoreExceptionsMatching(
                        refusal -> StoreFault.DISK_ERROR.text().equals(refusal.getMessage()))
                .until(() -> edits.appendTo(store), Objects::nonNull);
    }

    private static void append(RundownStore store, FailingDisk disk, RandomEdits edits, List<Entry> acknowledged) {
        try {
            acknowledged.add(edits.appendTo(store));
            // The projection takes its turns in between, so it meets the failure too.
            soon().until(() -> store.state().projected() == store.state().lastEntry() || disk.hasFailed());
        } catch (StoreException e) {
            assertThat(e).hasMessage(StoreFault.DISK_ERROR.text());
            assertThat(disk.hasFailed()).isTrue();
        }
    }

    @Test
    void A12_aFullDiskRefusesWithAReasonAndHealsByItself() {
        var disk = new SmallDisk();
        var file = folder.resolve("cueway.db");
        long saved = 0;
        try (var store = SqliteStore.open(file, StoreLimits.busy(), TimeSource.system(), disk)) {
            saved = fill(store);

            assertThat(store.state().writable()).isFalse();
            assertThat(store.state().reason()).isEqualTo("not saved: the disk is full");
            assertThatThrownBy(() -> append(store)).hasMessage("not saved: the disk is full");
            assertThat(everything(store)).hasSize((int) saved);

            disk.full = false;
            await().until(() -> store.state().writable());
            assertThat(append(store)).isEqualTo(saved + 1);
        }
        try (var again = SqliteStore.open(file, StoreLimits.busy(), TimeSource.system())) {
            assertThat(everything(again)).hasSize((int) saved + 1);
        }
    }

    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
    }

    private static long fill(RundownStore store) {
        for (long saved = 0; ; saved++) {
            try {
                append(store);
            } catch (StoreException e) {
                assertThat(e).hasMessage(StoreFault.DISK_FULL.text());
                await().until(() -> !store.state().writable());
                return saved;
            }
        }
    }

    private static long append(RundownStore store) {
        return store.append(Samples.entry(Entry.Kind.EDIT, "1", "key", UNPACKABLE), List.of());
    }

    private static List<Entry> everything(RundownStore store) {
        return store.entries(new EntryQuery(Long.MAX_VALUE, "", "", 1_000));
    }

    /** Holds 60 pages while it is full. SQLite reports SQLITE_FULL then, as it does when a volume has no room left. */
    private static final class SmallDisk implements StoreFile.Opening {
        private volatile boolean full = true;

        @Override
        public Connection open(Path file) throws SQLException {
            var connection = StoreFile.connect(file);
            if (full) {
                try (var statement = connection.createStatement()) {
                    statement.execute("PRAGMA max_page_count = 60");
                }
            }
            return connection;
        }
    }
}
