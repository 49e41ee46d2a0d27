package org.cueway.simulator.device;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
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
    private final BlockingQueue<MosMessage> waiting =
            new LinkedBlockingQueue<>(Limits.Simulator.defaults().maxNotes());
    private final Set<Thread> pacers = ConcurrentHashMap.newKeySet();
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

    /** Has these said in their turn; where there are pauses between them, other messages may come in between. */
    void say(List<Later> all) {
        boolean paced = all.stream().anyMatch(later -> later.pause().isPositive());
        if (!paced) all.forEach(later -> say(later.message()));
        else pacers.add(Thread.ofVirtual().name("device-paces").start(() -> pace(all)));
    }

    private void pace(List<Later> all) {
        try {
            for (var later : all) {
                time.sleep(later.pause());
                say(later.message());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            pacers.remove(Thread.currentThread());
        }
    }

    /** Has it said in its turn. What is too much to wait is dropped: nobody wants to hear of it any more (R150). */
    void say(MosMessage message) {
        if (!waiting.offer(message)) listener.accept(new DeviceEvent.Trouble(message.element() + " dropped"));
    }

    /** Nothing is paced any more. */
    void stop() {
        pacers.forEach(Thread::interrupt);
    }

    /** Whether nothing waits. */
    boolean idle() {
        return waiting.isEmpty();
    }

    @Override
    public void run() {
        try {
            while (true) {
                var message = waiting.take();
                if (!tooSoon(message)) tell(message);
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
            for (var one : all) say(new RoReq(one.roID()));
        }
        if (answer.get() instanceof RoList list) {
            asked.remove(list.roID());
            taken.accept(list);
        }
    }
}
