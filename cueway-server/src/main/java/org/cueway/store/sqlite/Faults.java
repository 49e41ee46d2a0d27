package org.cueway.store.sqlite;

import org.cueway.store.StoreFault;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** From SQLite's result codes to our reasons. Stateless. */
final class Faults {
    /** An extended result code has the primary one in its lowest byte (SQLite, "Result and Error Codes"). */
    private static final int PRIMARY = 0xFF;

    private Faults() {}

    static StoreFault of(Exception failure) {
        if (!(failure instanceof SQLiteException e)) {
            return StoreFault.UNEXPECTED;
        }
        int code = e.getResultCode().code & PRIMARY;
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return StoreFault.DISK_FULL;
        } else if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
            return StoreFault.DISK_ERROR;
        } else if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return StoreFault.DAMAGED;
        } else if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return StoreFault.BUSY;
        } else if (code == SQLiteErrorCode.SQLITE_READONLY.code
                || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || code == SQLiteErrorCode.SQLITE_PERM.code) {
            return StoreFault.NOT_WRITABLE;
        }
        return StoreFault.UNEXPECTED;
    }
}
