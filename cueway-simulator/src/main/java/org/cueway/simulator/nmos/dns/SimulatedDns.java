package org.cueway.simulator.nmos.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cueway.simulator.nmos.dns.DnsMessage.Found;
import org.cueway.simulator.nmos.dns.DnsMessage.Question;

/** The name server: a port on loopback, over UDP and TCP, its records, and who asked for what. Safe for use by any thread. */
public final class SimulatedDns implements AutoCloseable {
    private static final int ATTEMPTS = 50;
    private static final int MAX_BYTES = 65_535;
    private static final int NO_SUCH_NAME = 3;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Zone zone = new Zone();
    private final List<DnsQuery> queries = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile List<DnsFault> faults = List.of();

    private SimulatedDns(DatagramSocket udp, ServerSocket tcp) {
        this.udp = udp;
        this.tcp = tcp;
    }

    /** Listens on loopback, on a port that is free for both. */
    public static SimulatedDns start() throws IOException {
        for (int attempt = 1; ; attempt++) {
            var tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            try {
                var udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress());
                var dns = new SimulatedDns(udp, tcp);
                dns.begin("dns udp", dns::answerDatagrams);
                dns.begin("dns tcp", dns::accept);
                return dns;
            } catch (BindException taken) {
                tcp.close();
                if (attempt == ATTEMPTS) throw taken;
            }
        }
    }

    public int port() {
        return tcp.getLocalPort();
    }

    /** {@code 127.0.0.1:5353}. */
    public String authority() {
        return tcp.getInetAddress().getHostAddress() + ":" + port();
    }

    /** Adds records. */
    public void put(List<? extends DnsRecord> more) {
        zone.put(more);
    }

    /** Takes records away. */
    public void remove(List<? extends DnsRecord> some) {
        zone.remove(some);
    }

    /** Every question so far, oldest first. */
    public List<DnsQuery> queries() {
        return List.copyOf(queries);
    }

    /** How often a name was asked for; whatever the case of its letters. */
    public long asked(String name, DnsType type) {
        return queries.stream()
                .filter(query ->
                        query.name().equalsIgnoreCase(name) && query.type().equals(type.name()))
                .count();
    }

    /** What goes wrong from now on; nothing for all is well. */
    public void fail(DnsFault... now) {
        faults = List.of(now);
    }

    private boolean has(Class<? extends DnsFault> fault) {
        return faults.stream().anyMatch(fault::isInstance);
    }

    private void answerDatagrams() {
        var packet = new DatagramPacket(new byte[MAX_BYTES], MAX_BYTES);
        try {
            while (true) {
                packet.setLength(MAX_BYTES);
                udp.receive(packet);
                try {
                    var question = DnsMessage.read(Arrays.copyOf(packet.getData(), packet.getLength()));
                    var found = find(question, false);
                    if (!has(DnsFault.Mute.class)) {
                        int most = has(DnsFault.CutsShort.class) ? 0 : question.maxBytes();
                        var answer = DnsMessage.write(question, found, most);
                        udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                    }
                } catch (ProtocolException e) {
                    // No question: no answer.
                }
            }
        } catch (IOException closed) {
            // It listens no longer.
        }
    }

    private void accept() {
        try {
            while (true) {
                var socket = tcp.accept();
                sockets.add(socket);
                begin("dns client", () -> serve(socket));
                if (tcp.isClosed()) socket.close();
            }
        } catch (IOException closed) {
            // It listens no longer.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            var out = new DataOutputStream(socket.getOutputStream());
            while (true) {
                var bytes = new byte[in.readUnsignedShort()];
                in.readFully(bytes);
                var question = DnsMessage.read(bytes);
                var found = find(question, true);
                if (!has(DnsFault.Mute.class)) {
                    var answer = DnsMessage.write(question, found, MAX_BYTES);
                    out.writeShort(answer.length);
                    out.write(answer);
                    out.flush();
                }
            }
        } catch (IOException gone) {
            // The client has what it wanted.
        } finally {
            sockets.remove(socket);
        }
    }

    private Found find(Question question, boolean overTcp) {
        var type = DnsType.of(question.type());
        queries.add(new DnsQuery(
                question.name(), type.map(DnsType::name).orElse(String.valueOf(question.type())), overTcp));
        for (var fault : faults) {
            if (fault instanceof DnsFault.Code(int code)) return new Found(code, List.of(), List.of());
        }
        var answers = zone.find(question.name(), question.type());
        var more = has(DnsFault.NothingMore.class) ? List.<DnsRecord>of() : zone.more(answers);
        return new Found(zone.has(question.name()) ? 0 : NO_SUCH_NAME, answers, more);
    }

    private void begin(String name, Runnable what) {
        var thread = Thread.ofVirtual().name(name).unstarted(() -> {
            what.run();
            threads.remove(Thread.currentThread());
        });
        threads.add(thread);
        thread.start();
    }

    @Override
    public void close() {
        try {
            udp.close();
            tcp.close();
            for (var socket : sockets) {
                socket.close();
            }
            for (var thread : threads) {
                thread.join();
            }
        } catch (IOException e) {
            // The descriptors are gone either way.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
