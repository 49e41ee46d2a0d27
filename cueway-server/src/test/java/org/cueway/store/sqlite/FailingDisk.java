package org.cueway.store.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A disk that lets some writes through and then fails. A write is what changes the file: an update or a commit. Safe for use
 * by any thread.
 */
final class FailingDisk implements StoreFile.Opening {
    /** How a write fails. */
    enum Manner {
        /** It is not done, and all that follow fail too, until the disk is repaired. */
        GONE_UNTIL_REPAIRED,
        /** It is done, and reported as failed; those that follow work. */
        DONE_BUT_REPORTED_AS_FAILED
    }

    private final int failAt;
    private final Manner manner;
    private final AtomicInteger writes = new AtomicInteger();
    private volatile boolean repaired;

    /** Lets {@code failAt} - 1 writes through. */
    FailingDisk(int failAt, Manner manner) {
        this.failAt = failAt;
        this.manner = manner;
    }

    /** Whether it has failed: whether there were that many writes. */
    boolean hasFailed() {
        return writes.get() >= failAt;
    }

    void repair() {
        repaired = true;
    }

    @Override
    public Connection open(Path file) throws SQLException {
        if (hasFailed()) {
            failIfGone();
        }
        return wrap(Connection.class, StoreFile.connect(file));
    }

    private <T> T wrap(Class<T> type, T real) {
        InvocationHandler handler = (proxy, method, args) -> call(real, method, args);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object call(Object real, Method method, Object[] args) throws Throwable {
        boolean write =
                method.getName().equals("executeUpdate") || method.getName().equals("commit");
        boolean failing = write && writes.incrementAndGet() == failAt;
        if (write && hasFailed()) {
            failIfGone();
        }
        var result = invoke(real, method, args);
        if (failing && manner == Manner.DONE_BUT_REPORTED_AS_FAILED) {
            throw failure();
        }
        return switch (result) {
            case PreparedStatement statement -> wrap(PreparedStatement.class, statement);
            case Statement statement -> wrap(Statement.class, statement);
            case null, default -> result;
        };
    }

    private static Object invoke(Object real, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void failIfGone() throws SQLException {
        if (manner == Manner.GONE_UNTIL_REPAIRED && !repaired) {
            throw failure();
        }
    }

    private SQLException failure() {
        return new SQLiteException(
                "write " + failAt + " " + manner.name().toLowerCase(Locale.ROOT), SQLiteErrorCode.SQLITE_IOERR);
    }
}
