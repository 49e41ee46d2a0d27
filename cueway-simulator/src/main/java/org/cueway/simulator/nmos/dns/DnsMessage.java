package org.cueway.simulator.nmos.dns;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** DNS messages as bytes (RFC 1035 §4). Pure. */
final class DnsMessage {
    private static final int CLASS_IN = 1;
    private static final int OPT = 41;
    private static final int PLAIN_UDP_BYTES = 512;
    private static final int RESPONSE = 0x8000;
    private static final int AUTHORITATIVE = 0x0400;
    private static final int CUT_SHORT = 0x0200;
    private static final int RECURSION_DESIRED = 0x0100;

    private DnsMessage() {}

    /**
     * A question.
     *
     * @param type its code
     * @param maxBytes of the answer, over UDP
     */
    record Question(int id, int flags, String name, int type, int maxBytes) {}

    /**
     * What is answered.
     *
     * @param code 0, or that of an error
     */
    record Found(int code, List<DnsRecord> answers, List<DnsRecord> more) {}

    static Question read(byte[] bytes) throws ProtocolException {
        var in = ByteBuffer.wrap(bytes);
        try {
            int id = in.getShort() & 0xffff;
            int flags = in.getShort() & 0xffff;
            int questions = in.getShort();
            in.getInt();
            int additional = in.getShort();
            if ((flags & RESPONSE) != 0 || questions != 1) throw new ProtocolException("expected one question");
            var name = name(in);
            int type = in.getShort() & 0xffff;
            in.getShort();
            int max = PLAIN_UDP_BYTES;
            // An OPT record (RFC 6891) has the root's name, and its class says how much the asker takes.
            if (additional == 1 && in.remaining() >= 5 && in.get() == 0 && in.getShort() == OPT) {
                max = Math.max(PLAIN_UDP_BYTES, in.getShort() & 0xffff);
            }
            return new Question(id, flags, name, type, max);
        } catch (BufferUnderflowException e) {
            throw new ProtocolException("the question does not end");
        }
    }

    private static String name(ByteBuffer in) throws ProtocolException {
        var labels = new ArrayList<String>();
        for (int length = in.get(); length != 0; length = in.get()) {
            if (length < 0) throw new ProtocolException("a compressed question");
            var label = new byte[length];
            in.get(label);
            labels.add(new String(label, StandardCharsets.UTF_8)
                    .replace("\\", "\\\\")
                    .replace(".", "\\."));
        }
        return String.join(".", labels);
    }

    /** The answer; cut short if it is longer than allowed, or must be. */
    static byte[] write(Question question, Found found, int maxBytes) {
        var whole = write(question, found, false);
        return whole.length <= maxBytes ? whole : write(question, new Found(found.code(), List.of(), List.of()), true);
    }

    private static byte[] write(Question question, Found found, boolean cutShort) {
        var out = new ByteArrayOutputStream();
        int flags = RESPONSE | AUTHORITATIVE | (question.flags() & RECURSION_DESIRED) | found.code();
        two(out, question.id());
        two(out, cutShort ? flags | CUT_SHORT : flags);
        two(out, 1);
        two(out, found.answers().size());
        two(out, 0);
        two(out, found.more().size());
        name(out, question.name());
        two(out, question.type());
        two(out, CLASS_IN);
        found.answers().forEach(record -> record(out, record));
        found.more().forEach(record -> record(out, record));
        return out.toByteArray();
    }

    private static void record(ByteArrayOutputStream out, DnsRecord record) {
        name(out, record.name());
        two(out, DnsType.of(record).code());
        two(out, CLASS_IN);
        int ttl = (int) record.ttl().toSeconds();
        two(out, ttl >>> 16);
        two(out, ttl);
        var data = data(record);
        two(out, data.length);
        out.writeBytes(data);
    }

    private static byte[] data(DnsRecord record) {
        var data = new ByteArrayOutputStream();
        switch (record) {
            case DnsRecord.Ptr ptr -> name(data, ptr.target());
            case DnsRecord.Address address -> data.writeBytes(address.address().getAddress());
            case DnsRecord.Srv srv -> {
                two(data, srv.place().priority());
                two(data, srv.place().weight());
                two(data, srv.place().port());
                name(data, srv.place().host());
            }
            case DnsRecord.Txt txt -> {
                for (var text : txt.texts()) label(data, text);
                if (txt.texts().isEmpty()) data.write(0);
            }
        }
        return data.toByteArray();
    }

    /** Writes a name label by label, never compressed. */
    private static void name(ByteArrayOutputStream out, String name) {
        for (var label : name.split("(?<!\\\\)\\.", -1)) {
            if (!label.isEmpty()) label(out, label.replace("\\.", ".").replace("\\\\", "\\"));
        }
        out.write(0);
    }

    private static void label(ByteArrayOutputStream out, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static void two(ByteArrayOutputStream out, int number) {
        out.write(number >>> 8);
        out.write(number);
    }
}
