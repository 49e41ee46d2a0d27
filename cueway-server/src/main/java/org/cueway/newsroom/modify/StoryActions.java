package org.cueway.newsroom.modify;

import java.util.List;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.desk.KeyedLock;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.newsroom.outgoing.OutgoingException;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.Entry;
import org.cueway.store.RundownKey;
import org.cueway.store.RundownStore;
import org.cueway.store.Settlement;
import org.cueway.store.StoreException;
import org.cueway.storyaction.ActionReason;
import org.cueway.storyaction.Answered;
import org.cueway.storyaction.AskResult;
import org.cueway.storyaction.Asking;
import org.cueway.storyaction.Judged;
import org.cueway.storyaction.Progress.Moment;
import org.cueway.storyaction.StoryAction;
import org.cueway.storyaction.StoryContents;

/**
 * Asks newsrooms to change their running orders, and follows what becomes of it. Safe for use by any thread.
 *
 * <p>A request is queued for sending, durably. What becomes of it is heard from the journal, where the newsroom's answer and
 * the edits that follow stand in the order in which they came, whatever connection they came on. The memory of what was asked
 * begins anew when we are started, with what still waits to be sent.
 */
public final class StoryActions {
    private static final String ELEMENT = "<roReqStoryAction";

    private final Desk desk;
    private final Outgoing outgoing;
    private final Reading reading;
    private final Limits.StoryActions limits;
    private final TimeSource time;
    private final Remembered remembered;
    private final KeyedLock<String> locks = new KeyedLock<>();

    private StoryActions(Desk desk, Outgoing outgoing, Reading reading, Limits.StoryActions limits, TimeSource time) {
        this.desk = desk;
        this.outgoing = outgoing;
        this.reading = reading;
        this.limits = limits;
        this.time = time;
        this.remembered = new Remembered(limits.remembered());
    }

    /**
     * How texts of the journal are read again.
     *
     * @param dialect takes every ID that any newsroom's dialect takes
     */
    public record Reading(MosCodec codec, Dialect dialect) {
        private Optional<MosMessage> message(String text) {
            return codec.decode(codec.read(text), dialect)
                            instanceof Decoded.Ok<Envelope>(Envelope(var _, var message), var _)
                    ? Optional.of(message)
                    : Optional.empty();
        }
    }

    /** Knows what waits to be sent since before the last stop, and follows the journal from now on. */
    public static StoryActions recover(
            RundownStore store, Desk desk, Outgoing outgoing, Reading reading, TimeSource time) {
        var actions = new StoryActions(desk, outgoing, reading, Limits.StoryActions.defaults(), time);
        store.snapshot().outbox().forEach(actions::restore);
        store.subscribe(actions::hear);
        return actions;
    }

    private void restore(Entry queued) {
        if (queued.message().contains(ELEMENT)
                && reading.message(queued.message()).orElse(null) instanceof RoReqStoryAction request) {
            var id = new RundownId(queued.newsroom(), request.action().roID());
            desk.find(id)
                    .ifPresent(held -> remembered.begin(
                            new Remembered.Begun(
                                    queued.number(),
                                    queued.time(),
                                    id,
                                    Optional.empty(),
                                    Phrasing.wanted(request, held),
                                    Phrasing.terms(request),
                                    ""),
                            held,
                            held,
                            now()));
        }
    }

    /**
     * Has the newsroom of a running order asked. The request is durable when this returns, and sent in its turn.
     *
     * @throws StoreException if it could not be made durable; then it is not sent
     */
    public AskResult ask(RundownId id, Asking asking) {
        if (asking.key().isEmpty()) {
            return submit(id, asking, "");
        }
        var key = RundownKey.of(id) + " " + asking.key();
        return locks.holding(
                key,
                () -> remembered
                        .underKey(key, time.nanoTime(), limits.patience())
                        .<AskResult>map(earlier -> earlier.wanted().equals(asking.wanted())
                                ? new AskResult.Asked(earlier, true)
                                : new AskResult.OtherUnderKey(earlier))
                        .orElseGet(() -> submit(id, asking, key)));
    }

    private AskResult submit(RundownId id, Asking asking, String key) {
        var found = desk.find(id);
        if (found.isEmpty()) {
            return new AskResult.Refused(Refusal.UNKNOWN_RUNDOWN, id.roID());
        }
        var before = found.get();
        var no = Judged.refusal(before, asking.wanted());
        if (no.isPresent()) {
            return new AskResult.Refused(no.get().reason(), no.get().detail());
        }
        return Phrasing.of(before, asking.wanted(), asking.terms())
                .map(request -> send(before, request, asking, key))
                .orElseGet(() -> new AskResult.Refused(ActionReason.TEXT_IS_ELSEWHERE, ""));
    }

    private AskResult send(Rundown before, RoReqStoryAction request, Asking asking, String key) {
        var asked = time.now();
        long number;
        try {
            number = outgoing.send(before.id().newsroom(), request);
        } catch (OutgoingException e) {
            return new AskResult.CannotAsk(e.reason(), String.valueOf(e.getMessage()));
        }
        var begun = new Remembered.Begun(
                number, asked, before.id(), Optional.of(asking.by()), asking.wanted(), asking.terms(), key);
        remembered.begin(begun, before, desk.find(before.id()).orElse(before), now());
        return new AskResult.Asked(
                remembered.find(number, time.nanoTime(), limits.patience()).orElseThrow(), false);
    }

    /** On the thread that all writing waits for. */
    private void hear(Committed committed) {
        Settlement.of(committed.entry()).ifPresent(settlement -> settled(committed.entry(), settlement));
        for (Change change : committed.changes()) {
            if (change instanceof Change.RundownSaved(var rundown)) {
                remembered.changed(rundown, now());
            }
        }
    }

    private void settled(Entry entry, Settlement settlement) {
        if (!entry.message().contains(ELEMENT)) {
            return;
        }
        switch (settlement.end()) {
            case ACKNOWLEDGED -> remembered.answered(settlement.queued(), yes(entry), now());
            case REFUSED, DROPPED -> remembered.answered(settlement.queued(), new Answered.No(settlement.why()), now());
            case ASKED -> {} // a question, which this is not
        }
    }

    /** The positive answer to a request for a new story is its storyID in the place of OK (MOS 4.0 §3.9.1). */
    private Answered yes(Entry entry) {
        var ack =
                reading.message(entry.answer()).filter(RoAck.class::isInstance).map(RoAck.class::cast);
        var text = ack.map(RoAck::roStatus).map(String::strip).filter(said -> !said.isEmpty());
        var plainOk = ack.filter(RoAck::isOk).isPresent();
        return new Answered.Yes(text.orElse("OK"), plainOk ? Optional.empty() : text);
    }

    private Moment now() {
        return new Moment(time.now(), time.nanoTime());
    }

    /** What was asked of the newsroom of a running order, newest first. */
    public List<StoryAction> of(RundownId id) {
        return all().stream().filter(action -> action.rundown().equals(id)).toList();
    }

    /** What was asked of all newsrooms, newest first. */
    public List<StoryAction> all() {
        return remembered.all(time.nanoTime(), limits.patience());
    }

    /** A story as people edit it; empty if there is none of that ID. */
    public Optional<StoryContents> contents(RundownId id, String storyID) {
        return desk.find(id).flatMap(held -> Phrasing.contents(held, storyID));
    }
}
