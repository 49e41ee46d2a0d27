package org.cueway.simulator.nmos.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.fault.Faults;
import org.cueway.simulator.nmos.fault.NmosFault;
import org.cueway.simulator.nmos.fault.RegistryFault;
import org.cueway.simulator.nmos.fault.Striking;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.HttpListener;
import org.cueway.simulator.nmos.http.Request;
import org.cueway.simulator.nmos.http.RequestLog;
import org.cueway.simulator.nmos.http.WebSocket;
import org.cueway.simulator.nmos.resource.Content;

/** The registry: a port for the Query API, one for WebSockets, and what goes wrong. Safe for use by any thread. */
public final class SimulatedRegistry implements AutoCloseable {
    private final RegistryPlan plan;
    private final Content content;
    private final Subscriptions subscriptions;
    private final Striking striking;
    private final HttpListener http;
    private final HttpListener webSockets;
    private volatile UnaryOperator<Function<Request, Answer>> guard = UnaryOperator.identity();

    private SimulatedRegistry(RegistryPlan plan, Content content, Station station) throws IOException {
        this.plan = plan;
        this.content = content;
        this.striking = new Striking(new Faults(), station.time());
        this.subscriptions = new Subscriptions(plan, content, station.time());
        var api = new QueryApi(plan, content, subscriptions);
        this.http = HttpListener.start(
                place(station, plan.port()),
                request -> guard.apply(asked -> answer(api, asked)).apply(request));
        try {
            this.webSockets = HttpListener.start(
                    place(station, plan.webSocketPort()),
                    request -> guard.apply(this::upgrade).apply(request));
        } catch (IOException e) {
            http.close();
            throw e;
        }
        subscriptions.at(webSockets.authority());
    }

    /**
     * What it shares with the rest of a facility.
     *
     * @param name in what was received
     */
    public record Station(String name, RequestLog log, TimeSource time) {}

    /** Listens; shows what the content has. */
    public static SimulatedRegistry start(RegistryPlan plan, Content content, Station station) throws IOException {
        return new SimulatedRegistry(plan, content, station);
    }

    private HttpListener.Place place(Station station, int port) {
        return new HttpListener.Place(
                station.name(), new InetSocketAddress(plan.host(), port), station.log(), station.time());
    }

    /** Where the Query API is, without path: {@code http://127.0.0.1:3211}. */
    public URI uri() {
        return http.uri();
    }

    public int port() {
        return http.port();
    }

    public int webSocketPort() {
        return webSockets.port();
    }

    public RegistryPlan plan() {
        return plan;
    }

    /** What it shows; change it as a node would. */
    public Content content() {
        return content;
    }

    /** Subscriptions that there are. */
    public int subscriptions() {
        return subscriptions.count();
    }

    /** WebSockets of subscriptions that are open. */
    public List<WebSocket> sockets() {
        return subscriptions.sockets();
    }

    /** How many HTTP connections were ever accepted, WebSockets aside. */
    public long accepted() {
        return http.accepted();
    }

    /** What goes wrong from now on; nothing for all is well. */
    public synchronized void fail(NmosFault... now) {
        var faults = List.of(now);
        striking.faults().set(faults);
        subscriptions.empty(faults.stream().anyMatch(RegistryFault.Empty.class::isInstance));
        if (faults.stream().anyMatch(RegistryFault.Silent.class::isInstance))
            sockets().forEach(WebSocket::silence);
        if (faults.stream().anyMatch(RegistryFault.DropsSockets.class::isInstance)) dropSockets();
        if (faults.stream().anyMatch(RegistryFault.Gone.class::isInstance)) leave();
        else comeBack();
    }

    /** Asks from now on whoever comes; that of an authorization server is one. */
    public void guard(UnaryOperator<Function<Request, Answer>> by) {
        guard = by;
    }

    /** Ends every WebSocket; new ones are taken. */
    public void dropSockets() {
        webSockets.hangUp();
    }

    /** Refuses connections and ends those that there are; its subscriptions are forgotten unless they are persistent. */
    public void leave() {
        Stream.of(http, webSockets).forEach(HttpListener::leave);
        subscriptions.restart();
    }

    /** Takes connections again, on the same ports. */
    public void comeBack() {
        try {
            http.comeBack();
            webSockets.comeBack();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(QueryApi api, Request request) {
        var empty = striking.faults().has(RegistryFault.Empty.class, List.of());
        return striking.answer(request, List.of(), () -> api.answer(request, http.authority(), empty));
    }

    private Answer upgrade(Request request) {
        return switch (striking.answer(request, List.of(), () -> subscriptions.upgrade(request))) {
            case Answer.Upgrade(var opened, var ended) ->
                new Answer.Upgrade(
                        socket -> {
                            var faults = striking.faults();
                            if (faults.has(RegistryFault.Silent.class, List.of())) socket.silence();
                            opened.accept(socket);
                            if (faults.has(RegistryFault.DropsSockets.class, List.of())) socket.abort();
                        },
                        ended);
            case Answer other -> other;
        };
    }

    @Override
    public void close() {
        http.close();
        webSockets.close();
        subscriptions.close();
    }
}
