package org.cueway.newsroom.healing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.cueway.base.Limits;
import org.cueway.base.Reason;
import org.cueway.base.TimeSource;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.newsroom.outgoing.OutgoingException;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;

/**
 * Keeps running orders in step with their newsrooms. Safe for use by any thread.
 *
 * <p>When a lane that we dialled comes up, the newsroom is asked for all its running orders, one after the other; when a message
 * does not fit, for that one. What comes is taken as a difference, and what is on air is left alone.
 */
public final class Healing implements AutoCloseable {
    private final Asking asking;
    private final InStep inStep;
    private final Map<String, Mender> menders = new ConcurrentHashMap<>();
    private volatile Optional<Body> body = Optional.empty();

    /** What does what is decided here, and how many frames of a machine are being read or worked on. */
    private record Body(Hands hands, ToIntFunction<String> busy) {}

    private Healing(Asking asking) {
        this.asking = asking;
        this.inStep = new InStep(this, asking.limits(), asking.time());
    }

    /**
     * Does nothing yet.
     *
     * @param dialects the habits of the newsroom that a server, by its ncsID, belongs to
     */
    public static Healing of(
            Outgoing outgoing, Function<String, Dialect> dialects, Limits.Healing limits, TimeSource time) {
        return new Healing(new Asking(outgoing, dialects, limits, time));
    }

    /**
     * Begins to heal; before that, nothing is held back and nothing asked. Before lanes are there, so that none comes up
     * unnoticed.
     *
     * @param busy on how many connections with a machine a frame is being read or worked on
     */
    public void start(Hands hands, ToIntFunction<String> busy) {
        body = Optional.of(new Body(hands, busy));
        asking.outgoing().whenReady(newsroom -> mender(newsroom).ifPresent(Mender::walk));
    }

    /** What holds messages back for a moment. */
    public InStep inStep() {
        return inStep;
    }

    /** A message did not go with what we hold of that running order (MOS 4.0 §2.3). Returns at once. */
    public void lost(RundownId id) {
        mender(id.newsroom()).ifPresent(mender -> mender.lost(id.roID()));
    }

    /** A message fitted, but we are not sure that we hold what the newsroom has: it is there, so it can be asked. Returns at once. */
    public void doubted(RundownId id) {
        if (asking.canAsk(id.newsroom())) crossed(id);
    }

    /**
     * Asks for all running orders of a newsroom, from now on.
     *
     * @return why that cannot be; empty if it has begun
     */
    public Optional<Reason> walk(String newsroom) {
        if (!asking.canAsk(newsroom)) return Optional.of(HealingReason.NOBODY_TO_ASK);
        if (!asking.dials(newsroom)) return Optional.of(HealingReason.NOT_DIALLED);
        mender(newsroom).ifPresent(Mender::walk);
        return Optional.empty();
    }

    /** Asks for one running order, from now on; otherwise as {@link #walk}. */
    public Optional<Reason> fetch(RundownId id) {
        if (!asking.canAsk(id.newsroom())) return Optional.of(HealingReason.NOBODY_TO_ASK);
        mender(id.newsroom()).ifPresent(mender -> mender.byHand(id.roID()));
        return Optional.empty();
    }

    /** What a comparison came to. */
    public sealed interface Compared {
        /** What would change if the newsroom's were taken over now. */
        record Differs(Outcome.Applied applied) implements Compared {}

        /** The newsroom did not say how it is. */
        record Not(Reason reason, String detail) implements Compared {}
    }

    /** Asks for one running order and says what is different, without changing anything. Waits for the answer. */
    public Compared compare(RundownId id) throws InterruptedException {
        var hands = body.map(Body::hands);
        if (hands.isEmpty() || !asking.canAsk(id.newsroom())) return new Compared.Not(HealingReason.NOBODY_TO_ASK, "");
        try {
            return switch (asking.ask(id.newsroom(), new RoReq(id.roID()))) {
                case Found.Order(var _, var list)
                when list.roID().equals(id.roID()) -> compared(hands.get().compare(id, list));
                case Found.Order(var _, var list) -> not("it answered with " + list.roID());
                case Found.Orders _ -> not("it answered with a list of running orders");
                case Found.Lacking(var why) -> not(why);
                case Found.Refused(var why) -> not(why);
                case Found.NotNow(var why) -> not(why);
            };
        } catch (IOException | OutgoingException nobody) {
            return not(String.valueOf(nobody.getMessage()));
        }
    }

    private static Compared compared(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> new Compared.Differs(applied);
            case Outcome.Refused(var reason, var detail) -> new Compared.Not(reason, detail);
        };
    }

    private static Compared not(String why) {
        return new Compared.Not(HealingReason.NOT_ANSWERED, why);
    }

    /** What is done for a newsroom; empty if there was nothing to do for it yet. */
    public Optional<HealingStatus> status(String newsroom) {
        return Optional.ofNullable(menders.get(newsroom)).map(Mender::status);
    }

    /** What is done for all newsrooms for which there was something to do, in no particular order. */
    public List<HealingStatus> statuses() {
        return menders.values().stream().map(Mender::status).toList();
    }

    boolean isFetching(RundownId id) {
        var mender = menders.get(id.newsroom());
        return mender != null && mender.isFetching(id.roID());
    }

    void crossed(RundownId id) {
        mender(id.newsroom()).ifPresent(mender -> mender.crossed(id.roID()));
    }

    /** Not by {@link #mender}: where nothing was asked there is nothing to be forgotten. */
    void gone(RundownId id) {
        Optional.ofNullable(menders.get(id.newsroom())).ifPresent(mender -> mender.gone(id.roID()));
    }

    boolean dials(String newsroom) {
        return asking.dials(newsroom);
    }

    int busy(String host) {
        return body.map(it -> it.busy().applyAsInt(host)).orElse(0);
    }

    Optional<Rundown> find(RundownId id) {
        return body.flatMap(it -> it.hands().find(id));
    }

    private Optional<Mender> mender(String newsroom) {
        return body.map(it -> menders.computeIfAbsent(newsroom, name -> new Mender(name, asking, it.hands())));
    }

    /** Stops asking. */
    @Override
    public void close() {
        body = Optional.empty();
        menders.values().forEach(Mender::close);
    }
}
