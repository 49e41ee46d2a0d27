package org.cueway.mos.wire.websocket;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * Dials WebSockets with the JDK's client: one client for each {@link Trust}, shared by all that are dialled with it. Its map is
 * guarded by its monitor.
 */
public final class Dialler implements AutoCloseable {
    private static final String ALLOW = "jdk.httpclient.allowRestrictedHeaders";

    static {
        // Read once, when the client's classes are loaded; without it the client refuses to send a Host of ours.
        if (System.getProperty(ALLOW) == null) System.setProperty(ALLOW, "host");
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Trust, HttpClient> clients = new HashMap<>();

    /**
     * Dials, and returns when the handshake is done.
     *
     * @param parameters go behind those of the URL
     * @param inlet where goes what comes; {@link MessageSocket#request} lets it
     * @throws IOException if it does not come about within {@code wait}; the message says at which step and what to do
     */
    public MessageSocket dial(Endpoint endpoint, Map<String, String> parameters, Inlet inlet, Duration wait)
            throws IOException {
        var socket = new JdkSocket(endpoint.authority(), inlet);
        var opening = opening(endpoint, wait)
                .buildAsync(endpoint.with(parameters), socket)
                .toCompletableFuture();
        try {
            opening.get();
            return socket;
        } catch (ExecutionException failed) {
            var cause = failed.getCause() == null ? failed : failed.getCause();
            throw new IOException(words(cause), cause);
        } catch (InterruptedException stop) {
            abandon(opening);
            Thread.currentThread().interrupt();
            throw new IOException("stopping", stop);
        }
    }

    private WebSocket.Builder opening(Endpoint endpoint, Duration wait) throws IOException {
        var builder = client(endpoint.trust()).newWebSocketBuilder().connectTimeout(wait);
        endpoint.login().ifPresent(login -> builder.header("Authorization", login.header()));
        endpoint.host().ifPresent(host -> builder.header("Host", host));
        return builder;
    }

    private synchronized HttpClient client(Trust trust) throws IOException {
        var known = clients.get(trust);
        if (known != null) return known;
        var tls = new SSLParameters();
        tls.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .sslContext(CertificateCheck.tls(trust))
                .sslParameters(tls)
                .build();
        clients.put(trust, client);
        return client;
    }

    /** Nobody waits for it any more: if it still comes about, it goes at once. */
    private static void abandon(CompletableFuture<WebSocket> opening) {
        var _ = opening.whenComplete((socket, failure) -> {
            if (failure == null) socket.abort();
        });
    }

    /** At which step it failed, and what to do. */
    static String words(Throwable failure) {
        if (failure instanceof WebSocketHandshakeException refused) return refused(refused);
        var untrusted = in(failure, CertificateException.class);
        if (!untrusted.isEmpty()) return DialFault.NOT_TRUSTED.hint(untrusted);
        if (!in(failure, UnresolvedAddressException.class).isEmpty()
                || !in(failure, UnknownHostException.class).isEmpty()) return DialFault.NO_ADDRESS.hint("");
        return switch (failure) {
            case HttpTimeoutException _ -> DialFault.NO_ANSWER.hint("");
            case ConnectException refused -> DialFault.NOT_REACHED.hint(detail(refused));
            case SSLException tls -> DialFault.NO_TLS.hint(detail(tls));
            case IllegalArgumentException header -> DialFault.HOST_NOT_ALLOWED.hint(detail(header));
            default -> DialFault.BROKEN_OFF.hint(detail(failure));
        };
    }

    private static String refused(WebSocketHandshakeException refused) {
        var response = refused.getResponse();
        int status = response == null ? 0 : response.statusCode();
        return switch (status) {
            case 400 -> DialFault.BAD_REQUEST.hint("");
            case 401 -> DialFault.BAD_LOGIN.hint("");
            case 403 -> DialFault.FORBIDDEN.hint("");
            case 404 -> DialFault.NOT_FOUND.hint("");
            default -> DialFault.NOT_A_WEB_SOCKET.hint(status == 0 ? detail(refused) : "HTTP " + status);
        };
    }

    /** What a cause of this kind says, or its name; empty if there is none. */
    private static String in(Throwable failure, Class<? extends Throwable> kind) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) return detail(cause);
        }
        return "";
    }

    private static String detail(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** Drops what is still open. */
    @Override
    public synchronized void close() {
        clients.values().forEach(HttpClient::shutdownNow);
        threads.shutdownNow();
    }
}
