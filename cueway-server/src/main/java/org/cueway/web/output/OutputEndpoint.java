package org.cueway.web.output;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.base.Limits;
import org.cueway.device.ograf.Output;
import org.cueway.device.ograf.Outputs;
import org.cueway.device.ograf.Page;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.pathmap.RegexPathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** Takes the WebSockets of pages under {@code /output/<id>/link}. Safe for use by any thread. */
public final class OutputEndpoint {
    private static final Pattern LINK = Pattern.compile("/output/([A-Za-z0-9_-]{1,64})/link");

    private OutputEndpoint() {}

    /** All else goes on to {@code next}. */
    public static Handler before(Handler next, Outputs outputs, Limits.Graphics limits) {
        var handler = new WebSocketUpgradeHandler();
        handler.addMapping(new RegexPathSpec("^" + LINK.pattern() + "$"), new WebSocketNegotiator.AbstractNegotiator() {
            @Override
            public @Nullable FrameHandler negotiate(
                    ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
                var path = LINK.matcher(request.getHttpURI().getCanonicalPath());
                var output = path.matches() ? outputs.find(path.group(1)) : Optional.<Output>empty();
                if (output.isEmpty()) {
                    refuse(response, callback);
                    return null;
                }
                // No compression: memory would depend on what the page sends.
                response.setExtensions(List.of());
                return new PageLink(output.get(), role(request.getHttpURI().getQuery()), limits.maxMessageBytes());
            }
        });
        handler.setHandler(next);
        return handler;
    }

    private static Page.Role role(@Nullable String query) {
        return switch (query) {
            case "preview" -> Page.Role.PREVIEW;
            case "monitor" -> Page.Role.MONITOR;
            case null, default -> Page.Role.PICTURE;
        };
    }

    private static void refuse(Response response, Callback callback) {
        response.setStatus(404);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(
                true,
                ByteBuffer.wrap("no such output; see graphics.outputs\n".getBytes(StandardCharsets.UTF_8)),
                callback);
    }
}
