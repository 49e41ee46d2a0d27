package org.cueway.simulator.ncs;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.MosMessage;
import org.cueway.simulator.line.Said;
import org.cueway.simulator.ncs.NewsroomPlan.Device;
import org.cueway.simulator.ncs.answer.Catalogue;
import org.cueway.simulator.ncs.answer.Reports;
import org.cueway.simulator.ncs.show.Edits;
import org.cueway.simulator.ncs.show.Shows;

/**
 * A newsroom, of one server or a pair: listens and answers, dials its devices, plays what it has to play, then edits it. Safe
 * for use by any thread.
 *
 * <p>Threads of its own: one for each device, which tells it, a message after the other; one that edits, whether devices are
 * there or not; one that says how the lines are; one while a show runs. What they share is the {@link Board}.
 */
public final class SimulatedNewsroom implements AutoCloseable {
    private final Desk desk;
    private final Links links = new Links();
    private final Servers servers;
    private final Material material;
    private final CountDownLatch played = new CountDownLatch(1);
    private final List<Thread> tellers = new ArrayList<>();
    private final Thread editor;
    private final Thread watcher;
    /** The show that runs; guarded by our monitor. */
    private Optional<Thread> player = Optional.empty();
    /** What was lost and may be found again; guarded by our monitor. */
    private Shows mislaid = Shows.NONE;

    /** What there is to play or to go on with, and where it is kept. */
    private record Material(List<PlayFile> files, Optional<Shows> kept, Optional<StateFile> state) {}

    private SimulatedNewsroom(NewsroomPlan plan, TimeSource time, Consumer<NewsroomEvent> listener) throws IOException {
        var codec = new MosCodec(Limits.Xml.defaults());
        var limits = Limits.Simulator.defaults();
        var board =
                new Board(limits.maxWaiting(), plan.conduct().like().habits().edits());
        this.desk = new Desk(plan, board, time, listener);
        this.material = material(codec);
        this.servers = new Servers(desk, codec, links);
        for (var device : plan.devices()) tellers.add(teller(device));
        this.editor = Thread.ofVirtual().name("newsroom-edits").unstarted(this::edit);
        this.watcher = Thread.ofVirtual().name("newsroom-watches").unstarted(new Watcher(desk, links));
        load();
    }

    /**
     * Starts and returns when it listens; devices may come later.
     *
     * @param listener hears of every message that was answered, on the newsroom's threads
     * @throws IOException if a folder, a file or a port is not as it should be; the message says which and what to do
     */
    public static SimulatedNewsroom start(NewsroomPlan plan, TimeSource time, Consumer<NewsroomEvent> listener)
            throws IOException {
        var newsroom = new SimulatedNewsroom(plan, time, listener);
        try {
            newsroom.servers.open();
        } catch (IOException | RuntimeException e) {
            newsroom.servers.close();
            throw e;
        }
        newsroom.tellers.forEach(Thread::start);
        newsroom.editor.start();
        newsroom.watcher.start();
        return newsroom;
    }

    private Material material(MosCodec codec) throws IOException {
        var plan = desk.plan();
        var head = new Head(Optional.of(plan.device().mosID()), Optional.of(plan.ncsID()), Optional.of("1"));
        var state = plan.material().state().map(folder -> new StateFile(folder, codec, head));
        var kept = state.isPresent() ? state.get().read() : Optional.<Shows>empty();
        if (kept.isPresent()) return new Material(List.of(), kept, state);
        var ids = plan.conduct().like().habits().ids();
        var times = StartTimes.after(desk.time().now(), ZoneId.systemDefault());
        var folder = new PlayFolder(codec, times, text -> ids.renamed(text, plan.ncsID()));
        var files = plan.material().folder().isPresent()
                ? folder.read(plan.material().folder().get())
                : folder.shipped();
        return new Material(files, kept, state);
    }

    private Thread teller(Device device) {
        // That the first device has heard everything is when editing begins; the others catch up.
        Runnable done = device.equals(desk.plan().device()) ? this::allPlayed : () -> {};
        var ears = new Teller.Ears(desk.time(), desk.listener(), done);
        var teller = new Teller(device.mosID(), desk.queue(device.mosID()), links, ears);
        return Thread.ofVirtual().name("newsroom-tells-" + device.mosID()).unstarted(teller);
    }

    /** Holds what there is, and lets the devices know. */
    private void load() {
        if (material.kept().isPresent()) {
            desk.board().hold(material.kept().get());
            desk.devices().forEach(id -> desk.queue(id).again());
            return;
        }
        var now = Shows.NONE;
        var errands = new ArrayList<Board.Errand.Play>();
        for (var file : material.files()) {
            var next = now.apply(file.message()).orElse(now);
            errands.add(new Board.Errand.Play(file, !next.equals(now)));
            now = next;
        }
        desk.board().hold(now);
        desk.devices().forEach(id -> desk.queue(id).play(errands));
    }

    private void allPlayed() {
        try {
            if (material.state().isPresent()) desk.board().keep(material.state().get());
        } catch (IOException e) {
            desk.listener().accept(new NewsroomEvent.Trouble("the state cannot be kept: " + e));
        }
        played.countDown();
    }

    /** The main server's port for channel mom; 0 if it is off. */
    public int lower() {
        return servers.main().lower();
    }

    /** The main server's port for channel ro; 0 if it is off. */
    public int upper() {
        return servers.main().upper();
    }

    /** The buddy's ports for channels mom and ro; empty without a buddy, 0 if it is off. */
    public Optional<NewsroomPlan.Listen> buddy() {
        return servers.buddy()
                .map(other -> new NewsroomPlan.Listen(desk.plan().listen().host(), other.lower(), other.upper()));
    }

    /** Whether it goes on with what an earlier run kept. */
    public boolean resumed() {
        return material.kept().isPresent();
    }

    /** What it holds now. */
    public Shows shows() {
        return desk.board().now().shows();
    }

    /** What it knows of the objects of its devices. */
    public Catalogue objects() {
        return desk.board().now().objects();
    }

    /** What its devices said last of running orders, stories and items. */
    public Reports reports() {
        return desk.board().now().reports();
    }

    /** Whether everything has been played to the first device. */
    public boolean played() {
        return played.getCount() == 0;
    }

    /** Whether everything has been played, and the devices have been told all that has happened since. */
    public boolean settled() {
        return played() && desk.board().settled();
    }

    /** Tells all devices everything anew. */
    public void again() {
        desk.board().again();
    }

    /**
     * Asks a device something out of turn: for its objects, a search, a new object, a running order.
     *
     * @throws IOException if no line leads there now; the message says why
     */
    public Said ask(String mosID, MosMessage question) throws IOException, InterruptedException {
        var line = links.to(mosID).flatMap(lines -> lines.of(question));
        if (line.isEmpty()) {
            throw new IOException("no line to " + mosID + " for " + question.element()
                    + ": it is no device of this newsroom, has no such port, or the newsroom is not active");
        }
        var state = line.get().state();
        if (!state.up()) throw new IOException("the line to " + mosID + " is down: " + state.why());
        return line.get().ask(question);
    }

    /**
     * Runs a show: the timing bar passes over its stories, items are cued, started and ended. Ends one that runs.
     *
     * @param speed how many seconds of the show pass in one; greater than 0
     * @throws IllegalArgumentException if there is no such running order
     */
    public synchronized void play(String roID, double speed) {
        if (shows().find(roID).isEmpty()) throw new IllegalArgumentException("no running order " + roID);
        if (!(speed > 0)) throw new IllegalArgumentException("speed " + speed + ", expected more than 0");
        stopPlaying();
        player = Optional.of(Thread.ofVirtual().name("newsroom-plays").start(new Player(desk, roID, speed)));
    }

    /** Whether a show runs. */
    public synchronized boolean playing() {
        return player.filter(Thread::isAlive).isPresent();
    }

    /** Ends the show that runs, if one does. */
    public synchronized void stopPlaying() {
        player.ifPresent(thread -> {
            thread.interrupt();
            join(thread);
        });
        player = Optional.empty();
    }

    /**
     * Somebody edits by hand, and all devices hear of it.
     *
     * @param thought makes the edit from what there is; empty if it does not fit
     * @return whether it fitted
     * @throws IOException if it cannot be kept; nothing has changed then
     */
    public boolean edit(Function<Shows, Optional<Edits.Edit>> thought) throws IOException {
        return desk.board().edit(thought);
    }

    /** Ends editing for good; returns when the last edit is done, though it may not have been sent yet. */
    public void stopEditing() {
        editor.interrupt();
        join(editor);
    }

    /** Somebody pulls the cable: nothing leads here any more. What happens meanwhile waits. */
    public void cut() {
        servers.cut();
    }

    /** Connections stay, and nothing is said or heard on them. */
    public void halfOpen() {
        servers.halfOpen();
    }

    /** It refuses everything, as a server does whose partner has taken over. */
    public void standby() {
        servers.standBy();
    }

    /** It has no running order any more, and does not say so. */
    public synchronized void losesState() {
        mislaid = shows();
        desk.board().hold(Shows.NONE);
    }

    /**
     * Of a pair, the active server dies and the other takes over.
     *
     * @throws IllegalStateException if there is no pair
     * @throws IOException if the other cannot have its ports
     */
    public void failOver() throws IOException {
        servers.failOver();
    }

    /** A server that did not do the work takes over: of a pair the other one, else the only one. */
    public void takeOver() throws IOException {
        servers.takeOver();
    }

    /** Of a pair, the server that died is back beside the active one. */
    public void comeBack() throws IOException {
        servers.comeBack();
    }

    /** Whatever was broken is whole again: cables, servers, running orders. */
    public synchronized void restore() throws IOException {
        boolean lost = !mislaid.list().isEmpty();
        if (lost) desk.board().hold(mislaid);
        mislaid = Shows.NONE;
        servers.restore();
        if (lost) desk.board().again();
    }

    /** Hangs up and stops listening. What was not sent yet is in the state, if that is kept. Safe to call again. */
    @Override
    public void close() {
        watcher.interrupt();
        join(watcher);
        stopPlaying();
        tellers.forEach(Thread::interrupt);
        stopEditing();
        servers.close();
        tellers.forEach(SimulatedNewsroom::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread that edits. */
    private void edit() {
        if (desk.plan().editing().perMinute() <= 0) return;
        var random = RandomGeneratorFactory.of("L64X128MixRandom")
                .create(desk.plan().editing().seed());
        try {
            played.await();
            while (true) {
                desk.time().sleep(pause(random));
                desk.board().edit(now -> Edits.next(now, random));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            desk.listener().accept(new NewsroomEvent.Trouble("editing ends, the state cannot be kept: " + e));
        }
    }

    /** Half to one and a half of the average: journalists are no clock. */
    private Duration pause(RandomGenerator random) {
        double seconds = 60 / desk.plan().editing().perMinute();
        return Duration.ofNanos((long) (seconds * 1e9 * (0.5 + random.nextDouble())));
    }
}
