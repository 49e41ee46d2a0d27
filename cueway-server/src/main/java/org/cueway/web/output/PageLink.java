package org.cueway.web.output;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.cueway.device.ograf.Output;
import org.cueway.device.ograf.Page;
import org.cueway.device.ograf.PageWire;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;

/** A WebSocket of a page. Jetty calls the handler's methods one after the other; those of the wire may be used by any thread. */
final class PageLink implements FrameHandler, PageWire {
    /** What waits for a page that does not read; more ends the connection. */
    private static final int MAX_OUTGOING = 1_000;

    private final Output output;
    private final Page.Role role;
    private final int maxMessageBytes;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private Optional<Page> page = Optional.empty();
    private volatile Optional<CoreSession> session = Optional.empty();
    private volatile String address = "";

    PageLink(Output output, Page.Role role, int maxMessageBytes) {
        this.output = output;
        this.role = role;
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        // Whether the page is there is found out by asking it.
        opened.setIdleTimeout(Duration.ZERO);
        opened.setMaxOutgoingFrames(MAX_OUTGOING);
        opened.setMaxFrameSize(maxMessageBytes);
        if (opened.getRemoteAddress() instanceof InetSocketAddress remote) {
            address = remote.getAddress().getHostAddress();
        }
        session = Optional.of(opened);
        page = output.open(this, role);
        callback.succeeded();
        if (page.isEmpty()) {
            close("too many pages of this output are open");
        }
        opened.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.CONTINUATION -> take(frame);
            case OpCode.PING ->
                session.ifPresent(open -> open.sendFrame(
                        new Frame(OpCode.PONG)
                                .setPayload(
                                        frame.hasPayload()
                                                ? BufferUtil.copy(frame.getPayload())
                                                : BufferUtil.EMPTY_BUFFER),
                        Callback.NOOP,
                        false));
            case OpCode.BINARY -> close("text is spoken here");
            default -> {} // a pong that nobody asked for, or the end, which Jetty answers
        }
        callback.succeeded();
        session.ifPresent(CoreSession::demand);
    }

    private void take(Frame frame) {
        if (frame.hasPayload()) {
            byte[] part = BufferUtil.toArray(frame.getPayload());
            if (message.size() + part.length > maxMessageBytes) {
                message.reset();
                close("a message of more than " + maxMessageBytes + " bytes");
                return;
            }
            message.writeBytes(part);
        }
        if (frame.isFin()) {
            var text = message.toString(StandardCharsets.UTF_8);
            message.reset();
            page.ifPresent(open -> open.received(text));
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        callback.succeeded(); // it is closed, which is told
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        page.ifPresent(Page::closed);
        callback.succeeded();
    }

    @Override
    public void send(String text) {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        session.ifPresent(open ->
                open.sendFrame(new Frame(OpCode.TEXT, true, bytes), Callback.from(() -> {}, _ -> open.abort()), false));
    }

    @Override
    public void close(String why) {
        session.ifPresent(open -> open.close(CloseStatus.NORMAL, why, Callback.NOOP));
    }

    @Override
    public String address() {
        return address;
    }
}
