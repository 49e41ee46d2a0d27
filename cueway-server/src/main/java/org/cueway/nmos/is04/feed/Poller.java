package org.cueway.nmos.is04.feed;

import java.util.List;
import java.util.Optional;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.http.Dialled;
import org.cueway.nmos.is04.feed.Message.How;
import org.cueway.nmos.is04.holdings.Intake.Source;
import org.cueway.nmos.is04.query.Answer.Got;
import org.cueway.nmos.is04.query.Event;

/**
 * Reads all collections of a registry again and again, where its WebSockets cannot be used; now and then it looks whether they can.
 * Runs on a thread of its own until it is interrupted.
 */
final class Poller implements Runnable {
    /** Rounds after which WebSockets are tried again. */
    private static final int ROUNDS = 6;

    private final Line line;

    Poller(Line line) {
        this.line = line;
    }

    @Override
    public void run() {
        try {
            for (int round = 1; ; round++) {
                for (var kind : Kind.values()) {
                    if (!read(kind)) return;
                }
                line.means().time().sleep(line.means().limits().poll());
                if (round % ROUNDS == 0 && socketsWork()) {
                    line.post(new Message.SocketsWork(line.attachment()));
                    return;
                }
            }
        } catch (InterruptedException _) {
            // Asked to stop.
        }
    }

    private boolean read(Kind kind) throws InterruptedException {
        line.post(new Message.Opened(line.attachment(), kind));
        var answer = line.api().list(kind, line.filter(kind), page -> tell(kind, page));
        if (!(answer instanceof Got)) {
            line.failed(How.SICK, "GET " + kind.collection() + ": " + answer.inWords());
            return false;
        }
        line.post(new Message.Listed(line.attachment(), kind));
        return true;
    }

    private void tell(Kind kind, List<Resource> page) throws InterruptedException {
        var events = page.stream()
                .<Event>map(resource -> new Event.Present(resource, Optional.empty()))
                .toList();
        line.post(new Message.Told(line.attachment(), kind, Source.LIST, events));
    }

    private boolean socketsWork() throws InterruptedException {
        if (!(line.api().subscribe(Kind.NODE, line.filter(Kind.NODE)) instanceof Got(var address))) return false;
        return switch (line.means()
                .http()
                .webSocket(address, line.means().limits().sockets())) {
            case Dialled.Open(var socket) -> {
                socket.close();
                yield true;
            }
            case Dialled.Failed _ -> false;
        };
    }
}
