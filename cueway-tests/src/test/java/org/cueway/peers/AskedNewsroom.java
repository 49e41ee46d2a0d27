package org.cueway.peers;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A newsroom that gateways dial. Its ports answer greetings by themselves and what else they are asked as a test says; each
 * connection has a thread of its own. While it is away nobody is let in.
 */
public final class AskedNewsroom implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final RawPort lower = RawPort.open();
    private final RawPort upper = RawPort.open();
    private final List<Reply> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Reply, String> answers = request -> ok(request, "OK");
    /** What it has of running orders; it has none, and gives none, until a test says otherwise. */
    private volatile Function<Reply, String> running =
            request -> request.kind().equals("roReqAll") ? "<roListAll/>" : ok(request, "NACK: ask later");

    private volatile boolean away;
    private volatile boolean closed;

    private AskedNewsroom() {}

    /** One that is there, and takes whatever it is asked. */
    public static AskedNewsroom open() {
        var newsroom = new AskedNewsroom();
        newsroom.listen(newsroom.lower);
        newsroom.listen(newsroom.upper);
        return newsroom;
    }

    /** The {@code newsrooms:} section of a gateway that dials it. */
    public String section() {
        return "newsrooms: [ { id: %s, dial: { hosts: [ 127.0.0.1 ], lower: %d, upper: %d } } ]\n"
                .formatted(Station.NCS_ID, lower.number(), upper.number());
    }

    /** From now on answers so to all but greetings; an empty text stays silent. */
    public void answering(Function<Reply, String> how) {
        answers = how;
    }

    /** From now on answers so to {@code roReqAll} and {@code roReq}; an empty text stays silent. */
    public void telling(Function<Reply, String> how) {
        running = how;
    }

    /** Whether it lets nobody in; who is in stays, and hears nothing. */
    public void away(boolean whether) {
        away = whether;
    }

    /** What it was asked of this kind, oldest first. */
    public List<Reply> asked(String kind) {
        return asked.stream().filter(request -> request.kind().equals(kind)).toList();
    }

    /** An acknowledgement of a request about a running order. */
    public static String ok(Reply request, String roStatus) {
        return "<roAck><roID>" + request.at("//roID") + "</roID><roStatus>" + roStatus + "</roStatus></roAck>";
    }

    private void listen(RawPort port) {
        Thread.ofVirtual().start(() -> {
            try {
                while (!closed) {
                    port.acceptWithin(LOOK)
                            .ifPresent(gateway -> Thread.ofVirtual().start(() -> talk(gateway)));
                }
            } catch (UncheckedIOException over) {
                // Closed while it listened.
            }
        });
    }

    private void talk(RawNewsroom gateway) {
        try (gateway) {
            while (!closed && !away && !gateway.hasEnded()) {
                gateway.readWithin(LOOK).flatMap(this::answer).ifPresent(gateway::send);
            }
        } catch (UncheckedIOException gone) {
            // The gateway was killed, as tests do.
        }
    }

    private Optional<String> answer(Reply request) {
        var answer = switch (request.kind()) {
            case "heartbeat" -> "<heartbeat><time>2026-11-24T18:00:00Z</time></heartbeat>";
            case "reqMachInfo" ->
                "<listMachInfo><manufacturer>By hand</manufacturer><model>raw</model><hwRev/><swRev/><DOM/><SN/><ID>"
                        + Station.NCS_ID + "</ID><time>2026-11-24T18:00:00Z</time><opTime/><mosRev>2.8.5</mosRev>"
                        + "<supportedProfiles deviceType=\"NCS\"><mosProfile number=\"0\">YES</mosProfile>"
                        + "</supportedProfiles></listMachInfo>";
            case "roReqAll", "roReq" -> {
                asked.add(request);
                yield running.apply(request);
            }
            default -> {
                asked.add(request);
                yield answers.apply(request);
            }
        };
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of("<mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>%s</messageID>%s</mos>"
                        .formatted(Station.MOS_ID, Station.NCS_ID, request.messageId(), answer));
    }

    @Override
    public void close() {
        closed = true;
        lower.close();
        upper.close();
    }
}
