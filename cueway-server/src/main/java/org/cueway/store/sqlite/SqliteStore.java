package org.cueway.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.RundownStore;
import org.cueway.store.Snapshot;
import org.cueway.store.StoreException;
import org.cueway.store.StoreState;
import org.cueway.store.sqlite.format.EntryFormat;

/**
 * The store in one SQLite file, with a lock file beside it. Survives {@code kill -9} and power cuts: the journal is
 * synchronised to the disk with each commit (WAL, {@code synchronous=FULL}).
 */
public final class SqliteStore implements RundownStore {
    private final StoreFile file;
    private final Projection projection;
    private final Snapshot snapshot;
    private final Writer writer;
    private final Checkpointer checkpointer;
    private final Reader reader;

    private SqliteStore(StoreFile file, Projection projection, Snapshot snapshot, Writer writer, Limits.Store limits) {
        this.file = file;
        this.projection = projection;
        this.snapshot = snapshot;
        this.writer = writer;
        this.checkpointer = Checkpointer.start(file, limits, writer.turn());
        this.reader = new Reader(file);
    }

    /**
     * Opens the store, and makes it when there is none.
     *
     * @throws StoreException if another process has it, a newer Cueway wrote it, or it cannot be read or written
     */
    public static SqliteStore open(Path file, Limits.Store limits, TimeSource time) {
        return open(file, limits, time, StoreFile::connect);
    }

    static SqliteStore open(Path path, Limits.Store limits, TimeSource time, StoreFile.Opening opening) {
        var file = StoreFile.take(path, opening);
        try {
            return open(file, limits, time);
        } catch (SQLException | RuntimeException e) {
            file.close();
            if (e instanceof StoreException known) {
                throw known;
            }
            throw new StoreException(file.path() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static SqliteStore open(StoreFile file, Limits.Store limits, TimeSource time) throws SQLException {
        var connection = file.openForWriting();
        try {
            Schema.bringUp(connection, file.path());
            var tables = new WriteConnection(connection);
            var snapshot = Recovery.read(tables, time.now());
            long projected = ProgressRows.projected(connection);
            long last = Math.max(projected, JournalRows.last(connection));
            connection.commit(); // ends the reading
            var projection = new Projection(limits, time, projected);
            var writer = new Writer(file, limits, time, projection, last);
            if (last == projected) {
                writer.recovered();
            }
            writer.start(tables);
            return new SqliteStore(file, projection, snapshot, writer, limits);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public void replay(Function<Entry, List<Change>> apply) {
        if (writer.isRecovered()) {
            return;
        }
        var page = reader.behind(projection.projected());
        while (!page.isEmpty()) {
            for (var entry : page) {
                var changes = entry.isReplayed() ? apply.apply(entry) : List.<Change>of();
                projection.add(entry.number(), entry, EntryFormat.weight(entry), changes);
            }
            page = reader.behind(page.getLast().number());
        }
        writer.recovered();
    }

    @Override
    public long append(Entry entry, List<Change> changes, Runnable publish) {
        requireRecovered();
        return writer.append(entry, changes, publish);
    }

    @Override
    public void note(Entry entry) {
        requireRecovered();
        writer.note(entry);
    }

    @Override
    public void subscribe(Consumer<Committed> subscriber) {
        writer.subscribe(subscriber);
    }

    private void requireRecovered() {
        if (!writer.isRecovered()) {
            throw new IllegalStateException("replay the tail of the journal before the first entry is appended");
        }
    }

    @Override
    public List<Entry> entries(EntryQuery query) {
        // What is not durable yet, or was refused and is not removed yet, is not there for anybody.
        long newest = writer.state().lastEntry();
        return reader.entries(query.before(newest + 1));
    }

    @Override
    public StoreState state() {
        return writer.state();
    }

    @Override
    public void close() {
        checkpointer.close();
        reader.close();
        writer.close(); // the last connection copies the log and deletes it
        file.close();
    }
}
