package org.cueway.nmos.is04.feed;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.http.Dialled;
import org.cueway.nmos.http.TextSocket;
import org.cueway.nmos.http.TextSocket.Arrival;
import org.cueway.nmos.is04.feed.Message.How;
import org.cueway.nmos.is04.holdings.Intake.Source;
import org.cueway.nmos.is04.query.Answer.Absent;
import org.cueway.nmos.is04.query.Answer.Got;
import org.cueway.nmos.is04.query.Answer.Sick;
import org.cueway.nmos.is04.query.Answer.Unsupported;
import org.cueway.nmos.is04.query.Event;
import org.cueway.nmos.is04.query.Grains;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one collection of a registry (C-31): subscribes, opens the WebSocket that it is given, hands on what comes, and does it
 * all again when the socket ends. Gives up when the registry is sick, has no subscriptions, or its sockets fail several times in a row.
 * Runs on a thread of its own until it is interrupted.
 */
final class Feed implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final Kind kind;
    private final Line line;

    Feed(Kind kind, Line line) {
        this.kind = kind;
        this.line = line;
    }

    @Override
    public void run() {
        try {
            listen();
        } catch (InterruptedException _) {
            // Asked to stop.
        }
    }

    private void listen() throws InterruptedException {
        int failures = 0;
        while (true) {
            var answer = line.api().subscribe(kind, line.filter(kind));
            switch (answer) {
                case Got(var address) -> {
                    var end = switch (line.means()
                            .http()
                            .webSocket(address, line.means().limits().sockets())) {
                        case Dialled.Open(var socket) -> follow(socket);
                        case Dialled.Failed(var why) -> new Ended(false, why);
                    };
                    LOG.debug("{} of {}: {}", kind.collection(), line.api().root(), end.why());
                    failures = end.steady() ? 0 : failures + 1;
                    if (failures > line.means().limits().socketTries()) {
                        line.failed(How.NO_SOCKETS, end.why());
                        return;
                    }
                }
                case Sick(var why) -> {
                    line.failed(How.SICK, why);
                    return;
                }
                case Unsupported(var why) -> {
                    line.failed(How.NO_SUBSCRIPTIONS, why);
                    return;
                }
                case Absent() -> {
                    line.failed(How.NO_SUBSCRIPTIONS, "404");
                    return;
                }
            }
            if (failures > 0) pause(failures);
        }
    }

    /** Not all at the same time: six sockets of many controllers come back to a registry at once (nmos §10.3). */
    private void pause(int failures) throws InterruptedException {
        var pause = line.means().limits().retry().pause(failures);
        line.means()
                .time()
                .sleep(pause.plus(pause.multipliedBy(ThreadLocalRandom.current().nextInt(25))
                        .dividedBy(100)));
    }

    /** How a socket ended, and whether it had worked for long enough to be opened again without a pause. */
    private record Ended(boolean steady, String why) {}

    private Ended follow(TextSocket socket) throws InterruptedException {
        long opened = line.means().now();
        line.post(new Message.Opened(line.attachment(), kind));
        var loading = Thread.ofVirtual().name("nmos-load-" + kind.collection()).start(this::load);
        try (socket) {
            while (true) {
                switch (socket.next()) {
                    case Arrival.Message(var text) -> tell(text);
                    case Arrival.End(var why) -> {
                        long lived = line.means().now() - opened;
                        return new Ended(
                                lived >= line.means().limits().retry().steady().toNanos(), why);
                    }
                }
            }
        } finally {
            loading.interrupt();
            loading.join();
        }
    }

    /**
     * Reads the collection once, beside the socket that tells it, too: registries send as little as 10 resources in a message and
     * 10 messages a second, and only a list has an end. Where it cannot be read, the socket will do.
     */
    private void load() {
        try {
            var answer = line.api().list(kind, line.filter(kind), this::listed);
            if (answer instanceof Got) {
                line.post(new Message.Listed(line.attachment(), kind));
            } else {
                line.post(new Message.Unlisted(line.attachment(), kind));
                LOG.debug("{} of {}: no list, {}", kind.collection(), line.api().root(), answer.inWords());
            }
        } catch (InterruptedException _) {
            // The socket has ended.
        }
    }

    private void listed(List<Resource> page) throws InterruptedException {
        tell(
                Source.LIST,
                page.stream()
                        .<Event>map(resource -> new Event.Present(resource, Optional.empty()))
                        .toList());
    }

    private void tell(Source source, List<Event> events) throws InterruptedException {
        line.post(new Message.Told(line.attachment(), kind, source, events));
    }

    private void tell(String text) throws InterruptedException {
        var events = Grains.read(kind, text, line.filter(kind));
        if (events.isEmpty()) {
            LOG.info(
                    "{}: expected a data grain of {}, found {}", line.api().root(), kind.collection(), beginning(text));
        } else {
            tell(Source.SOCKET, events.orElseThrow());
        }
    }

    private static String beginning(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
