package org.cueway.web.mos;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.cueway.mos.session.WebSocketListener;
import org.cueway.mos.session.WebSocketListener.Handshake;
import org.cueway.mos.session.WebSocketListener.Verdict;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** Puts handshakes to the listener in its words, and answers in those of HTTP. Safe for use by any thread. */
public final class MosEndpoint {
    private static final String PATH = "/mos";

    private final WebSocketListener listener;
    private final IntConsumer opened;
    private final AtomicInteger open = new AtomicInteger();

    private MosEndpoint(WebSocketListener listener, IntConsumer opened) {
        this.listener = listener;
        this.opened = opened;
    }

    /**
     * Takes WebSockets under {@code /mos}; all else goes on to {@code next}.
     *
     * @param opened hears how many are open whenever that changes
     */
    public static Handler before(Handler next, WebSocketListener listener, IntConsumer opened) {
        var endpoint = new MosEndpoint(listener, opened);
        var handler = new WebSocketUpgradeHandler();
        handler.addMapping(PATH, new WebSocketNegotiator.AbstractNegotiator() {
            @Override
            public @Nullable FrameHandler negotiate(
                    ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
                return endpoint.negotiate(request, response, callback);
            }
        });
        handler.setHandler(next);
        return handler;
    }

    /** Null, with the answer written, if the peer is not let in: so Jetty wants it. */
    private @Nullable FrameHandler negotiate(
            ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        return switch (listener.judge(handshake(request))) {
            case Verdict.Admitted admitted -> {
                // No compression: memory would depend on what the peer sends.
                response.setExtensions(List.of());
                yield new JettySocket(socket -> listener.open(admitted, counted(socket), socket.inlet()), this::closed);
            }
            case Verdict.Refused(int status, String why) -> {
                refuse(response, callback, status, why);
                yield null;
            }
        };
    }

    private JettySocket counted(JettySocket socket) {
        opened.accept(open.incrementAndGet());
        return socket;
    }

    private void closed() {
        opened.accept(open.decrementAndGet());
    }

    private static Handshake handshake(Request request) {
        var headers = request.getHeaders();
        var from = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : InetAddress.ofLiteral("0.0.0.0");
        return new Handshake(
                parameters(request),
                Optional.ofNullable(headers.get(HttpHeader.AUTHORIZATION)),
                request.isSecure(),
                headers.contains(HttpHeader.ORIGIN),
                from);
    }

    /** Those that are readable; of one that stands twice, the first. */
    private static Map<String, String> parameters(Request request) {
        var parameters = new HashMap<String, String>();
        try {
            for (Fields.Field field : Request.extractQueryParameters(request)) {
                parameters.put(field.getName(), field.getValue());
            }
        } catch (RuntimeException notUtf8) {
            return Map.of();
        }
        return parameters;
    }

    private static void refuse(Response response, Callback callback, int status, String why) {
        response.setStatus(status);
        if (status == 401)
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"MOS\", charset=\"UTF-8\"");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap((why + "\n").getBytes(StandardCharsets.UTF_8)), callback);
    }
}
