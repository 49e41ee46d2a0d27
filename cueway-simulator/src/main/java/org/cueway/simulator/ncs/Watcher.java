package org.cueway.simulator.ncs;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.cueway.base.Limits;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.ObjectMessage.MosReqAll;
import org.cueway.mos.value.MosNumber;
import org.cueway.simulator.line.Line;
import org.cueway.simulator.ncs.NewsroomPlan.Objects;
import org.cueway.simulator.ncs.like.Habits.Delivery;

/**
 * Says how the lines are, once for as long as they are so, and does what a newsroom does when one comes up. Confined to its
 * thread.
 */
final class Watcher implements Runnable {
    private final Desk desk;
    private final Links links;
    private final Duration every = Limits.Simulator.defaults().watch();
    private final Map<Key, NewsroomEvent.Line> said = new HashMap<>();
    private final Map<Line, Long> seen = new HashMap<>();
    private final Map<String, Boolean> before = new HashMap<>();

    private record Key(String mosID, Channel channel) {}

    Watcher(Desk desk, Links links) {
        this.desk = desk;
        this.links = links;
    }

    @Override
    public void run() {
        try {
            while (true) {
                var now = links.now();
                now.forEach((mosID, lines) -> lines.all().forEach(line -> look(mosID, line)));
                seen.keySet()
                        .removeIf(line -> now.values().stream()
                                .noneMatch(lines -> lines.all().contains(line)));
                desk.time().sleep(every);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(String mosID, Line line) {
        var state = line.state();
        var channel = line.place().channel();
        var words = new NewsroomEvent.Line(mosID, channel.word(), state.up(), state.why());
        boolean known = state.up() || !state.why().isEmpty();
        if (known && !words.equals(said.put(new Key(mosID, channel), words)))
            desk.listener().accept(words);
        if (state.connected() > seen.getOrDefault(line, 0L)) {
            seen.put(line, state.connected());
            connected(mosID, line, channel);
        }
    }

    private void connected(String mosID, Line line, Channel channel) {
        switch (channel) {
            case RO -> {
                boolean again = before.put(mosID, true) != null;
                var delivery = desk.plan().conduct().like().habits().delivery();
                if (again && delivery == Delivery.RESEND_ALL) desk.queue(mosID).again();
            }
            case MOM -> {
                if (desk.plan().conduct().objects() == Objects.ASKED_FOR) askForObjects(mosID, line);
            }
            case AUX -> {}
        }
    }

    /** On a thread of its own: the answer may take its time, and other lines are to be watched. */
    private void askForObjects(String mosID, Line line) {
        Thread.ofVirtual().name("newsroom-asks-" + mosID).start(() -> {
            var question = new MosReqAll(MosNumber.of(0));
            try {
                long asked = desk.time().nanoTime();
                var answer = Words.of(line.ask(question));
                var took = Duration.ofNanos(desk.time().nanoTime() - asked);
                desk.listener()
                        .accept(new NewsroomEvent.Told(
                                mosID, question.element(), "", answer.accepted(), answer.text(), took));
            } catch (IOException closed) {
                // The next connection asks again.
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
