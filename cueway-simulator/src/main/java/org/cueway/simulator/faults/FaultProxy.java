package org.cueway.simulator.faults;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.cueway.base.TimeSource;

/**
 * A port behind which another one lies, with faults on the way. Two virtual threads a connection. Safe for use by any
 * thread.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int BACKLOG = 64;
    /** Time to reach the port behind; 5 s. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final End ours;
    private final FaultPlan plan;
    private final TimeSource time;
    private final LongAdder faults = new LongAdder();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Which end the faults' {@link Way} is seen from. */
    public enum End {
        /** Whoever calls the proxy. */
        CALLER,
        /** Whoever listens behind it. */
        LISTENER
    }

    private FaultProxy(ServerSocket server, InetSocketAddress target, End ours, FaultPlan plan, TimeSource time) {
        this.server = server;
        this.target = target;
        this.ours = ours;
        this.plan = plan;
        this.time = time;
    }

    /**
     * Listens.
     *
     * @param listen where; port 0 means any free one
     * @param target what lies behind; its host is looked up for each connection
     * @throws IOException if the port cannot be had
     */
    public static FaultProxy open(
            InetSocketAddress listen, InetSocketAddress target, End ours, FaultPlan plan, TimeSource time)
            throws IOException {
        var server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(listen, BACKLOG);
        } catch (IOException e) {
            server.close();
            throw new IOException(
                    "cannot listen on " + listen.getHostString() + ":" + listen.getPort() + ": " + e.getMessage(), e);
        }
        var proxy = new FaultProxy(server, target, ours, plan, time);
        proxy.start("faults", proxy::accept);
        return proxy;
    }

    /** Where it listens, with the port that was really taken. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /** How often something went wrong so far. */
    public long faults() {
        return faults.sum();
    }

    /** Ends every connection and listens no longer. */
    @Override
    public void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
        sockets.forEach(Pump::close);
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        for (long number = 0; !closed; number++) {
            try {
                connect(server.accept(), number);
            } catch (IOException e) {
                if (server.isClosed()) return;
            }
        }
    }

    private void connect(Socket caller, long number) throws IOException {
        keep(caller);
        var out = new Script(plan.faults(), Way.OUT, plan.random(number, Way.OUT));
        if (out.refuses()) {
            faults.increment();
            caller.close();
            return;
        }
        start("fault-connection", () -> relay(caller, number, out));
    }

    private void relay(Socket caller, long number, Script out) {
        try (caller;
                var behind = new Socket()) {
            keep(behind);
            var address = new InetSocketAddress(target.getHostString(), target.getPort());
            if (address.isUnresolved()) return;
            behind.connect(address, (int) CONNECT.toMillis());
            caller.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            var in = new Script(plan.faults(), Way.IN, plan.random(number, Way.IN));
            boolean callers = ours == End.CALLER;
            var there = start("fault-there", new Pump(caller, behind, callers ? out : in, time, faults));
            var back = start("fault-back", new Pump(behind, caller, callers ? in : out, time, faults));
            there.join();
            back.join();
        } catch (IOException nobodyBehind) {
            // The caller sees its connection end, as it would without us.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(caller);
        }
    }

    private void keep(Socket socket) throws IOException {
        sockets.removeIf(Socket::isClosed);
        sockets.add(socket);
        if (closed) socket.close();
    }

    private Thread start(String name, Runnable work) {
        var thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                work.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
        return thread;
    }
}
