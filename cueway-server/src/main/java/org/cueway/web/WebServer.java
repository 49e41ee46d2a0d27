package org.cueway.web;

import java.io.IOException;
import java.net.BindException;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.web.events.Feed;
import org.cueway.web.events.Watched;
import org.cueway.web.json.MessageJson;
import org.cueway.web.json.PrompterJson;
import org.cueway.web.json.StatusJson;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server; each request has a virtual thread. Opened and closed by one thread. */
public final class WebServer implements AutoCloseable {
    private final Server server;
    private final ServerConnector connector;
    private final Feed feed;
    private final String host;

    private WebServer(Server server, ServerConnector connector, Feed feed, String host) {
        this.server = server;
        this.connector = connector;
        this.feed = feed;
        this.host = host;
    }

    /**
     * Listens.
     *
     * @param host the address to bind
     * @param port 0 takes any free one
     * @throws IOException if it cannot listen there; the message says why and what to do
     */
    public static WebServer start(String host, int port, Sources sources, Limits.Web limits, TimeSource time)
            throws IOException {
        var threads = new QueuedThreadPool();
        threads.setName("web");
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("web-"));
        var server = new Server(threads);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration(limits)));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(limits.idle().toMillis());
        // Callers keep idle connections for the next request; stopping must not wait a second for each of them.
        connector.setShutdownIdleTimeout(limits.stop().toMillis() / 20);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.maxConnections(), connector));
        server.setStopTimeout(limits.stop().toMillis());
        var feed = Feed.start(watched(sources, connector), Limits.Feed.defaults(), time);
        server.setHandler(new GracefulHandler(
                new RequestHandler(new Guard(host), new Api(sources, feed, limits), limits.maxBodyBytes())));
        server.setErrorHandler(RequestHandler::broken);
        var web = new WebServer(server, connector, feed, host);
        try {
            server.start();
        } catch (Exception e) {
            web.close();
            throw new IOException(whyNot(host, port, e), e);
        }
        return web;
    }

    private static Watched watched(Sources sources, ServerConnector connector) {
        return new Watched(
                () -> StatusJson.status(
                        sources.status().get(), sources.ready().getAsBoolean(), connector.getLocalPort()),
                sources.lanes(),
                sources.storyActions().all(),
                sources.rundowns().all(),
                new Watched.Shown(
                        new MessageJson(
                                sources.journal().ackTime(), sources.rundowns().byKey()),
                        new PrompterJson(sources.rundowns().pace())),
                sources.journal().subscribe());
    }

    private static HttpConfiguration configuration(Limits.Web limits) {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(limits.maxHeaderBytes());
        return configuration;
    }

    private static String whyNot(String host, int port, Exception e) {
        String place = "web cannot listen on " + host + ":" + port;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return place + " (" + cause.getMessage() + "): stop what uses that port, or set web.port to another; 0"
                        + " takes any free one";
            }
        }
        return place + ": " + e.getMessage();
    }

    /** The port that is really bound. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Where a browser on this machine finds it. */
    public String url() {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port() + "/";
    }

    /** Stops listening, lets requests end that are being answered, for a bounded time, and returns. */
    @Override
    public void close() {
        feed.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        }
    }
}
