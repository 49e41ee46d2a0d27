package org.cueway.mos.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A peer played by hand: sends exactly the bytes it is told to, and reads frames up to {@code </mos>}. */
final class RawPeer implements AutoCloseable {
    private final Socket socket;
    private final Charset charset;

    RawPeer(Socket socket, Charset charset) throws IOException {
        this.socket = socket;
        this.charset = charset;
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
    }

    /** Dials, and speaks UCS-2BE. */
    static RawPeer dial(InetSocketAddress address) throws IOException {
        return dial(address, StandardCharsets.UTF_16BE);
    }

    static RawPeer dial(InetSocketAddress address, Charset charset) throws IOException {
        return new RawPeer(new Socket(address.getAddress(), address.getPort()), charset);
    }

    RawPeer send(String text) throws IOException {
        return send(text.getBytes(charset));
    }

    RawPeer send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** The next frame; what came so far, if the connection ends. */
    String receive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var in = socket.getInputStream();
        while (true) {
            int octet = in.read();
            if (octet < 0) return bytes.toString(charset);
            bytes.write(octet);
            if (octet == '>' || octet == 0) {
                var text = bytes.toString(charset);
                if (text.endsWith("</mos>")) return text;
            }
        }
    }

    /** Sends and returns the answer. */
    String ask(String text) throws IOException {
        return send(text).receive();
    }

    /** Whether the other side closes the connection without another word. */
    boolean isClosed() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    /** Whether nothing comes for {@code millis}. */
    boolean isSilentFor(int millis) throws IOException {
        int before = socket.getSoTimeout();
        socket.setSoTimeout(millis);
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException nothing) {
            return true;
        } finally {
            socket.setSoTimeout(before);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
