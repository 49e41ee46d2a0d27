package org.cueway.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The physical floor of the load figures: a virtual thread per connection that looks for the end of a frame and answers the same
 * octets every time. No text, no XML, no state. Prints {@code port N}, runs until it is killed.
 */
final class EchoServer {
    private static final byte[] END = "</mos>".getBytes(StandardCharsets.UTF_16BE);
    private static final byte[] ANSWER = """
            <mos><mosID>gateway.bench.mos</mosID><ncsID>NRCS-00</ncsID><messageID>1000000</messageID>\
            <roAck><roID>RO-00</roID><roStatus>OK</roStatus></roAck></mos>""".getBytes(StandardCharsets.UTF_16BE);

    private EchoServer() {}

    public static void main(String[] args) throws IOException {
        try (var server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress())) {
            System.out.println("port " + server.getLocalPort());
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        }
    }

    private static void serve(Socket accepted) {
        try (var socket = accepted) {
            socket.setTcpNoDelay(true);
            var in = socket.getInputStream();
            var buffer = new byte[1 << 16];
            int matched = 0;
            for (int count; (count = in.read(buffer)) > 0; ) {
                for (int i = 0; i < count; i++) {
                    matched = next(matched, buffer[i]);
                    if (matched == END.length) {
                        matched = 0;
                        socket.getOutputStream().write(ANSWER);
                    }
                }
            }
        } catch (IOException e) {
            System.err.println("echo: " + e.getMessage());
        }
    }

    /** How much of {@link #END} has been seen once {@code octet} has come too. */
    private static int next(int matched, byte octet) {
        if (octet == END[matched]) return matched + 1;
        if (octet == 0) return 1;
        return octet == '<' && matched % 2 == 1 ? 2 : 0; // behind a NUL, so a tag may begin here
    }
}
