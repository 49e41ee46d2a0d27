package org.cueway.peers;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The newsroom's own ports, for a gateway that dials: says yes to everything and remembers what it was told. A thread for
 * each port and connection; safe for use by any thread.
 */
public final class PlayedNcs implements AutoCloseable {
    private final RawPort lower = RawPort.open();
    private final RawPort upper = RawPort.open();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile Function<Reply, Optional<String>> answers = _ -> Optional.empty();

    private PlayedNcs() {}

    /** On any free ports. */
    public static PlayedNcs start() {
        var newsroom = new PlayedNcs();
        for (var port : List.of(newsroom.lower, newsroom.upper)) {
            newsroom.threads.add(Thread.ofVirtual().name("newsroom-port").start(() -> newsroom.accept(port)));
        }
        return newsroom;
    }

    /** The gateway's {@code newsrooms:} section that has it dialled. */
    public String section() {
        return "newsrooms: [ { id: %s, dial: { hosts: [ 127.0.0.1 ], lower: %d, upper: %d } } ]\n"
                .formatted(Station.NCS_ID, lower.number(), upper.number());
    }

    /** From now on answers so what it has an answer to. */
    public void answering(Function<Reply, Optional<String>> how) {
        answers = how;
    }

    /** What it was told, greetings aside. */
    public List<String> heard() {
        return new ArrayList<>(heard);
    }

    private void accept(RawPort port) {
        try {
            while (true) {
                port.acceptWithin(RawNewsroom.PATIENCE)
                        .ifPresent(connection ->
                                threads.add(Thread.ofVirtual().name("newsroom").start(() -> serve(connection))));
            }
        } catch (UncheckedIOException closed) {
            // The end of the test.
        }
    }

    private void serve(RawNewsroom connection) {
        try (connection) {
            // The gateway asks every two seconds: silence is the end of the connection.
            var asked = connection.readWithin(RawNewsroom.PATIENCE);
            while (asked.isPresent()) {
                connection.send(answer(asked.get()));
                asked = connection.readWithin(RawNewsroom.PATIENCE);
            }
        } catch (UncheckedIOException gone) {
            // The gateway dials again.
        }
    }

    private String answer(Reply asked) {
        if (!asked.kind().equals("heartbeat") && !asked.kind().equals("reqMachInfo")) heard.add(asked.text());
        var message = answers.apply(asked).orElseGet(() -> switch (asked.kind()) {
            case "heartbeat" -> "<heartbeat><time>2026-11-24T18:00:00Z</time></heartbeat>";
            case "reqMachInfo" ->
                "<listMachInfo><manufacturer>By hand</manufacturer><model>raw</model><hwRev/><swRev/>"
                        + "<DOM/><SN/><ID>" + Station.NCS_ID + "</ID><time>2026-11-24T18:00:00Z</time><opTime/>"
                        + "<mosRev>2.8.5</mosRev></listMachInfo>";
            case "mosObj", "mosListAll" -> "<mosAck><objID/><objRev/><status>ACK</status><statusDescription/></mosAck>";
            case "roReqAll" -> "<roListAll/>";
            default -> "<roAck><roID>" + asked.at("mos/*/roID") + "</roID><roStatus>OK</roStatus></roAck>";
        });
        return "<mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>%s</messageID>%s</mos>"
                .formatted(asked.at("mos/mosID"), asked.at("mos/ncsID"), asked.messageId(), message);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        lower.close();
        upper.close();
    }
}
