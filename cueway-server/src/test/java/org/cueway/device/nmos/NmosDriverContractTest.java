package org.cueway.device.nmos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.cue.Values;
import org.cueway.device.DeviceDriverContract;
import org.cueway.device.DeviceRunner;
import org.cueway.nmos.is05.Studio;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.node.Gear;
import org.junit.jupiter.api.io.TempDir;

/** What every driver must do, with receivers of a simulated facility as its places. */
final class NmosDriverContractTest extends DeviceDriverContract<NmosState, NmosCommand> {
    @TempDir
    private Path folder;

    private Optional<Station> station = Optional.empty();

    /** A facility; the driver has no connection of its own, so that it is lost only with a device's answer. */
    private static final class Station implements Bench<NmosState, NmosCommand> {
        private final Studio studio;

        Station(Path folder) throws IOException {
            studio = Studio.of(Facility.of(7, 4).gear(Gear.AUDIO_DESK), folder);
        }

        private Endpoint receiver(int index) {
            return studio.facility().receivers().get(index);
        }

        @Override
        public DeviceRunner.Opener<NmosState, NmosCommand> opener() {
            return NmosDriver.opener(new NmosSpec("router", NmosSpec.Mismatch.TAKE), studio.controller());
        }

        @Override
        public boolean shows(String place, NmosState state) {
            var receiver = studio.facility().endpoint(place);
            return switch (state) {
                case NmosState.Routed(var sender) ->
                    receiver.isOn() && receiver.peer().equals(Optional.of(sender));
                case NmosState.Before() -> !receiver.isOn();
                case NmosState.Elsewhere _ -> false;
            };
        }

        @Override
        public void cut() {
            studio.facility().hangUp();
        }

        @Override
        public void restart() {
            cut();
        }

        @Override
        public void leave() {
            cut();
        }

        @Override
        public void comeBack() {
            // It was never away: the controller is in this process.
        }

        @Override
        public void close() {
            studio.close();
        }
    }

    @Override
    protected Bench<NmosState, NmosCommand> bench() throws IOException {
        var fresh = new Station(folder);
        station = Optional.of(fresh);
        return fresh;
    }

    @Override
    protected Values values(int place, int content) {
        var there = station.orElseThrow();
        return new Values(Map.of(
                "receiver", there.receiver(place).id(),
                "sender", there.studio.facility().senders().get(content).id()));
    }

    @Override
    protected List<Values> impossible() {
        return List.of(
                Values.NONE,
                new Values(Map.of("receiver", "MON 1")),
                new Values(Map.of("sender", "CAM 1")),
                new Values(Map.of("receiver", " ", "sender", "CAM 1")));
    }

    @Override
    protected boolean hasConnection() {
        return false;
    }

    /** What a receiver has lost somebody may have taken from it: it is shown and left alone. */
    @Override
    protected boolean getsBackWhatWasLost() {
        return false;
    }
}
