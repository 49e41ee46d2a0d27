package org.cueway.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;

/**
 * The station of the example messages with its gateway in a folder: starts it, kills it, starts it again, and connects its newsroom. Confined
 * to its test's thread.
 */
public final class Station implements AutoCloseable {
    /** The gateway. */
    public static final String MOS_ID = "clips.gw1.northgate.ngtv.mos";
    /** The newsroom. */
    public static final String NCS_ID = "NGTV-NRCS-A";

    private final Path folder;
    private final String newsrooms;
    private final List<String> jvmOptions;
    private final AtomicInteger lastId = new AtomicInteger();
    private GatewayProcess gateway;

    private Station(Path folder, String config, String newsrooms, List<String> jvmOptions)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.newsrooms = newsrooms;
        this.jvmOptions = jvmOptions;
        this.gateway = GatewayProcess.start(folder, config + newsrooms, jvmOptions);
    }

    /** With the one newsroom of the examples. */
    public static Station open(Path folder) throws IOException, InterruptedException {
        return open(folder, "newsrooms: [ { id: " + NCS_ID + " } ]\n");
    }

    /** With a {@code newsrooms:} section of the test's own. */
    public static Station open(Path folder, String newsrooms, String... jvmOptions)
            throws IOException, InterruptedException {
        var options = new ArrayList<>(ShortLives.jvmOptions());
        options.addAll(List.of(jvmOptions));
        return new Station(folder, GatewayProcess.config(MOS_ID), newsrooms, List.copyOf(options));
    }

    /** The same on ports that somebody else knows already. */
    public static Station open(Path folder, int lower, int upper, String newsrooms)
            throws IOException, InterruptedException {
        return new Station(folder, GatewayProcess.config(MOS_ID, lower, upper), newsrooms, ShortLives.jvmOptions());
    }

    /** The running process. */
    public GatewayProcess gateway() {
        return gateway;
    }

    /** SIGKILL, and a new process on the same data. Connections are gone, ports are others. */
    public void killAndRestart() throws IOException, InterruptedException {
        gateway.kill();
        gateway = GatewayProcess.start(folder, GatewayProcess.config(MOS_ID) + newsrooms, jvmOptions);
    }

    /** The same, for newsrooms and consoles that know only one address: the ports are those that were free the first time. */
    public void killAndRestartOnTheSamePorts() throws IOException, InterruptedException {
        var config = GatewayProcess.config(MOS_ID, gateway.lower(), gateway.upper(), gateway.web()) + newsrooms;
        gateway.kill();
        gateway = GatewayProcess.start(folder, config, jvmOptions);
    }

    /** A new connection of the newsroom to the running-order port; all connections share one numbering. */
    public Dialogue connect() {
        return connect(Octets.UCS2_BE);
    }

    /** The same in another encoding. */
    public Dialogue connect(Octets octets) {
        return new Dialogue(RawNewsroom.dial(gateway.upper(), octets), MOS_ID, NCS_ID, lastId);
    }

    /** A new connection of the newsroom for running orders, over what the test says. */
    public Dialogue connect(Over over) {
        return connect(over, "ro");
    }

    /** The same in another encoding. */
    public Dialogue connect(Over over, Octets octets) {
        return connect(over, "ro", octets);
    }

    /** The same for a channel: {@code mom} or {@code ro}. */
    public Dialogue connect(Over over, String channel) {
        return connect(over, channel, Octets.UCS2_BE);
    }

    private Dialogue connect(Over over, String channel, Octets octets) {
        return new Dialogue(
                switch (over) {
                    case TCP -> RawNewsroom.dial(port(channel), octets);
                    case WEB_SOCKET -> RawNewsroom.dialWebSocket(gateway.web(), mos4(channel), octets);
                },
                MOS_ID,
                NCS_ID,
                lastId);
    }

    private int port(String channel) {
        return switch (channel) {
            case "mom" -> gateway.lower();
            case "ro" -> gateway.upper();
            default -> throw new IllegalArgumentException("no port for channel " + channel);
        };
    }

    /** What a newsroom of MOS 4.0 asks the web server for. */
    public static String mos4(String channel) {
        return "/mos?mosID=" + MOS_ID + "&ncsID=" + NCS_ID + "&channel=" + channel;
    }

    /** A new connection of any newsroom to the running-order port, with a numbering of its own. */
    public Dialogue connectAs(String ncsId) {
        return new Dialogue(RawNewsroom.dial(gateway.upper()), MOS_ID, ncsId, new AtomicInteger());
    }

    /** A new connection of the newsroom to the port for objects, in the same numbering. */
    public Dialogue connectLower() {
        return new Dialogue(RawNewsroom.dial(gateway.lower()), MOS_ID, NCS_ID, lastId);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
