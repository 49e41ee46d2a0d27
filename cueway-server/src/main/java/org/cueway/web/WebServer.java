package org.cueway.web;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.session.WebSocketListener;
import org.cueway.web.events.Feed;
import org.cueway.web.events.Watched;
import org.cueway.web.json.MessageJson;
import org.cueway.web.json.PrompterJson;
import org.cueway.web.json.StatusJson;
import org.cueway.web.mos.MosEndpoint;
import org.cueway.web.output.OutputEndpoint;
import org.cueway.web.output.OutputFiles;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server; each request has a virtual thread. Opened and closed by one thread. */
public final class WebServer implements AutoCloseable {
    private final Server server;
    private final ServerConnector connector;
    private final Streams streams;
    private final Place place;

    private WebServer(Server server, ServerConnector connector, Streams streams, Place place) {
        this.server = server;
        this.connector = connector;
        this.streams = streams;
        this.place = place;
    }

    /** What tells pages what happens; ended before the server, which waits for requests to end. */
    private record Streams(Feed feed, PluginDoor plugin) {
        void close() {
            feed.close();
            plugin.close();
        }
    }

    /**
     * Where to listen.
     *
     * @param host the address to bind
     * @param port 0 takes any free one
     * @param tls empty: in the clear
     */
    public record Place(String host, int port, Optional<Tls> tls) {}

    /**
     * The certificate to show.
     *
     * @param keyStore it and its key, PKCS 12
     * @param password opens the store; never shown
     */
    public record Tls(Path keyStore, String password) {
        @Override
        public String toString() {
            return "Tls[" + keyStore + "]";
        }
    }

    /**
     * Listens, for all but newsrooms.
     *
     * @param host the address to bind
     * @param port 0 takes any free one
     * @throws IOException if it cannot listen there; the message says why and what to do
     */
    public static WebServer start(String host, int port, Sources sources, Limits.Web limits, TimeSource time)
            throws IOException {
        return start(new Place(host, port, Optional.empty()), sources, Optional.empty(), limits, time);
    }

    /**
     * Listens.
     *
     * @param newsrooms who takes those that dial {@code /mos}; empty: nobody
     * @throws IOException if it cannot listen there; the message says why and what to do
     */
    public static WebServer start(
            Place place, Sources sources, Optional<WebSocketListener> newsrooms, Limits.Web limits, TimeSource time)
            throws IOException {
        var threads = new QueuedThreadPool();
        threads.setName("web");
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("web-"));
        var server = new Server(threads);
        var connector = new ServerConnector(server, 1, 1, protocols(place, limits));
        connector.setHost(place.host());
        connector.setPort(place.port());
        connector.setIdleTimeout(limits.idle().toMillis());
        // Callers keep idle connections for the next request; stopping must not wait a second for each of them.
        connector.setShutdownIdleTimeout(limits.stop().toMillis() / 20);
        server.addConnector(connector);
        var limit = new NetworkConnectionLimit(limits.maxConnections(), connector);
        server.addBean(limit);
        server.setStopTimeout(limits.stop().toMillis());
        var feed = Feed.start(watched(sources, connector), Limits.Feed.defaults(), time);
        var console = new ConsoleFiles();
        var plugin = PluginDoor.open(sources, console, time);
        var pages = new RequestHandler(
                new Guard(place.host()),
                new Api(sources, feed, limits, time),
                new OutputFiles(sources.gateway().peers().outputs()),
                new RequestHandler.Files(console, plugin),
                limits.maxBodyBytes());
        var outputs = OutputEndpoint.before(pages, sources.gateway().peers().outputs(), Limits.Graphics.defaults());
        // Newsrooms have a bound of their own; their connections must not take what consoles may have.
        server.setHandler(new GracefulHandler(newsrooms
                .<Handler>map(listener -> MosEndpoint.before(
                        outputs, listener, open -> limit.setMaxNetworkConnectionCount(limits.maxConnections() + open)))
                .orElse(outputs)));
        server.setErrorHandler(RequestHandler::broken);
        var web = new WebServer(server, connector, new Streams(feed, plugin), place);
        try {
            server.start();
        } catch (Exception e) {
            web.close();
            throw new IOException(whyNot(place, e), e);
        }
        return web;
    }

    private static Watched watched(Sources sources, ServerConnector connector) {
        return new Watched(
                () -> StatusJson.status(
                        sources.gateway().status().get(),
                        sources.gateway().ready().getAsBoolean(),
                        connector.getLocalPort(),
                        sources.gateway().playground().isPresent()),
                sources.gateway().lanes(),
                sources.wishes().storyActions().all(),
                new Watched.Air(
                        sources.gateway().peers().air().devices()::statuses,
                        sources.gateway().peers().air().shows().all(),
                        () -> sources.gateway()
                                .peers()
                                .air()
                                .network()
                                .flatMap(network -> network.news().since()),
                        sources.rundowns().exports().targets()),
                new Watched.Held(
                        sources.rundowns().all(),
                        sources.objects().holdings(),
                        sources.objects().all(),
                        sources.gateway().peers().air().graphics().templates()),
                new Watched.Shown(
                        new MessageJson(
                                sources.journal().ackTime(), sources.rundowns().byKey()),
                        new PrompterJson(sources.rundowns().pace())),
                sources.journal().subscribe());
    }

    private static ConnectionFactory[] protocols(Place place, Limits.Web limits) {
        var http = new HttpConnectionFactory(configuration(limits));
        if (place.tls().isEmpty()) return new ConnectionFactory[] {http};
        // Peers dial us by whatever name or address they have for us.
        http.getHttpConfiguration().addCustomizer(new SecureRequestCustomizer(false));
        var certificate = new SslContextFactory.Server();
        certificate.setKeyStorePath(place.tls().get().keyStore().toString());
        certificate.setKeyStoreType("PKCS12");
        certificate.setKeyStorePassword(place.tls().get().password());
        certificate.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return new ConnectionFactory[] {new SslConnectionFactory(certificate, http.getProtocol()), http};
    }

    private static HttpConfiguration configuration(Limits.Web limits) {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(limits.maxHeaderBytes());
        // IDs of MOS objects may have any sign in them; what is allowed is decided on whole pieces of a path.
        configuration.setUriCompliance(UriCompliance.DEFAULT.with(
                "object IDs",
                UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
                UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
                UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS));
        return configuration;
    }

    private static String whyNot(Place where, Exception e) {
        String place = "web cannot listen on " + where.host() + ":" + where.port();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return place + " (" + cause.getMessage() + "): stop what uses that port, or set web.port to another; 0"
                        + " takes any free one";
            }
        }
        return where.tls()
                .map(tls -> place + " with the certificate in " + tls.keyStore() + ": " + e.getMessage()
                        + "; expected a PKCS 12 file that web.tls.password opens")
                .orElse(place + ": " + e.getMessage());
    }

    /** The port that is really bound. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Where a browser on this machine finds it. */
    public String url() {
        String host = place.host();
        String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return (place.tls().isPresent() ? "https://" : "http://") + (name.contains(":") ? "[" + name + "]" : name) + ":"
                + port() + "/";
    }

    /** Stops listening, lets requests end that are being answered, for a bounded time, and returns. */
    @Override
    public void close() {
        streams.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        }
    }
}
