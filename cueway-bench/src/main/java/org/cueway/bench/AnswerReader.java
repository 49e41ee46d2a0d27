package org.cueway.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the one answer that a lane waits for, in UCS-2, high-order octet first. Confined to its lane's thread. */
final class AnswerReader {
    private static final byte[] END = "</mos>".getBytes(StandardCharsets.UTF_16BE);

    private final byte[] buffer;

    /** Of answers of at most so many octets. */
    AnswerReader(int maxOctets) {
        this.buffer = new byte[maxOctets];
    }

    /** The next answer; fails at the end of the connection. */
    String next(Socket socket) throws IOException {
        int length = 0;
        do {
            int count = socket.getInputStream().read(buffer, length, buffer.length - length);
            if (count <= 0) throw new IOException("expected an answer, found the end of the connection");
            length += count;
        } while (!endsWithEndTag(length));
        return new String(buffer, 0, length, StandardCharsets.UTF_16BE);
    }

    private boolean endsWithEndTag(int length) {
        return length >= END.length && Arrays.equals(buffer, length - END.length, length, END, 0, END.length);
    }
}
