package org.cueway.newsroom;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.cueway.base.Limits;
import org.cueway.base.TestTime;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjectMessage.MosListAll;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.Target;
import org.cueway.newsroom.objects.Sending;
import org.cueway.newsroom.objects.Teller;
import org.cueway.store.MemoryStore;

/**
 * A device with its teller, and newsrooms that keep what they are told. It can be killed at any moment; what was queued for
 * newsrooms until then stays with them, as a durable queue keeps it. Confined to its test's thread, which also makes time pass.
 */
final class ToldNewsrooms implements AutoCloseable {
    static final Duration TICK = Limits.Objects.defaults().tick();

    final TestTime time = new TestTime();
    final List<Said> said = new CopyOnWriteArrayList<>();
    TestDevice device;
    MemoryStore store;

    private final MemoryStore.Disk disk = new MemoryStore.Disk();
    private final List<String> announced;
    private volatile Predicate<Said> lets = _ -> true;
    private Teller teller;

    /** What was queued for a newsroom. */
    record Said(String newsroom, Request message) {}

    /** Newsrooms that hear of every change. */
    ToldNewsrooms(String... announced) {
        this.announced = List.of(announced);
        this.store = MemoryStore.open(disk, time);
        this.device = new TestDevice(store, time);
        this.teller = start();
    }

    private Teller start() {
        return Teller.start(
                device.newsrooms.ours(),
                device.desk,
                store,
                time,
                new Teller.Plan(announced, _ -> true, this::send, _ -> {}));
    }

    private Sending.Sent send(String newsroom, Request message) {
        var now = new Said(newsroom, message);
        if (!lets.test(now)) {
            return Sending.Sent.LATER;
        }
        said.add(now);
        return Sending.Sent.QUEUED;
    }

    /** From now on only such messages can be queued. */
    void lets(Predicate<Said> through) {
        lets = through;
    }

    /** Lets the teller look once. */
    void tick() {
        pass(TICK);
    }

    /** Lets time pass, a look at a time. */
    void pass(Duration time) {
        for (long left = time.toMillis(); left > 0; left -= TICK.toMillis()) {
            until(() -> this.time.sleepers() == 1);
            int before = this.time.sleeps();
            this.time.advance(TICK);
            until(() -> this.time.sleeps() > before);
        }
    }

    private static void until(Callable<Boolean> so) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofNanos(100_000)).until(so);
    }

    /** Kills the device and starts another one on its disk. */
    void killAndRestart() {
        teller.close();
        store = MemoryStore.open(disk, time);
        device = new TestDevice(store, time);
        teller = start();
    }

    /** Stops the device as an operator does. */
    void stopAndRestart() {
        teller.close();
        store.close();
        store = MemoryStore.open(disk, time);
        device = new TestDevice(store, time);
        teller = start();
    }

    /** What a newsroom heard, in words: {@code mosObj NEW X 1}, {@code mosListAll X Y}, {@code READY S1/1}. */
    List<String> heard(String newsroom) {
        return said.stream()
                .filter(each -> each.newsroom().equals(newsroom))
                .map(each -> words(each.message()))
                .toList();
    }

    private static String words(Request message) {
        return switch (message) {
            case MosObj(var object) ->
                "mosObj " + object.status().orElse("") + " " + object.objID() + " "
                        + object.objRev().orElseThrow().text();
            case MosListAll(var objects) ->
                "mosListAll "
                        + String.join(
                                " ", objects.stream().map(MosObject::objID).toList());
            case RoElementStat stat ->
                stat.status() + " " + last(stat) + " " + stat.objID().orElse("");
            case Request other -> other.element();
        };
    }

    private static String last(RoElementStat stat) {
        var item = (Target.OneItem) stat.target();
        return item.storyID() + "/" + item.itemID();
    }

    /** The catalogue as that newsroom has it from what it heard: revision by ID. */
    Map<String, String> catalogue(String newsroom) {
        var catalogue = new TreeMap<String, String>();
        for (var each : said) {
            if (each.newsroom().equals(newsroom) && each.message() instanceof MosObj(var object)) {
                if (object.status().orElse("").equals("DELETED")) catalogue.remove(object.objID());
                else catalogue.put(object.objID(), object.objRev().orElseThrow().text());
            }
        }
        return catalogue;
    }

    /** What that newsroom heard last of each item. */
    Map<String, String> statuses(String newsroom) {
        var statuses = new HashMap<String, String>();
        for (var each : said) {
            if (each.newsroom().equals(newsroom) && each.message() instanceof RoElementStat stat) {
                statuses.put(last(stat), stat.status());
            }
        }
        return statuses;
    }

    /** What was heard since the last call, of all newsrooms. */
    List<Said> takeAll() {
        var all = new ArrayList<>(said);
        said.clear();
        return all;
    }

    @Override
    public void close() {
        teller.close();
    }
}
