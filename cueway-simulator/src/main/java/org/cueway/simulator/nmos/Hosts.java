package org.cueway.simulator.nmos;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.HttpListener;
import org.cueway.simulator.nmos.http.Request;
import org.cueway.simulator.nmos.http.RequestLog;
import org.cueway.simulator.nmos.node.SimulatedNode;

/** The ports of nodes. Where several share one, each has a path of its own. Opened by one thread; safe for any other afterwards. */
final class Hosts implements AutoCloseable {
    private final Facility plan;
    private final RequestLog log;
    private final TimeSource time;
    private final List<HttpListener> listeners = new ArrayList<>();
    private final Map<String, SimulatedNode> byPrefix = new ConcurrentHashMap<>();
    private volatile UnaryOperator<Function<Request, Answer>> guard = UnaryOperator.identity();

    Hosts(Facility plan, RequestLog log, TimeSource time) {
        this.plan = plan;
        this.log = log;
        this.time = time;
    }

    void open() throws IOException {
        for (int i = 0; i < plan.listenerCount(); i++) {
            int port = plan.places().port() == 0 ? 0 : plan.places().port() + i;
            var address = new InetSocketAddress(plan.places().host(), port);
            int number = i;
            listeners.add(HttpListener.start(
                    new HttpListener.Place("nodes " + (i + 1), address, log, time),
                    request -> guard.apply(asked -> answer(asked, number)).apply(request)));
        }
    }

    /** Where the n-th node is. */
    URI uri(int node) {
        return URI.create(listeners.get(node % listeners.size()).uri() + prefix(node));
    }

    /** The node that answers there. */
    void add(int index, SimulatedNode node) {
        byPrefix.put(index % listeners.size() + prefix(index), node);
    }

    private String prefix(int node) {
        return plan.size().nodes() > listeners.size() ? "/node" + node : "";
    }

    private Answer answer(Request request, int listener) {
        var path = request.path();
        var prefix = "";
        if (plan.size().nodes() > listeners.size()) {
            int end = path.indexOf('/', 1);
            prefix = end < 0 ? path : path.substring(0, end);
        }
        var node = byPrefix.get(listener + prefix);
        return node == null
                ? Answer.error(404, "no node at " + path)
                : node.answer(request, path.substring(prefix.length()));
    }

    void guard(UnaryOperator<Function<Request, Answer>> by) {
        guard = by;
    }

    void hangUp() {
        listeners.forEach(HttpListener::hangUp);
    }

    long accepted() {
        return listeners.stream().mapToLong(HttpListener::accepted).sum();
    }

    @Override
    public void close() {
        listeners.forEach(HttpListener::close);
    }
}
