package org.cueway.device.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;

/** Makes one attempt. Safe for use by any thread. */
final class Poster implements AutoCloseable {
    private static final int GONE = 410;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;

    private final HttpSpec spec;
    private final Limits.Webhooks limits;
    private final TimeSource time;
    private final Guard guard;
    private final HttpClient client;

    Poster(HttpSpec spec, Limits.Webhooks limits, TimeSource time) {
        this.spec = spec;
        this.limits = limits;
        this.time = time;
        this.guard = new Guard(spec.allow());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(limits.connect())
                .build();
    }

    /** What an attempt came to. */
    sealed interface Attempt {
        record Delivered(int status) implements Attempt {}

        /**
         * Worth another one.
         *
         * @param after the receiver's wish; empty if it has none
         */
        record Again(String why, Optional<Duration> after) implements Attempt {}

        record Refused(String why) implements Attempt {}

        /** The receiver wants no more of this. */
        record Gone(String why) implements Attempt {}
    }

    Optional<String> refusal(URI url) {
        return guard.refusal(url);
    }

    Attempt post(URI url, String id, String body) throws InterruptedException {
        var refusal = guard.refusal(url);
        if (refusal.isPresent()) return new Attempt.Again(refusal.get(), Optional.empty());
        // Its head is all that counts: a body that never ends must not hold up what waits.
        var head = new CompletableFuture<HttpResponse.ResponseInfo>();
        var exchange = client.sendAsync(request(url, id, body.getBytes(StandardCharsets.UTF_8)), info -> {
            head.complete(info);
            return BodySubscribers.discarding();
        });
        var _ = exchange.whenComplete((_, failure) -> {
            if (failure != null) head.completeExceptionally(failure);
        });
        try {
            return judge(head.get(limits.total().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new Attempt.Again("no answer within " + limits.total().toSeconds() + " s", Optional.empty());
        } catch (ExecutionException e) {
            return new Attempt.Again(words(e), Optional.empty());
        } finally {
            finish(exchange);
        }
    }

    /** Leaves a moment for the rest of the answer, so that the connection can be used again. */
    private static void finish(CompletableFuture<?> exchange) throws InterruptedException {
        try {
            exchange.get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            exchange.cancel(true);
        }
    }

    private HttpRequest request(URI url, String id, byte[] body) {
        long timestamp = time.now().getEpochSecond();
        var messageId = "msg_" + id;
        var request = HttpRequest.newBuilder(url)
                .timeout(limits.total())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Cueway")
                .header("webhook-id", messageId)
                .header("webhook-timestamp", String.valueOf(timestamp))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!spec.secrets().isEmpty()) {
            request.header(
                    "webhook-signature",
                    spec.secrets().stream()
                            .map(secret -> secret.sign(messageId, timestamp, body))
                            .collect(Collectors.joining(" ")));
        }
        return request.build();
    }

    private Attempt judge(HttpResponse.ResponseInfo head) {
        int status = head.statusCode();
        var why = "it answers " + status;
        if (status >= 200 && status < 300) return new Attempt.Delivered(status);
        if (status == GONE) return new Attempt.Gone(why + ", so nothing more is sent");
        if (status >= 500 || status == TIMEOUT || status == TOO_MANY) {
            return new Attempt.Again(
                    why, head.headers().firstValue("Retry-After").flatMap(text -> retryAfter(text, time.now())));
        }
        return new Attempt.Refused(status >= 300 && status < 400 ? why + ", and redirects are not followed" : why);
    }

    /** Seconds or a date (RFC 9110 §10.2.3); empty if it is neither. */
    static Optional<Duration> retryAfter(String text, Instant now) {
        if (text.matches("[0-9]{1,9}")) return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        try {
            var at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String words(ExecutionException e) {
        return switch (e.getCause()) {
            case java.net.http.HttpTimeoutException timeout -> "it cannot be reached in time: " + timeout.getMessage();
            case java.net.ConnectException _ -> "it cannot be reached";
            case IOException io -> "the connection failed: " + io.getMessage();
            case null, default -> "it failed: " + e.getCause();
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
