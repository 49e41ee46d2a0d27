package org.cueway.device.ograf;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.graphics.Catalogue;
import org.cueway.web.output.OutputEndpoint;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.DefaultHandler;

/** The WebSockets of outputs on a real server, and nothing else. */
public final class LinkServer implements AutoCloseable {
    private final Outputs outputs;
    private final Server server;
    private final ServerConnector connector;

    private LinkServer(Outputs outputs, Limits.Graphics limits) throws Exception {
        this.outputs = outputs;
        this.server = new Server();
        this.connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(OutputEndpoint.before(new DefaultHandler(), outputs, limits));
        server.start();
    }

    /** With one output, {@code main}. */
    public static LinkServer open(Catalogue catalogue, Limits.Graphics limits) throws Exception {
        return open(() -> catalogue, limits);
    }

    /** The same with graphics that change. */
    public static LinkServer open(Supplier<Catalogue> catalogue, Limits.Graphics limits) throws Exception {
        var specs = List.of(new Outputs.Spec("main", 1920, 1080));
        return new LinkServer(Outputs.open(catalogue, specs, limits, TimeSource.system()), limits);
    }

    public Outputs outputs() {
        return outputs;
    }

    /** Where a page dials. */
    public URI link() {
        return URI.create("ws://127.0.0.1:" + connector.getLocalPort() + "/output/main/link");
    }

    @Override
    public void close() {
        outputs.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
