package org.cueway.simulator.device.mqtt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cueway.simulator.device.mqtt.Packet.ConnAck;
import org.cueway.simulator.device.mqtt.Packet.Connect;
import org.cueway.simulator.device.mqtt.Packet.Disconnect;
import org.cueway.simulator.device.mqtt.Packet.Filter;
import org.cueway.simulator.device.mqtt.Packet.Login;
import org.cueway.simulator.device.mqtt.Packet.PingReq;
import org.cueway.simulator.device.mqtt.Packet.PingResp;
import org.cueway.simulator.device.mqtt.Packet.PubAck;
import org.cueway.simulator.device.mqtt.Packet.Publish;
import org.cueway.simulator.device.mqtt.Packet.SubAck;
import org.cueway.simulator.device.mqtt.Packet.Subscribe;
import org.cueway.simulator.device.mqtt.Packet.UnsubAck;
import org.cueway.simulator.device.mqtt.Packet.Unsubscribe;

/** Between octets and packets, of MQTT 3.1.1 (version 4) and MQTT 5. */
final class Packets {
    static final int V3 = 4;
    static final int V5 = 5;
    /** Longest packet that is read; 1 MiB, a light needs a hundredth. */
    private static final int MAX_BYTES = 1024 * 1024;

    private static final int MESSAGE_EXPIRY = 2;
    private static final int SESSION_EXPIRY = 17;
    private static final int MAXIMUM_QOS = 36;

    private Packets() {}

    /**
     * The next packet.
     *
     * @param version of whoever speaks; that of a CONNECT stands in it
     * @return empty at the end
     * @throws MalformedPacket if it is none
     */
    static Optional<Packet> read(InputStream in, int version) throws IOException {
        int first = in.read();
        if (first < 0) return Optional.empty();
        int length = length(in);
        if (length > MAX_BYTES) {
            throw new MalformedPacket("a packet of " + length + " octets, expected at most " + MAX_BYTES);
        }
        var body = in.readNBytes(length);
        if (body.length < length) throw new EOFException("a packet without its end");
        return Optional.of(packet(first, new Octets.In(body), version));
    }

    private static int length(InputStream in) throws IOException {
        int value = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int next = in.read();
            if (next < 0) throw new EOFException("a packet without its length");
            value |= (next & 0x7f) << shift;
            if ((next & 0x80) == 0) return value;
        }
        throw new MalformedPacket("a length of more than four octets");
    }

    private static Packet packet(int first, Octets.In in, int version) throws MalformedPacket {
        return switch (first >> 4) {
            case 1 -> connect(in);
            case 2 -> new ConnAck((in.one() & 1) != 0, in.one());
            case 3 -> publish(first, in, version);
            case 4 -> new PubAck(in.two(), in.isAtEnd() ? 0 : in.one());
            case 8 -> subscribe(in, version);
            case 9 -> subAck(in, version);
            case 10 -> unsubscribe(in, version);
            case 11 -> new UnsubAck(in.two(), 1);
            case 12 -> new PingReq();
            case 13 -> new PingResp();
            case 14 -> new Disconnect(in.isAtEnd() ? 0 : in.one());
            default -> throw new MalformedPacket("a packet of type " + (first >> 4));
        };
    }

    private static Connect connect(Octets.In in) throws MalformedPacket {
        var protocol = in.text();
        int version = in.one();
        if (!protocol.equals("MQTT") || (version != V3 && version != V5)) {
            throw new MalformedPacket("protocol " + protocol + " " + version + ", expected MQTT 4 or 5");
        }
        int flags = in.one();
        int keepAlive = in.two();
        long expiry = version == V5 ? in.properties().getOrDefault(SESSION_EXPIRY, 0L) : 0;
        var client = in.text();
        boolean clean = (flags & 2) != 0;
        Optional<Publish> will = Optional.empty();
        if ((flags & 4) != 0) {
            if (version == V5) in.properties();
            will = Optional.of(
                    new Publish(in.text(), in.text(), flags >> 3 & 3, (flags & 32) != 0, 0, OptionalLong.empty()));
        }
        var username = (flags & 128) != 0 ? in.text() : "";
        var password = (flags & 64) != 0 ? in.text() : "";
        long kept = version == V3 && !clean ? Long.MAX_VALUE : expiry;
        return new Connect(
                version,
                client,
                clean,
                keepAlive,
                kept,
                will,
                (flags & 128) != 0 ? Optional.of(new Login(username, password)) : Optional.empty());
    }

    private static Publish publish(int first, Octets.In in, int version) throws MalformedPacket {
        int qos = first >> 1 & 3;
        if (qos == 3) throw new MalformedPacket("QoS 3");
        var topic = in.text();
        if (topic.isEmpty() || topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0) {
            throw new MalformedPacket("topic \"" + topic + "\", expected one without wildcards");
        }
        int id = qos == 0 ? 0 : in.two();
        Map<Integer, Long> properties = version == V5 ? in.properties() : Map.of();
        var expiry = properties.get(MESSAGE_EXPIRY);
        return new Publish(
                topic,
                in.rest(),
                qos,
                (first & 1) != 0,
                id,
                expiry == null ? OptionalLong.empty() : OptionalLong.of(expiry));
    }

    private static Subscribe subscribe(Octets.In in, int version) throws MalformedPacket {
        int id = in.two();
        if (version == V5) in.properties();
        var filters = new ArrayList<Filter>();
        while (!in.isAtEnd()) {
            var text = in.text();
            int options = in.one();
            filters.add(new Filter(text, Math.min(options & 3, 1), (options & 4) != 0, (options & 8) != 0));
        }
        if (filters.isEmpty()) throw new MalformedPacket("a subscription to nothing");
        return new Subscribe(id, filters);
    }

    private static SubAck subAck(Octets.In in, int version) throws MalformedPacket {
        int id = in.two();
        if (version == V5) in.properties();
        var codes = new ArrayList<Integer>();
        while (!in.isAtEnd()) codes.add(in.one());
        return new SubAck(id, codes);
    }

    private static Unsubscribe unsubscribe(Octets.In in, int version) throws MalformedPacket {
        int id = in.two();
        if (version == V5) in.properties();
        var filters = new ArrayList<String>();
        while (!in.isAtEnd()) filters.add(in.text());
        return new Unsubscribe(id, filters);
    }

    /** A packet as it goes to whoever speaks that version. */
    static byte[] bytes(Packet packet, int version) {
        boolean five = version == V5;
        return switch (packet) {
            case Connect connect -> connect(connect);
            case ConnAck(boolean present, int code) -> {
                var out = new Octets.Out().one(present ? 1 : 0).one(code);
                yield framed(0x20, five ? out.variable(2).one(MAXIMUM_QOS).one(1) : out);
            }
            case Publish publish -> publish(publish, five);
            case PubAck(int id, int code) -> {
                var out = new Octets.Out().two(id);
                yield framed(0x40, five && code != 0 ? out.one(code) : out);
            }
            case Subscribe(int id, var filters) -> {
                var out = none(new Octets.Out().two(id), five);
                for (var filter : filters) {
                    out.text(filter.text())
                            .one(filter.qos() | (filter.noLocal() ? 4 : 0) | (filter.asPublished() ? 8 : 0));
                }
                yield framed(0x82, out);
            }
            case SubAck(int id, var codes) -> {
                var out = none(new Octets.Out().two(id), five);
                codes.forEach(out::one);
                yield framed(0x90, out);
            }
            case Unsubscribe(int id, var filters) -> {
                var out = none(new Octets.Out().two(id), five);
                filters.forEach(out::text);
                yield framed(0xa2, out);
            }
            case UnsubAck(int id, int filters) -> {
                var out = none(new Octets.Out().two(id), five);
                yield framed(0xb0, five ? out.raw(new byte[filters]) : out);
            }
            case PingReq() -> framed(0xc0, new Octets.Out());
            case PingResp() -> framed(0xd0, new Octets.Out());
            case Disconnect(int code) ->
                framed(0xe0, five && code != 0 ? new Octets.Out().one(code) : new Octets.Out());
        };
    }

    private static byte[] connect(Connect connect) {
        boolean five = connect.version() == V5;
        var out = new Octets.Out().text("MQTT").one(connect.version());
        int flags = connect.clean() ? 2 : 0;
        if (connect.will().isPresent()) {
            var will = connect.will().get();
            flags |= 4 | will.qos() << 3 | (will.retain() ? 32 : 0);
        }
        if (connect.login().isPresent()) flags |= 128 | 64;
        out.one(flags).two(connect.keepAlive());
        if (five) {
            if (connect.sessionExpiry() > 0) {
                out.variable(5).one(SESSION_EXPIRY).four(connect.sessionExpiry());
            } else {
                out.variable(0);
            }
        }
        out.text(connect.client());
        connect.will().ifPresent(will -> none(out, five).text(will.topic()).text(will.payload()));
        connect.login().ifPresent(login -> out.text(login.username()).text(login.password()));
        return framed(0x10, out);
    }

    private static byte[] publish(Publish publish, boolean five) {
        var out = new Octets.Out().text(publish.topic());
        if (publish.qos() > 0) out.two(publish.id());
        if (five) {
            if (publish.expiry().isPresent()) {
                out.variable(5).one(MESSAGE_EXPIRY).four(publish.expiry().getAsLong());
            } else {
                out.variable(0);
            }
        }
        out.raw(publish.payload().getBytes(StandardCharsets.UTF_8));
        return framed(0x30 | publish.qos() << 1 | (publish.retain() ? 1 : 0), out);
    }

    /** No properties, where MQTT 5 has some. */
    private static Octets.Out none(Octets.Out out, boolean five) {
        return five ? out.variable(0) : out;
    }

    private static byte[] framed(int first, Octets.Out body) {
        var bytes = body.bytes();
        return new Octets.Out().one(first).variable(bytes.length).raw(bytes).bytes();
    }
}
