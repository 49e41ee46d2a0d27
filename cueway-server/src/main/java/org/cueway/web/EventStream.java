package org.cueway.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.cueway.web.events.Events;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Server-sent events: writes what a console is told until one side ends it. Runs on the request's virtual thread. */
final class EventStream {
    /** How long nothing may be written; longer than the feed's own sign of life, which this only guards. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private EventStream() {}

    static void serve(Request request, Response response, Callback callback, Events events) {
        RequestHandler.headers(response, "text/event-stream", "no-store", RequestHandler.NO_PAGE);
        // A proxy between would hold events back until it has a page full.
        response.getHeaders().put("X-Accel-Buffering", "no");
        try (events) {
            if (!request.getMethod().equals("HEAD")) {
                send(events, Content.Sink.asOutputStream(response));
            }
            callback.succeeded();
        } catch (IOException gone) {
            callback.failed(gone); // the console went away, as consoles do
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            callback.failed(stop);
        }
    }

    private static void send(Events events, OutputStream out) throws IOException, InterruptedException {
        var next = events.next(QUIET);
        while (next.isPresent()) {
            out.write(next.get().isEmpty() ? COMMENT : next.get().getBytes(StandardCharsets.UTF_8));
            out.flush();
            next = events.next(QUIET);
        }
    }
}
