package org.cueway.device.ograf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.cue.Values;
import org.cueway.device.DeviceDriverContract;
import org.cueway.device.DeviceRunner;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Packages;
import org.cueway.simulator.device.ograf.SimulatedPage;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The contract of all drivers, over real sockets, with a simulated page. */
@Timeout(120)
class OgrafDriverContractTest extends DeviceDriverContract<OgrafState, OgrafCommand> {
    @TempDir
    private Path folder;

    @Override
    protected Values values(int place, int content) {
        return new Values(Map.of(
                "graphic", List.of("one", "three", "endless").get(place),
                "layer", Integer.toString(place + 1),
                "data.name", "content " + content));
    }

    @Override
    protected List<Values> impossible() {
        return List.of(
                Values.NONE,
                new Values(Map.of("graphic", "nobody")),
                new Values(Map.of("graphic", "one", "layer", "x")));
    }

    @Override
    protected Bench<OgrafState, OgrafCommand> bench() throws Exception {
        var limits = Limits.Graphics.defaults();
        var catalogue = Catalogue.read(Packages.kinds(folder), limits);
        return new OnePage(LinkServer.open(catalogue, limits), new OgrafDiff(shown -> catalogue.find(shown.graphic())));
    }

    private static final class OnePage implements Bench<OgrafState, OgrafCommand> {
        private final LinkServer server;
        private final OgrafDiff diff;
        private final SimulatedPage page;

        OnePage(LinkServer server, OgrafDiff diff) {
            this.server = server;
            this.diff = diff;
            this.page = SimulatedPage.open(server.link());
        }

        @Override
        public DeviceRunner.Opener<OgrafState, OgrafCommand> opener() {
            return server.outputs().opener("main");
        }

        @Override
        public boolean shows(String place, OgrafState state) {
            int layer = Integer.parseInt(place.substring("layer ".length()));
            var there = Wire.layers(page.layers()).getOrDefault(layer, OgrafState.NOTHING);
            return diff.commands(layer, Optional.of(there), state).isEmpty();
        }

        @Override
        public void cut() {
            page.cut();
            page.dial();
        }

        @Override
        public void restart() {
            page.kill();
            page.dial();
        }

        @Override
        public void leave() {
            page.cut();
        }

        @Override
        public void comeBack() {
            page.dial();
        }

        @Override
        public void close() {
            page.close();
            server.close();
        }
    }
}
