package org.cueway.simulator.ncs;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.Request;
import org.cueway.mos.session.AskingLane;
import org.cueway.mos.session.Dial;
import org.cueway.mos.session.MosListener;
import org.cueway.mos.session.Sessions;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.wire.Connections;
import org.cueway.simulator.ncs.show.Edits;
import org.cueway.simulator.ncs.show.Shows;

/**
 * A newsroom: listens and answers, dials its device, plays what it has to play, then edits it. Safe for use by any thread.
 *
 * <p>Three threads of its own: one tells the device, a message after the other, each answered before the next; one edits,
 * whether the device is there or not; one says how the lines are. What they share is the {@link Board}.
 */
public final class SimulatedNewsroom implements AutoCloseable {
    /** MessageIDs begin below this, by chance: two runs must not look like repeats of each other (R24). */
    private static final int HIGHEST_FIRST_ID = 1 << 30;

    private final NewsroomPlan plan;
    private final TimeSource time;
    private final Consumer<NewsroomEvent> listener;
    private final Limits.Simulator limits = Limits.Simulator.defaults();
    private final Board board = new Board(limits.maxWaiting());
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch played = new CountDownLatch(1);
    private final Running running;
    private final Thread teller;
    private final Thread editor;
    private final Thread watcher;

    /** What is there once it runs. */
    private record Running(
            MosListener lower,
            MosListener upper,
            AskingLane<Request.MomRequest> mom,
            AskingLane<Request.RoRequest> ro,
            Material material) {}

    /** What there is to play or to go on with, and where it is kept. */
    private record Material(List<PlayFile> files, Optional<Shows> kept, Optional<StateFile> state) {}

    private SimulatedNewsroom(NewsroomPlan plan, TimeSource time, Consumer<NewsroomEvent> listener) throws IOException {
        this.plan = plan;
        this.time = time;
        this.listener = listener;
        try {
            this.running = open();
        } catch (IOException | RuntimeException e) {
            closeParts();
            throw e;
        }
        this.teller = Thread.ofVirtual().name("newsroom-tells").unstarted(this::tell);
        this.editor = Thread.ofVirtual().name("newsroom-edits").unstarted(this::edit);
        this.watcher = Thread.ofVirtual().name("newsroom-watches").unstarted(this::watch);
    }

    /**
     * Starts and returns when it listens; the device may come later.
     *
     * @param listener hears of every message that was answered, on the newsroom's threads
     * @throws IOException if a folder, a file or a port is not as it should be; the message says which and what to do
     */
    public static SimulatedNewsroom start(NewsroomPlan plan, TimeSource time, Consumer<NewsroomEvent> listener)
            throws IOException {
        var newsroom = new SimulatedNewsroom(plan, time, listener);
        newsroom.teller.start();
        newsroom.editor.start();
        newsroom.watcher.start();
        return newsroom;
    }

    private Running open() throws IOException {
        var codec = new MosCodec(Limits.Xml.defaults());
        var material = material(codec);
        material.kept().ifPresent(board::hold);
        var names = new NcsRole.Names(plan.device().mosID(), plan.ncsID());
        var role = new NcsRole(names, codec, board::now, time, listener);

        var connections = Connections.open(Limits.Wire.defaults(), time);
        parts.push(connections);
        var sessions = new Sessions(connections, codec, new Lanes(time), Limits.Lane.defaults(), time);
        var lower = listen(plan.listen().lower(), Channel.MOM, role, sessions);
        var upper = listen(plan.listen().upper(), Channel.RO, role, sessions);

        var random = RandomGenerator.of("L64X128MixRandom");
        var ids = new AtomicInteger(random.nextInt(HIGHEST_FIRST_ID));
        var mom = AskingLane.mom(dial(plan.device().lower()), role, sessions, ids::incrementAndGet, random);
        parts.push(mom);
        var jitter = RandomGenerator.of("L64X128MixRandom");
        var ro = AskingLane.ro(dial(plan.device().upper()), role, sessions, ids::incrementAndGet, jitter);
        parts.push(ro);
        return new Running(lower, upper, mom, ro, material);
    }

    private Material material(MosCodec codec) throws IOException {
        var head = new Head(Optional.of(plan.device().mosID()), Optional.of(plan.ncsID()), Optional.of("1"));
        var state = plan.material().state().map(folder -> new StateFile(folder, codec, head));
        var kept = state.isPresent() ? state.get().read() : Optional.<Shows>empty();
        var folder = new PlayFolder(codec, StartTimes.after(time.now(), ZoneId.systemDefault()));
        if (kept.isPresent()) return new Material(List.of(), kept, state);
        var files = plan.material().folder().isPresent()
                ? folder.read(plan.material().folder().get())
                : folder.shipped();
        return new Material(files, kept, state);
    }

    private MosListener listen(int port, Channel channel, NcsRole role, Sessions sessions) throws IOException {
        var address = new InetSocketAddress(plan.listen().host(), port);
        if (address.isUnresolved()) throw new IOException("no address known for host " + address.getHostString());
        var listener = MosListener.open(address, channel, _ -> true, role, sessions);
        parts.push(listener);
        return listener;
    }

    private Dial dial(int port) {
        var address = InetSocketAddress.createUnresolved(plan.device().host(), port);
        return new Dial(plan.device().mosID(), address, plan.device().mosID(), plan.ncsID(), Optional.empty());
    }

    /** Our port for channel mom. */
    public int lower() {
        return running.lower().address().getPort();
    }

    /** Our port for channel ro. */
    public int upper() {
        return running.upper().address().getPort();
    }

    /** Whether it goes on with what an earlier run kept. */
    public boolean resumed() {
        return running.material().kept().isPresent();
    }

    /** What it holds now. */
    public Shows shows() {
        return board.now();
    }

    /** Whether everything has been played, and the device has been told all that has happened since. */
    public boolean settled() {
        return played.getCount() == 0 && board.settled();
    }

    /** Ends editing for good; returns when the last edit is done, though it may not have been sent yet. */
    public void stopEditing() {
        editor.interrupt();
        join(editor);
    }

    /** Hangs up and stops listening. What was not sent yet is in the state, if that is kept. Safe to call again. */
    @Override
    public void close() {
        watcher.interrupt();
        join(watcher);
        teller.interrupt();
        stopEditing();
        closeParts();
        join(teller);
    }

    private void closeParts() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                listener.accept(new NewsroomEvent.Trouble("did not close: " + e));
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread that tells the device. */
    private void tell() {
        try {
            if (resumed()) board.again();
            else play();
            played.countDown();
            while (true) {
                switch (board.next()) {
                    case Board.Errand.One(var message) -> one(message);
                    case Board.Errand.Everything(var shows) -> everything(shows);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            if (!teller.isInterrupted()) listener.accept(new NewsroomEvent.Trouble(e.toString()));
        }
    }

    /**
     * Sends the files. Only when all are sent is there a state to keep: a run that is cut off plays from the beginning. A file
     * that fits what we hold and is refused leaves a difference, so everything is told once more at the end.
     */
    private void play() throws IOException, InterruptedException {
        boolean differs = false;
        for (var file : running.material().files()) {
            var before = board.now();
            var next = before.apply(file.message()).orElse(before);
            board.hold(next);
            boolean accepted = switch (file) {
                case PlayFile.Upper(var name, var message) -> ask(running.ro(), message, name);
                case PlayFile.Lower(var name, var message) -> ask(running.mom(), message, name);
            };
            differs |= !accepted && !next.equals(before);
        }
        keep(board.now());
        if (differs) board.again();
    }

    /** A device that refuses an edit holds something else than we do: it is told everything. */
    private void one(Request.RoRequest message) throws IOException, InterruptedException {
        if (!ask(running.ro(), message, Words.about(message))) board.again();
    }

    /** What is refused here stays refused until the next edit: a device that takes nothing must not be flooded. */
    private void everything(Shows shows) throws IOException, InterruptedException {
        for (var show : shows.list()) {
            for (var message : show.whole()) {
                if (!ask(running.ro(), message, Words.about(message))) break;
            }
        }
    }

    private <R extends Request> boolean ask(AskingLane<R> lane, R message, String about)
            throws IOException, InterruptedException {
        long asked = time.nanoTime();
        var answer = Words.of(lane.call(message));
        var took = Duration.ofNanos(time.nanoTime() - asked);
        listener.accept(new NewsroomEvent.Told(Words.name(message), about, answer.accepted(), answer.text(), took));
        return answer.accepted();
    }

    /** The thread that edits. */
    private void edit() {
        if (plan.editing().perMinute() <= 0) return;
        var random = RandomGeneratorFactory.of("L64X128MixRandom")
                .create(plan.editing().seed());
        try {
            played.await();
            while (true) {
                time.sleep(pause(random));
                var edit = Edits.next(board.now(), random);
                if (edit.isEmpty()) continue;
                keep(edit.get().next());
                board.change(edit.get().next(), edit.get().messages());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            listener.accept(new NewsroomEvent.Trouble("editing ends, the state cannot be kept: " + e));
        }
    }

    /** The thread that says how the lines are, once for as long as they are so. */
    private void watch() {
        var said = new HashMap<Channel, NewsroomEvent.Line>();
        try {
            while (true) {
                for (var lane : List.of(running.mom().status(), running.ro().status())) {
                    var line =
                            new NewsroomEvent.Line(lane.channel().word(), lane.state() == LaneState.UP, lane.reason());
                    boolean known = line.up() || !line.why().isEmpty();
                    if (known && !line.equals(said.put(lane.channel(), line))) listener.accept(line);
                }
                time.sleep(limits.watch());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Half to one and a half of the average: journalists are no clock. */
    private Duration pause(RandomGenerator random) {
        double seconds = 60 / plan.editing().perMinute();
        return Duration.ofNanos((long) (seconds * 1e9 * (0.5 + random.nextDouble())));
    }

    private void keep(Shows shows) throws IOException {
        var state = running.material().state();
        if (state.isPresent()) state.get().write(shows);
    }
}
