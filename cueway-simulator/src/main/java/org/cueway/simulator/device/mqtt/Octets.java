package org.cueway.simulator.device.mqtt;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** MQTT's numbers and texts (MQTT 5 §1.5). */
final class Octets {
    private Octets() {}

    /** Reads them, and never beyond the end. Confined to one thread. */
    static final class In {
        private final ByteBuffer bytes;

        In(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        boolean isAtEnd() {
            return !bytes.hasRemaining();
        }

        int one() throws MalformedPacket {
            need(1);
            return bytes.get() & 0xff;
        }

        int two() throws MalformedPacket {
            need(2);
            return bytes.getShort() & 0xffff;
        }

        long four() throws MalformedPacket {
            need(4);
            return bytes.getInt() & 0xffff_ffffL;
        }

        int variable() throws MalformedPacket {
            int value = 0;
            for (int shift = 0; shift < 28; shift += 7) {
                int next = one();
                value |= (next & 0x7f) << shift;
                if ((next & 0x80) == 0) return value;
            }
            throw new MalformedPacket("a variable number of more than four octets");
        }

        String text() throws MalformedPacket {
            return text(two());
        }

        String rest() throws MalformedPacket {
            return text(bytes.remaining());
        }

        private String text(int length) throws MalformedPacket {
            need(length);
            var part = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
            } catch (CharacterCodingException e) {
                throw new MalformedPacket("a text that is not UTF-8");
            }
        }

        private void skip(int length) throws MalformedPacket {
            need(length);
            bytes.position(bytes.position() + length);
        }

        private void need(int length) throws MalformedPacket {
            if (bytes.remaining() < length) {
                throw new MalformedPacket("ends too early: " + bytes.remaining() + " octets left, expected " + length);
            }
        }

        /** The properties of MQTT 5 that are numbers, by identifier (§2.2.2.2); texts are read over. */
        Map<Integer, Long> properties() throws MalformedPacket {
            var numbers = new HashMap<Integer, Long>();
            int length = variable();
            need(length);
            int end = bytes.position() + length;
            while (bytes.position() < end) {
                int id = variable();
                switch (id) {
                    case 1, 23, 25, 36, 37, 40, 41, 42 -> numbers.put(id, (long) one());
                    case 19, 33, 34, 35 -> numbers.put(id, (long) two());
                    case 2, 17, 24, 39 -> numbers.put(id, four());
                    case 11 -> numbers.put(id, (long) variable());
                    case 3, 8, 9, 18, 21, 22, 26, 28, 31 -> skip(two());
                    case 38 -> {
                        skip(two());
                        skip(two());
                    }
                    default -> throw new MalformedPacket("no property has the identifier " + id);
                }
            }
            if (bytes.position() != end) throw new MalformedPacket("properties that do not end where they should");
            return numbers;
        }
    }

    /** Writes them. Confined to one thread. */
    static final class Out {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Out one(int value) {
            bytes.write(value);
            return this;
        }

        Out two(int value) {
            return one(value >> 8).one(value);
        }

        Out four(long value) {
            return two((int) (value >> 16)).two((int) value);
        }

        Out variable(int value) {
            int rest = value;
            while (rest > 0x7f) {
                one((rest & 0x7f) | 0x80);
                rest >>= 7;
            }
            return one(rest);
        }

        Out text(String text) {
            var utf8 = text.getBytes(StandardCharsets.UTF_8);
            return two(utf8.length).raw(utf8);
        }

        Out raw(byte[] raw) {
            bytes.writeBytes(raw);
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
