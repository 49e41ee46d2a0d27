package org.cueway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cueway.base.TimeSource;
import org.cueway.rundown.RundownId;
import org.cueway.store.Change;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.RandomEdits;
import org.cueway.store.Receipt;
import org.cueway.store.Samples;
import org.cueway.store.Snapshot;
import org.cueway.store.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file: who may open it, what others read in it, how it stays small. */
final class SqliteFileTest {
    private static final RundownId RO1 = new RundownId("NCS", "RO1");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("data").resolve("cueway.db");
    }

    @Test
    void aSecondStoreOnTheFileIsRefusedInWords() {
        var first = open();
        try (first) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("in use by another Cueway")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("store.file");
        }
        open().close();
    }

    @Test
    void aNewFileHasPagesThatHoldSeveralMessages() throws SQLException {
        open().close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            assertThat(statement.executeQuery("PRAGMA page_size").getInt(1)).isEqualTo(StoreFile.PAGE_BYTES);
            assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1))
                    .isEqualTo("wal");
        }
    }

    @Test
    void aFileOfANewerSchemaIsRefusedInWordsAndLetGoOf() throws SQLException {
        open().close();
        execute("UPDATE meta SET value = 99 WHERE key = 'schema'");

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("has schema 99, expected at most 4")
                .hasMessageContaining("newer");

        execute("UPDATE meta SET value = 4 WHERE key = 'schema'");
        open().close();
    }

    @Test
    void aFileOfSchema1IsBroughtUpWithAllThatIsInIt() throws IOException, SQLException {
        Files.createDirectories(file.getParent());
        for (var sql : resource("schema-1.sql").split(";\\R")) {
            execute(sql);
        }
        var queued = Samples.entry(Entry.Kind.QUEUED, "7", "key", "m");
        try (var store = open()) {
            assertThat(store.snapshot().outbox()).isEmpty();
            assertThat(store.snapshot().messageIds())
                    .containsExactly(new Snapshot.Reserved("NCS", "NCS-A", "ro", 2_000));
            assertThat(store.append(queued, List.of())).isEqualTo(18);
        }
        assertThat(query("SELECT value FROM meta WHERE key = 'schema'")).containsExactly("4");
        assertThat(query("SELECT dflt_value FROM pragma_table_info('runningOrders') WHERE name = 'sync'"))
                .containsExactly("'CURRENT'");
        assertThat(query("SELECT newsroom || ' ' || channel || ' ' || messageID || ' ' || message FROM outbox"))
                .containsExactly("NCS ro 7 m");
    }

    @Test
    void cuesAreFoundByTheirIndexAndOtherEntriesAreNotInIt() throws SQLException {
        open().close();
        assertThat(query(
                        "EXPLAIN QUERY PLAN SELECT number, entry FROM journal"
                                + " WHERE number < 9 AND rundown = 'key' AND kind = 6 ORDER BY number DESC LIMIT 5",
                        4))
                .containsExactly("SEARCH journal USING INDEX cuesInJournal (rundown=? AND number<?)");
    }

    @Test
    void whatIsOnAirIsFoundByItsIndex() throws SQLException {
        open().close();
        assertThat(query(
                        "EXPLAIN QUERY PLAN SELECT number, entry FROM journal"
                                + " WHERE number < 9 AND kind = 11 ORDER BY number DESC LIMIT 5",
                        4))
                .containsExactly("SEARCH journal USING INDEX airInJournal (number<?)");
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(SqliteFileTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aDatabaseOfSomethingElseIsRefusedAndLeftAlone() throws IOException, SQLException {
        Files.createDirectories(file.getParent());
        execute("CREATE TABLE customers (name TEXT)");

        assertThatThrownBy(this::open).hasMessageContaining("not a Cueway store");
        execute("INSERT INTO customers VALUES ('still there')");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
        Files.createDirectories(file.getParent());
        var text = "shopping list\n".repeat(1_000);
        Files.writeString(file, text);

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file + " cannot be opened");
        assertThat(file).hasContent(text);
    }

    @Test
    void theProjectionIsReadableByOtherPrograms() throws SQLException {
        try (var store = open()) {
            store.append(
                    Samples.entry(Entry.Kind.EDIT, "1", "key", "m"),
                    List.of(new Change.RundownSaved(Samples.rundown(RO1, 2))));
        }
        assertThat(query("""
                SELECT roID || '/' || storyID || '/' || itemID || ' ' || objID || ' ' || mosID || ' ' || itemSlug
                FROM runningOrders JOIN stories USING (ro) JOIN items USING (story)
                WHERE roSlug = 'News at RO1' AND storySlug = 'Slug of S1' ORDER BY items.position"""))
                .containsExactly(
                        "RO1/S1/I0 OBJ-I0 graphics.mos Lower third I0",
                        "RO1/S1/I1 OBJ-I1 graphics.mos Lower third I1",
                        "RO1/S1/I2 OBJ-I2 graphics.mos Lower third I2");
    }

    @Test
    void nothingOfARemovedRundownIsLeft() throws SQLException {
        try (var store = open()) {
            store.append(
                    Samples.entry(Entry.Kind.EDIT, "1", "key", "m"),
                    List.of(new Change.RundownSaved(Samples.rundown(RO1, 5))));
            await().until(() -> store.state().projected() == 1);
            store.append(Samples.entry(Entry.Kind.EDIT, "2", "key", "m"), List.of(new Change.RundownRemoved(RO1)));
        }
        for (var table : List.of("runningOrders", "stories", "items", "removed")) {
            assertThat(query("SELECT count(*) FROM " + table)).containsExactly("0");
        }
    }

    @Test
    void onlyTheChangedStoryIsWritten() throws SQLException {
        var rundown = Samples.rundown(RO1, 20);
        try (var store = open()) {
            store.append(Samples.entry(Entry.Kind.EDIT, "1", "key", "m"), List.of(new Change.RundownSaved(rundown)));
            await().until(() -> store.state().projected() == 1);
            // Written again, a story would lose this mark.
            execute("UPDATE stories SET storyNum = 'untouched'");
            store.append(
                    Samples.entry(Entry.Kind.EDIT, "2", "key", "m"),
                    List.of(new Change.RundownSaved(Samples.withStory(rundown, 7, "new"))));
        }
        assertThat(query("SELECT storyID FROM stories WHERE storyNum <> 'untouched'"))
                .containsExactly("S7");
    }

    @Test
    void oldProjectedEntriesGoButTheirReceiptsStay() {
        var old = Samples.entry(Entry.Kind.EDIT, "41", "key", "m");
        try (var store = open()) {
            for (int i = 0; i < 30; i++) {
                store.append(aged(old), List.of());
            }
            store.append(Samples.entry(Entry.Kind.QUERY, "42", "key", "m"), List.of());

            await().until(() -> everything(store).size() == 1);
            assertThat(everything(store)).extracting(Entry::messageID).containsExactly("42");
            assertThat(store.append(Samples.entry(Entry.Kind.QUERY, "43", "key", "m"), List.of()))
                    .isEqualTo(32);
        }
        try (var store = open()) {
            assertThat(store.snapshot().receipts())
                    .extracting(Receipt::messageID)
                    .containsExactly("41");
            assertThat(store.snapshot().receipts()).extracting(Receipt::entry).containsExactly(30L);
        }
    }

    @Test
    void numbersGoOnWhereTheyWereAlthoughEveryEntryWasPruned() {
        try (var store = open()) {
            for (int i = 0; i < 5; i++) {
                store.append(aged(Samples.entry(Entry.Kind.EDIT, "41", "key", "m")), List.of());
            }
            await().until(() -> everything(store).isEmpty());
        }
        try (var store = open()) {
            assertThat(store.append(Samples.entry(Entry.Kind.EDIT, "1", "key", "m"), List.of()))
                    .isEqualTo(6);
        }
    }

    @Test
    void theWriteAheadLogStaysSmallWhileCommitsKeepComing() throws IOException {
        var log = file.resolveSibling("cueway.db-wal");
        long written = 0;
        long largest = 0;
        try (var store = open()) {
            while (written < 20L << 20) {
                var message = "x".repeat(20_000);
                store.append(Samples.entry(Entry.Kind.EDIT, "1", "key", message), List.of());
                written += message.length();
                largest = Math.max(largest, Files.size(log));
            }
        }
        assertThat(largest).isLessThan(10L << 20);
        assertThat(log).doesNotExist();
    }

    @Test
    void notesAreDroppedAndCountedWhenTooManyWait() {
        try (var store = open()) {
            for (int i = 0; i < 5_000; i++) {
                store.note(Samples.entry(Entry.Kind.QUERY, "1", "", "m"));
            }
            long last = store.append(Samples.entry(Entry.Kind.EDIT, "2", "", "m"), List.of());

            assertThat(last + store.state().droppedNotes()).isEqualTo(5_001);
            assertThat(store.state().droppedNotes()).isPositive();
        }
    }

    @Test
    void theProjectionIsRightWhenManyLanesEditAtOnce() throws ExecutionException, InterruptedException {
        var lanes = new ArrayList<RandomEdits>();
        for (int lane = 0; lane < 8; lane++) {
            lanes.add(new RandomEdits(lane, "NCS-" + lane, Map.of()));
        }
        try (var store = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = new ArrayList<Future<?>>();
            for (var edits : lanes) {
                runs.add(threads.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        edits.appendTo(store);
                    }
                }));
            }
            for (var run : runs) {
                run.get();
            }
        }
        try (var store = open()) {
            var held = RandomEdits.held(store.snapshot());
            lanes.forEach(edits -> assertThat(held).containsAllEntriesOf(edits.model()));
            assertThat(held)
                    .hasSize(lanes.stream()
                            .mapToInt(edits -> edits.model().size())
                            .sum());
        }
    }

    private SqliteStore open() {
        return SqliteStore.open(file, StoreLimits.busy(), TimeSource.system());
    }

    private static Entry aged(Entry entry) {
        return new Entry(
                0,
                entry.time().minus(Duration.ofDays(31)),
                entry.kind(),
                entry.newsroom(),
                entry.mosID(),
                entry.ncsID(),
                entry.channel(),
                entry.messageID(),
                entry.hash(),
                entry.rundown(),
                entry.dialect(),
                entry.message(),
                entry.answer(),
                "");
    }

    private static List<Entry> everything(SqliteStore store) {
        return store.entries(new EntryQuery(Long.MAX_VALUE, "", "", 1_000));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        return query(sql, 1);
    }

    private List<String> query(String sql, int column) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(column));
            }
        }
        return found;
    }
}
