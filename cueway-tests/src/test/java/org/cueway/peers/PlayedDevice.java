package org.cueway.peers;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.MosMessage;
import org.cueway.simulator.device.DevicePlan;
import org.cueway.simulator.device.SimulatedDevice;
import org.cueway.simulator.ncs.show.ScriptedStory;
import org.cueway.simulator.ncs.show.Show;

/** A simulated device that newsrooms dial, with what it holds as text. Safe for use by any thread. */
public final class PlayedDevice implements AutoCloseable {
    private final String mosID;
    private final SimulatedDevice device;
    private final int lower;
    private final int upper;
    private final int query;

    private PlayedDevice(String mosID, DevicePlan.Listen listen) throws IOException {
        this.mosID = mosID;
        this.device = SimulatedDevice.start(
                new DevicePlan(mosID, listen, Optional.empty(), Optional.empty(), DevicePlan.Conduct.PLAIN),
                TimeSource.system(),
                _ -> {});
        this.lower = device.lower();
        this.upper = device.upper();
        this.query = device.query();
    }

    /** On any free ports. */
    public static PlayedDevice start(String mosID) throws IOException {
        return new PlayedDevice(mosID, DevicePlan.Listen.anyLocal());
    }

    /** The same device after a power cut, on the ports that it had: it has forgotten everything. */
    public PlayedDevice restart() throws IOException {
        return new PlayedDevice(mosID, new DevicePlan.Listen("127.0.0.1", lower, upper, query));
    }

    /** Its mosID. */
    public String mosID() {
        return mosID;
    }

    /** Its port for channel mom. */
    public int lower() {
        return lower;
    }

    /** Its port for channel ro. */
    public int upper() {
        return upper;
    }

    /** Its port for channel aux. */
    public int query() {
        return query;
    }

    /** Says something by itself. */
    public void say(MosMessage message) {
        device.say(message);
    }

    /** The IDs of its running orders, sorted. */
    public List<String> running() {
        return device.shows().list().stream().map(Show::roID).sorted().toList();
    }

    /** The IDs of the stories of one, in order; none if it is not held. */
    public List<String> stories(String roID) {
        return device.shows().list().stream()
                .filter(show -> show.roID().equals(roID))
                .flatMap(show -> show.stories().stream())
                .map(ScriptedStory::id)
                .toList();
    }

    @Override
    public void close() {
        device.close();
    }
}
