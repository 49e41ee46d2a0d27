package org.cueway.nmos.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes the few things of ASN.1 that certificates are made of (X.690). */
final class Der {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] tagged(int tag, byte[]... parts) {
        var content = joined(parts);
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        } else {
            var length = BigInteger.valueOf(content.length).toByteArray();
            int from = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - from));
            out.write(length, from, length.length - from);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    /** A constructed context tag. */
    static byte[] context(int number, byte[]... parts) {
        return tagged(0xa0 | number, parts);
    }

    static byte[] integer(BigInteger value) {
        return tagged(2, value.toByteArray());
    }

    static byte[] octets(byte[] content) {
        return tagged(4, content);
    }

    static byte[] bits(byte[] content) {
        return tagged(3, new byte[] {0}, content);
    }

    static byte[] yes() {
        return tagged(1, new byte[] {(byte) 0xff});
    }

    static byte[] nothing() {
        return tagged(5);
    }

    static byte[] text(String text) {
        return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant at) {
        return tagged(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] oid(String dotted) {
        var words = dotted.split("\\.");
        var out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(words[0]) * 40 + Integer.parseInt(words[1]));
        for (int i = 2; i < words.length; i++) {
            int arc = Integer.parseInt(words[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >> shift > 0) out.write(0x80 | ((arc >> shift) & 0x7f));
            }
            out.write(arc & 0x7f);
        }
        return tagged(6, out.toByteArray());
    }
}
