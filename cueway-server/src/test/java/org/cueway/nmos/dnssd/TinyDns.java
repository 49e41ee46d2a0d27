package org.cueway.nmos.dnssd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A DNS server on a port of its own that answers from a list of records over UDP, and remembers what it was asked. */
public final class TinyDns implements AutoCloseable {
    private static final int A = 1;
    private static final int PTR = 12;
    private static final int TXT = 16;
    private static final int AAAA = 28;
    private static final int SRV = 33;

    private final DatagramSocket socket;
    private final List<Entry> records = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean silent;

    private record Entry(String name, int type, byte[] data) {}

    private TinyDns(DatagramSocket socket) {
        this.socket = socket;
        this.thread = Thread.ofVirtual().name("tiny dns").start(this::serve);
    }

    public static TinyDns start() throws IOException {
        return new TinyDns(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    }

    /** As the configuration wants it. */
    public String server() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** A service: its PTR, SRV and TXT records, and the address of its host. */
    public TinyDns service(String type, String domain, String instance, String host, int port, String... txt) {
        return service(type, domain, instance, 0, host, port, txt).address(host, "127.0.0.1");
    }

    /** The same with a priority in its SRV record, and without the address of its host. */
    public TinyDns service(
            String type, String domain, String instance, int priority, String host, int port, String... txt) {
        var name = instance + "." + type + "." + domain;
        records.add(new Entry(key(type + "." + domain), PTR, named(instance, type + "." + domain)));
        var srv = new ByteArrayOutputStream();
        srv.writeBytes(new byte[] {0, (byte) priority, 0, 0, (byte) (port >> 8), (byte) port});
        srv.writeBytes(name(host));
        records.add(new Entry(key(name), SRV, srv.toByteArray()));
        var strings = new ByteArrayOutputStream();
        for (var each : txt) strings.writeBytes(string(each));
        records.add(new Entry(key(name), TXT, strings.toByteArray()));
        return this;
    }

    public TinyDns address(String host, String ip) {
        try {
            var bytes = InetAddress.getByName(ip).getAddress();
            records.add(new Entry(key(host), bytes.length == 4 ? A : AAAA, bytes));
            return this;
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Forgets all records. */
    public void clear() {
        records.clear();
    }

    /** Answers no more. */
    public void silence() {
        silent = true;
    }

    /** What was asked, {@code 12 _nmos-query._tcp.studio.example}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void serve() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[1500], 1500);
                socket.receive(packet);
                if (!silent) answer(packet);
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void answer(DatagramPacket question) throws IOException {
        var in = ByteBuffer.wrap(question.getData(), 0, question.getLength());
        short id = in.getShort();
        in.position(12);
        var labels = new ArrayList<String>();
        for (int length = in.get(); length > 0; length = in.get()) {
            var label = new byte[length];
            in.get(label);
            labels.add(new String(label, StandardCharsets.UTF_8));
        }
        int type = in.getShort();
        int end = in.position() + 2;
        var name = String.join(".", labels);
        asked.add(type + " " + name);
        var named =
                records.stream().filter(each -> each.name().equals(key(name))).toList();
        var found = named.stream().filter(each -> each.type() == type).toList();
        boolean exists = records.stream().anyMatch(each -> each.name().endsWith(key(name)));
        var out = ByteBuffer.allocate(8192);
        out.putShort(id).putShort((short) (exists ? 0x8580 : 0x8583)).putShort((short) 1);
        out.putShort((short) found.size()).putInt(0);
        out.put(question.getData(), 12, end - 12);
        for (var record : found) {
            out.putShort((short) 0xC00C)
                    .putShort((short) type)
                    .putShort((short) 1)
                    .putInt(60);
            out.putShort((short) record.data().length).put(record.data());
        }
        socket.send(new DatagramPacket(out.array(), out.position(), question.getSocketAddress()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** An instance's name is one label, whatever is in it. */
    private static byte[] named(String instance, String rest) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(string(instance));
        out.writeBytes(name(rest));
        return out.toByteArray();
    }

    private static byte[] name(String name) {
        var out = new ByteArrayOutputStream();
        for (var label : name.split("\\.", -1)) out.writeBytes(string(label));
        out.write(0);
        return out.toByteArray();
    }

    private static byte[] string(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.write(bytes.length);
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
