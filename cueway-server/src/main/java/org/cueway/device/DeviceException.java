package org.cueway.device;

import java.io.Serial;
import java.util.Objects;

/** A device cannot be reached, or not any more; the message says what was tried and what came of it. */
public final class DeviceException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public DeviceException(String message) {
        super(message);
    }

    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
