package org.cueway.simulator.nmos.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.simulator.nmos.dns.DnsMessage.Question;

/**
 * Offers services on a local network by multicast DNS (RFC 6762): answers questions, tells of what comes and goes. Takes for granted
 * that its names are nobody else's. Safe for use by any thread.
 */
public final class SimulatedMulticastDns implements AutoCloseable {
    /** The port and group of RFC 6762 §3, which cannot be others. */
    private static final InetSocketAddress GROUP = new InetSocketAddress("224.0.0.251", 5_353);

    private static final int MAX_BYTES = 9_000;
    private static final int FULL_TTL = 255;
    private static final Duration TTL = Duration.ofMinutes(2);
    private static final String DOMAIN = "local";

    private final MulticastSocket socket;
    private final Zone zone = new Zone();
    private final Map<String, Advertised> offered = new ConcurrentHashMap<>();
    private final Thread thread;

    private SimulatedMulticastDns(MulticastSocket socket) {
        this.socket = socket;
        // A platform thread: a virtual one would hold its carrier while it waits for a multicast.
        this.thread = Thread.ofPlatform().name("mdns").daemon().unstarted(this::answer);
    }

    /**
     * Joins.
     *
     * @param own an address of the interface to use
     */
    public static SimulatedMulticastDns start(InetAddress own) throws IOException {
        var there = NetworkInterface.getByInetAddress(own);
        if (there == null) throw new IOException("no interface has the address " + own.getHostAddress());
        var socket = new MulticastSocket(GROUP.getPort());
        try {
            socket.setNetworkInterface(there);
            socket.setTimeToLive(FULL_TTL);
            socket.joinGroup(GROUP, there);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        var dns = new SimulatedMulticastDns(socket);
        dns.thread.start();
        return dns;
    }

    /** Offers a service from now on, or says something else of it; tells everybody. */
    public synchronized void offer(Advertised service) throws IOException {
        var key = service.service() + " " + service.instance();
        var before = offered.put(key, service);
        if (before != null) zone.remove(before.in(DOMAIN, TTL));
        var records = service.in(DOMAIN, TTL);
        zone.put(records);
        send(DnsMessage.multicast(records, List.of(), false), GROUP);
    }

    /** Offers it no longer; tells everybody. */
    public synchronized void withdraw(Advertised service) throws IOException {
        offered.remove(service.service() + " " + service.instance());
        var records = service.in(DOMAIN, TTL);
        zone.remove(records);
        send(DnsMessage.multicast(records, List.of(), true), GROUP);
    }

    /** Offers nothing any more, and tells nobody: what those who listen see of a crash. */
    public synchronized void vanish() {
        offered.clear();
        zone.remove(zone.all());
    }

    /** What is offered. */
    public List<Advertised> offered() {
        return List.copyOf(offered.values());
    }

    private void answer() {
        var packet = new DatagramPacket(new byte[MAX_BYTES], MAX_BYTES);
        try {
            while (true) {
                packet.setLength(MAX_BYTES);
                socket.receive(packet);
                try {
                    answer(DnsMessage.readAll(Arrays.copyOf(packet.getData(), packet.getLength())), packet);
                } catch (ProtocolException e) {
                    // Nothing that one could answer.
                }
            }
        } catch (IOException closed) {
            // It has left.
        }
    }

    private void answer(List<Question> questions, DatagramPacket from) throws IOException {
        var answers = new ArrayList<DnsRecord>();
        questions.forEach(question -> answers.addAll(zone.find(question.name(), question.type())));
        if (answers.isEmpty()) return;
        var found = answers.stream().distinct().toList();
        if (from.getPort() == GROUP.getPort()) {
            send(DnsMessage.multicast(found, zone.more(found), false), GROUP);
        } else {
            // A simple resolver, which takes an answer to itself (§6.7).
            var unicast = new DnsMessage.Found(0, found, zone.more(found));
            send(DnsMessage.write(questions.getFirst(), unicast, MAX_BYTES), (InetSocketAddress)
                    from.getSocketAddress());
        }
    }

    private void send(byte[] bytes, InetSocketAddress to) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    /** Tells that all of it is gone, and leaves. */
    @Override
    public void close() {
        try {
            var records = zone.all();
            if (!records.isEmpty()) send(DnsMessage.multicast(records, List.of(), true), GROUP);
        } catch (IOException e) {
            // Those who listen find out when their memory runs out.
        }
        socket.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
