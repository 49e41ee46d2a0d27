package org.cueway.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.cueway.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * The file, held by this process alone: two writers would each believe that it knows the newest state. The operating
 * system lets go of the lock file when the process dies, however it dies. Safe for use by any thread.
 */
final class StoreFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);

    /** Ten seconds: longer than any checkpoint or reader holds a lock. */
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;
    /** Three messages of usual size fit on a page. Used when a file is made. */
    static final int PAGE_BYTES = 8192;

    private final Path path;
    private final Opening opening;
    private final FileChannel lock;

    private StoreFile(Path path, Opening opening, FileChannel lock) {
        this.path = path;
        this.opening = opening;
        this.lock = lock;
    }

    /**
     * Takes the file, which need not exist.
     *
     * @throws StoreException if another Cueway has it, or the folder cannot be written
     */
    static StoreFile take(Path file, Opening opening) {
        var path = file.toAbsolutePath().normalize();
        var lockFile = path.resolveSibling(path.getFileName() + ".lock");
        try {
            Files.createDirectories(lockFile.getParent());
            var channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                var owner = owner(channel);
                channel.close();
                throw new StoreException(path + " is in use by another Cueway (process " + owner
                        + "): stop that one, or give this one another store.file");
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            return new StoreFile(path, opening, channel);
        } catch (IOException e) {
            throw new StoreException(path + " cannot be opened: " + e + ": check the folder and its permissions", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this very process has it
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    private static void write(FileChannel channel, String owner) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), 0);
    }

    Path path() {
        return path;
    }

    /** The writer's connection. */
    Connection openForWriting() throws SQLException {
        return opening.open(path);
    }

    /**
     * A connection that writes and never copies the log. Its transactions are deferred ones: the driver begins the next as
     * soon as one is committed, and an immediate one would hold on to the log, which then could never start again.
     */
    static Connection connect(Path path) throws SQLException {
        var connection = open(path);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = 0");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A connection that commits each statement by itself: for reading, and for copying the log. */
    Connection openBeside() throws SQLException {
        return open(path);
    }

    private static Connection open(Path path) throws SQLException {
        var config = new SQLiteConfig();
        config.setPageSize(PAGE_BYTES);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        var connection = config.createConnection("jdbc:sqlite:" + path);
        try (var statement = connection.createStatement()) {
            // Not in the configuration, of which the order is the driver's: it makes the file, whose page size is fixed
            // then.
            statement.execute("PRAGMA journal_mode = WAL");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Closes a connection, if there is one. What was not committed is rolled back. */
    static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.warn("closing a connection failed", e); // nothing is lost by it: what counts is committed
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new StoreException(path + ".lock cannot be let go of: " + e, e);
        }
    }

    /** How the writer gets a connection: {@link #connect}, or in tests one that fails on purpose. */
    @FunctionalInterface
    interface Opening {
        Connection open(Path file) throws SQLException;
    }
}
