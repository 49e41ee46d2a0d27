package org.cueway.simulator.device.mqtt;

import java.io.IOException;
import java.io.Serial;

/** What came is not MQTT, or not what may come here; the message says why. */
public final class MalformedPacket extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    MalformedPacket(String message) {
        super(message);
    }
}
