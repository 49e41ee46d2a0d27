package org.cueway.simulator.device;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.simulator.device.Reaction.Later;
import org.cueway.simulator.line.Said;

/**
 * Says what the device says by itself, a message after the other, each answered before the next; takes the running orders that
 * it asked for. Confined to its thread, but for {@link #say}.
 */
final class Reporter implements Runnable {
    /** A running order is asked for once in so long (R91); 30 s. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

    private final Asking asking;
    private final Consumer<RoList> taken;
    private final TimeSource time;
    private final Consumer<DeviceEvent> listener;
    private final BlockingQueue<Later> waiting =
            new LinkedBlockingQueue<>(Limits.Simulator.defaults().maxNotes());
    private final Map<String, Long> asked = new HashMap<>();

    /** Asks the newsroom, on whatever leads there. */
    interface Asking {
        Said ask(MosMessage message) throws IOException, InterruptedException;
    }

    Reporter(Asking asking, TimeSource time, Consumer<DeviceEvent> listener, Consumer<RoList> taken) {
        this.asking = asking;
        this.time = time;
        this.listener = listener;
        this.taken = taken;
    }

    /** Has it said in its turn. What is too much to wait is dropped: nobody wants to hear of it any more (R150). */
    void say(Later later) {
        if (!waiting.offer(later))
            listener.accept(new DeviceEvent.Trouble(later.message().element() + " dropped"));
    }

    /** Whether nothing waits. */
    boolean idle() {
        return waiting.isEmpty();
    }

    @Override
    public void run() {
        try {
            while (true) {
                var later = waiting.take();
                if (later.pause().isPositive()) time.sleep(later.pause());
                if (!tooSoon(later.message())) tell(later.message());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tooSoon(MosMessage message) {
        if (!(message instanceof RoReq(var roID))) return false;
        long now = time.nanoTime();
        asked.values().removeIf(then -> now - then > ASK_AGAIN.toNanos());
        return asked.putIfAbsent(roID, now) != null;
    }

    private void tell(MosMessage message) throws InterruptedException {
        try {
            var said = asking.ask(message);
            listener.accept(new DeviceEvent.Told(
                    message.element(), Answered.about(message), Answered.accepted(said), Answered.words(said)));
            follow(Answered.message(said));
        } catch (IOException closed) {
            listener.accept(new DeviceEvent.Told(
                    message.element(), Answered.about(message), false, String.valueOf(closed.getMessage())));
        }
    }

    private void follow(Optional<MosMessage> answer) {
        if (answer.isEmpty()) return;
        if (answer.get() instanceof RoListAll(var all)) {
            for (var one : all) say(Later.now(new RoReq(one.roID())));
        }
        if (answer.get() instanceof RoList list) {
            asked.remove(list.roID());
            taken.accept(list);
        }
    }
}
