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
    private static final int CACHE_FLUSH = 0x8000;
    private static final int POINTER = 0xc0;
    private static final int MAX_LABELS = 128;

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

    /** The one question of a unicast message. */
    static Question read(byte[] bytes) throws ProtocolException {
        var all = readAll(bytes);
        if (all.size() != 1) throw new ProtocolException("expected one question");
        return all.getFirst();
    }

    /** The questions of a message; none if it is an answer. */
    static List<Question> readAll(byte[] bytes) throws ProtocolException {
        var in = ByteBuffer.wrap(bytes);
        try {
            int id = in.getShort() & 0xffff;
            int flags = in.getShort() & 0xffff;
            int count = in.getShort() & 0xffff;
            in.getInt();
            int additional = in.getShort() & 0xffff;
            if ((flags & RESPONSE) != 0) return List.of();
            var questions = new ArrayList<Question>();
            for (int i = 0; i < count; i++) {
                var name = name(in);
                int type = in.getShort() & 0xffff;
                in.getShort();
                questions.add(new Question(id, flags, name, type, PLAIN_UDP_BYTES));
            }
            int most = count == 1 && additional == 1 ? most(in) : PLAIN_UDP_BYTES;
            return questions.stream()
                    .map(each -> new Question(each.id(), each.flags(), each.name(), each.type(), most))
                    .toList();
        } catch (BufferUnderflowException e) {
            throw new ProtocolException("the message does not end");
        }
    }

    /** An OPT record (RFC 6891) has the root's name, and its class says how much the asker takes. */
    private static int most(ByteBuffer in) {
        return in.remaining() >= 5 && in.get() == 0 && in.getShort() == OPT
                ? Math.max(PLAIN_UDP_BYTES, in.getShort() & 0xffff)
                : PLAIN_UDP_BYTES;
    }

    private static String name(ByteBuffer in) throws ProtocolException {
        var labels = new ArrayList<String>();
        var from = in;
        for (int length = from.get() & 0xff; length != 0; length = from.get() & 0xff) {
            if (labels.size() == MAX_LABELS) throw new ProtocolException("a name without end");
            if (length >= POINTER) {
                int there = (length & ~POINTER) << 8 | (from.get() & 0xff);
                if (there >= in.limit()) throw new ProtocolException("a name elsewhere");
                // What stands there belongs to another name; reading goes on behind the pointer.
                from = in.duplicate().position(there);
                labels.add("");
            } else {
                var label = new byte[length];
                from.get(label);
                labels.add(new String(label, StandardCharsets.UTF_8)
                        .replace("\\", "\\\\")
                        .replace(".", "\\."));
            }
        }
        labels.removeIf(String::isEmpty);
        return String.join(".", labels);
    }

    /**
     * An answer by multicast: without question, and what is one's own replaces what others remember (RFC 6762 §10.2).
     *
     * @param gone whether it says that these are no more
     */
    static byte[] multicast(List<DnsRecord> answers, List<DnsRecord> more, boolean gone) {
        var out = new ByteArrayOutputStream();
        two(out, 0);
        two(out, RESPONSE | AUTHORITATIVE);
        two(out, 0);
        two(out, answers.size());
        two(out, 0);
        two(out, more.size());
        for (var record : answers) record(out, record, gone, true);
        for (var record : more) record(out, record, gone, true);
        return out.toByteArray();
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
        for (var record : found.answers()) record(out, record, false, false);
        for (var record : found.more()) record(out, record, false, false);
        return out.toByteArray();
    }

    private static void record(ByteArrayOutputStream out, DnsRecord record, boolean gone, boolean multicast) {
        name(out, record.name());
        two(out, DnsType.of(record).code());
        two(out, multicast && !(record instanceof DnsRecord.Ptr) ? CLASS_IN | CACHE_FLUSH : CLASS_IN);
        int ttl = gone ? 0 : (int) record.ttl().toSeconds();
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
