package org.cueway.newsroom.outgoing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.Request.MomRequest;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.session.AskingLane;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.store.Entry;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What we say to newsrooms of our own accord: durable, in order, one at a time per lane. Safe for use by any thread. */
public final class Outgoing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);

    private final OutgoingSpec spec;
    private final Outbox outbox;
    private final Limits.Outgoing limits;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    /** What was queued for newsrooms that we do not know now; they may come, or come back into the configuration. */
    private final Map<String, List<Entry>> strangers = new ConcurrentHashMap<>();

    private final ConcurrentLinkedQueue<Entry> unreadable = new ConcurrentLinkedQueue<>();

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Thread watch = Thread.ofVirtual().name("watch-newsrooms").unstarted(this::watch);
    private volatile boolean closing;

    private Outgoing(OutgoingSpec spec, Outbox outbox, Limits.Outgoing limits) {
        this.spec = spec;
        this.outbox = outbox;
        this.limits = limits;
    }

    /**
     * Knows again what was queued before the last stop and is not settled. Nothing is sent before a lane is attached, which
     * may be done once the tail of the journal was replayed.
     */
    public static Outgoing recover(
            OutgoingSpec spec, MosCodec codec, RundownStore store, Limits.Outgoing limits, TimeSource time) {
        var outgoing = new Outgoing(spec, new Outbox(spec, codec, store, time), limits);
        spec.routes().forEach(outgoing::open);
        store.snapshot().outbox().stream()
                .filter(queued -> spec.isFor(queued.newsroom()))
                .forEach(outgoing::restore);
        outgoing.strangers.forEach((newsroom, waiting) -> LOG.warn(
                "{} messages wait for newsroom {}, which is not in the configuration; they are kept",
                waiting.size(),
                newsroom));
        outgoing.watch.start();
        return outgoing;
    }

    private Line open(Route route) {
        return lines.computeIfAbsent(route.newsroom(), _ -> new Line(route, spec, outbox, limits));
    }

    private void restore(Entry queued) {
        var line = lines.get(queued.newsroom());
        if (line == null) {
            strangers.computeIfAbsent(queued.newsroom(), _ -> new ArrayList<>()).add(queued);
            return;
        }
        var read = outbox.open(queued);
        if (read.isPresent() && read.get().message() instanceof Request message) {
            line.restore(queued, read.get().head(), message);
        } else {
            unreadable.add(queued);
        }
    }

    /**
     * From now on a server of a newsroom can be asked about objects on this lane, and what waits for it is sent. Whether the
     * lane is dialled is decided here; one that rests is resumed if it is. It stays its owner's, who closes it after this.
     */
    public void attachMom(String newsroom, String ncsID, AskingLane<MomRequest> lane) {
        known(newsroom, ncsID).attachMom(ncsID, lane);
    }

    /** The same for running orders. */
    public void attachRo(String newsroom, String ncsID, AskingLane<RoRequest> lane) {
        known(newsroom, ncsID).attachRo(ncsID, lane);
    }

    /** The newsroom's line; a newsroom that is admitted without being listed gets one when it is first met. */
    private synchronized Line known(String newsroom, String ncsID) {
        settleUnreadable();
        var line = open(new Route(newsroom, List.of(ncsID)));
        var waiting = strangers.remove(newsroom);
        if (waiting != null) waiting.forEach(this::restore);
        return line;
    }

    private void settleUnreadable() {
        for (Entry queued; (queued = unreadable.poll()) != null; ) {
            LOG.error("entry {} for newsroom {} cannot be read any more, dropped", queued.number(), queued.newsroom());
            try {
                outbox.unreadable(queued);
            } catch (StoreException e) {
                LOG.warn("entry {} stays in the outbox: {}", queued.number(), e.getMessage());
            }
        }
    }

    /**
     * Queues a message. It is durable when this returns, and sent in its turn.
     *
     * @return the journal number of the entry; 0 if the newsroom does not want to hear of it, so that nothing was queued
     * @throws StoreException if it could not be made durable; then it is not sent
     * @throws OutgoingException if there is no such newsroom, no way to it, or too much waits for it already
     */
    public long send(String newsroom, Request message) {
        return send(newsroom, message, _ -> {});
    }

    /**
     * The same; {@code settled} hears once what became of it, on a thread of this part that sends nothing meanwhile. It is
     * not told after a restart.
     */
    public long send(String newsroom, Request message, Consumer<Settled> settled) {
        return send(newsroom, new Onward(spec.mosID(), message, new Onward.Origin.Nobody()), settled);
    }

    /** The same for a message that is passed on, to a newsroom or a device. */
    public long send(String newsroom, Onward message, Consumer<Settled> settled) {
        return line(newsroom).send(message, settled);
    }

    /**
     * Asks now, on the lane that is active, and waits for the answer; nothing is durable. For questions ({@code roReq},
     * {@code roReqAll}, {@code reqMachInfo}, {@code mosReqAll}, …). Fair with what waits to be sent.
     *
     * @return the answer, which may be a refusal
     * @throws IOException if the newsroom is not there, or does not answer; the message says which server and why
     * @throws OutgoingException if there is no such newsroom, or no way to it
     */
    public Answer ask(String newsroom, Request question) throws IOException, InterruptedException {
        return ask(newsroom, spec.mosID(), question);
    }

    /** The same for a question that is passed on: about this device, as it stands in the envelope. */
    public Answer ask(String newsroom, String mosID, Request question) throws IOException, InterruptedException {
        return line(newsroom).ask(mosID, question);
    }

    /**
     * Has a server of a newsroom asked from now on, until it fails.
     *
     * @throws OutgoingException if there is no such newsroom or server
     */
    public void choose(String newsroom, String ncsID) {
        line(newsroom).choose(ncsID);
    }

    /** How we stand to each newsroom, in no particular order. */
    public List<LineStatus> statuses() {
        return lines.values().stream().map(Line::status).toList();
    }

    /** Whether messages about objects can be sent to a newsroom: whether there is a lane on channel mom that we may ask on. */
    public boolean reachesMom(String newsroom) {
        var line = lines.get(newsroom);
        return line != null && line.hasMom();
    }

    /** The lane on which a newsroom is asked about its running orders now; empty if there is none, up or down. */
    public Optional<LaneStatus> roLane(String newsroom) {
        return Optional.ofNullable(lines.get(newsroom)).flatMap(Line::roLane);
    }

    /** Whether whom we write to is there now, on a channel. */
    public boolean isUp(String newsroom, Channel channel) {
        return Optional.ofNullable(lines.get(newsroom))
                .filter(line -> line.isUp(channel))
                .isPresent();
    }

    /** How many messages wait for it, on both channels. */
    public int waiting(String newsroom) {
        return Optional.ofNullable(lines.get(newsroom)).map(Line::waiting).orElse(0);
    }

    private Line line(String newsroom) {
        var line = lines.get(newsroom);
        if (line == null) throw new OutgoingException(OutgoingReason.NO_SUCH_NEWSROOM, newsroom);
        return line;
    }

    /**
     * Has somebody told, by its name, of each newsroom that can be asked for its running orders from now on: the lane that we
     * dialled for that is up, is up again, or leads to another server. Told on a thread of this part, again and again; what
     * it does there holds up the watch over all lanes.
     */
    public void whenReady(Consumer<String> listener) {
        listeners.add(listener);
    }

    private void watch() {
        var told = new HashMap<String, LaneStatus>();
        try {
            while (!closing) {
                for (var line : lines.values()) look(line, told);
                outbox.time().sleep(limits.failover().watch());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A bug in here must not leave all newsrooms unwatched. */
    private void look(Line line, Map<String, LaneStatus> told) {
        try {
            line.look();
            var ready = line.readyToWalk();
            var before = ready.isEmpty()
                    ? Optional.ofNullable(told.remove(line.newsroom()))
                    : Optional.ofNullable(told.put(line.newsroom(), ready.get()));
            if (ready.filter(lane -> before.filter(same -> isSame(same, lane)).isEmpty())
                    .isPresent()) {
                listeners.forEach(listener -> listener.accept(line.newsroom()));
            }
        } catch (RuntimeException bug) {
            LOG.error("{}: internal error", line.newsroom(), bug);
        }
    }

    private static boolean isSame(LaneStatus before, LaneStatus now) {
        return before.peer().equals(now.peer()) && before.since().equals(now.since());
    }

    /** Stops sending. What is not settled is sent again after the next start. */
    @Override
    public void close() {
        closing = true;
        watch.interrupt();
        try {
            watch.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        lines.values().forEach(Line::close);
    }
}
