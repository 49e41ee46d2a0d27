package org.cueway.peers;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A newsroom that the gateway dials, on its lower and upper ports: it answers every question as a newsroom should, on whichever
 * connection it comes, and remembers it. Its own threads answer; what it heard may be read by any.
 */
public final class ListeningNewsroom implements AutoCloseable {
    private static final String OK = "<roAck><roID>%s</roID><roStatus>OK</roStatus></roAck>";

    private final String ncsID;
    private final RawPort lower;
    private final RawPort upper;
    private final List<Reply> heard = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<RawNewsroom> connections = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    private ListeningNewsroom(String ncsID, RawPort lower, RawPort upper) {
        this.ncsID = ncsID;
        this.lower = lower;
        this.upper = upper;
    }

    /** Listens until it is closed. */
    public static ListeningNewsroom open() {
        return open(Station.NCS_ID);
    }

    /** The same under another ncsID. */
    public static ListeningNewsroom open(String ncsID) {
        return listening(new ListeningNewsroom(ncsID, RawPort.open(), RawPort.open()));
    }

    private static ListeningNewsroom listening(ListeningNewsroom newsroom) {
        for (var port : List.of(newsroom.lower, newsroom.upper)) {
            newsroom.threads.add(Thread.startVirtualThread(() -> newsroom.accept(port)));
        }
        return newsroom;
    }

    /** The section of a configuration that has the gateway dial it. */
    public String config() {
        return "newsrooms: [ { id: %s, dial: { hosts: [ 127.0.0.1 ], lower: %d, upper: %d } } ]\n"
                .formatted(ncsID, lower.number(), upper.number());
    }

    /** The same for a newsroom of two servers that stand in for each other, this one being the main one. */
    public String config(ListeningNewsroom other, String redundancy) {
        return """
                newsrooms:
                  - id: %s
                    ncsIDs: [ %s, %s ]
                    redundancy: %s
                    dial: { hosts: [ 127.0.0.1, 127.0.0.1 ], lower: [ %d, %d ], upper: [ %d, %d ] }
                """.formatted(
                        ncsID,
                        ncsID,
                        other.ncsID,
                        redundancy,
                        lower.number(),
                        other.lower.number(),
                        upper.number(),
                        other.upper.number());
    }

    /** From now on messages of this kind are answered so. */
    public void answers(String kind, String answer) {
        answers.put(kind, answer);
    }

    private void accept(RawPort port) {
        while (!closed) {
            try {
                port.acceptWithin(Duration.ofMillis(200))
                        .ifPresent(connection -> Thread.startVirtualThread(() -> serve(connection)));
            } catch (UncheckedIOException gone) {
                return;
            }
        }
    }

    private void serve(RawNewsroom connection) {
        connections.add(connection);
        try (connection) {
            while (!closed) {
                // Nothing for a minute: with heartbeats every two seconds, the gateway is gone.
                var asked = connection.readWithin(Duration.ofMinutes(1));
                if (asked.isEmpty()) return;
                heard.add(asked.get());
                connection.send("<mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>%s</messageID>%s</mos>"
                        .formatted(Station.MOS_ID, ncsID, asked.get().messageId(), answer(asked.get())));
            }
        } catch (UncheckedIOException killed) {
            // A gateway that was killed: the next one dials anew.
        }
    }

    private String answer(Reply asked) {
        var kind = asked.kind();
        var given = answers.get(kind);
        if (given != null) return given;
        return switch (kind) {
            case "heartbeat" -> "<heartbeat><time>2026-11-24T18:00:00Z</time></heartbeat>";
            case "reqMachInfo" ->
                "<listMachInfo><manufacturer>By hand</manufacturer><model>raw</model><hwRev/><swRev/><DOM/><SN/><ID>"
                        + ncsID
                        + "</ID><time>2026-11-24T18:00:00Z</time><opTime/><mosRev>2.8.5</mosRev>"
                        + "<supportedProfiles deviceType=\"NCS\"><mosProfile number=\"0\">YES</mosProfile>"
                        + "<mosProfile number=\"1\">YES</mosProfile></supportedProfiles></listMachInfo>";
            case "roReqAll" -> "<roListAll/>";
            case "mosObj", "mosListAll" ->
                "<mosAck><objID>" + asked.at("mos/mosObj/objID")
                        + "</objID><objRev>0</objRev><status>ACK</status><statusDescription/></mosAck>";
            case "mosItemReplace" -> OK.formatted(asked.at("mos/mosItemReplace/roID"));
            default -> OK.formatted(asked.at("mos/" + kind + "/roID"));
        };
    }

    /** Messages of this kind, oldest first; one that was asked again is there again. */
    public List<Reply> heard(String kind) {
        return heard.stream().filter(message -> message.kind().equals(kind)).toList();
    }

    /** Statuses of objects and items as they came: {@code mosObj NEW CW7 1}, {@code READY A/1}. */
    public List<String> told() {
        return heard.stream().flatMap(ListeningNewsroom::words).toList();
    }

    /** The same, where what came again under its messageID counts once: who was killed before it heard the answer asks again. */
    public List<String> toldOnce() {
        var seen = new HashSet<String>();
        return heard.stream()
                .filter(message -> seen.add(message.kind() + " " + message.messageId()))
                .flatMap(ListeningNewsroom::words)
                .toList();
    }

    private static Stream<String> words(Reply message) {
        return switch (message.kind()) {
            case "mosObj" ->
                Stream.of("mosObj " + message.at("mos/mosObj/status") + " " + message.at("mos/mosObj/objID") + " "
                        + message.at("mos/mosObj/objRev"));
            case "mosListAll" ->
                Stream.of("mosListAll " + String.join(" ", message.all("mos/mosListAll/mosObj/objID")));
            case "roElementStat" ->
                Stream.of(message.at("mos/roElementStat/status") + " " + message.at("mos/roElementStat/storyID") + "/"
                        + message.at("mos/roElementStat/itemID"));
            default -> Stream.empty();
        };
    }

    /** Hangs up and listens no more. Safe to call again. */
    @Override
    public void close() {
        closed = true;
        lower.close();
        upper.close();
        connections.forEach(RawNewsroom::close);
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
