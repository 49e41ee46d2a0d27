package org.cueway.store;

/** Something could not be made durable, or read. The edit that needed it is refused ("not saved"). */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
