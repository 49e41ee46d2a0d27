package org.cueway.newsroom;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.session.Link;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.newsroom.Arrival.Turn;
import org.cueway.newsroom.healing.Hands;
import org.cueway.newsroom.healing.Healing;
import org.cueway.newsroom.healing.InStep.Coming;
import org.cueway.newsroom.healing.InStep.Form;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Rundowns;
import org.cueway.rundown.Slot;
import org.cueway.rundown.Sync;
import org.cueway.store.Change;
import org.cueway.store.Effects;
import org.cueway.store.Entry;
import org.cueway.store.RundownKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where healing meets messages: those that do not fit are reported to it, those that come too early are held back by it, and what it
 * finds out is applied like a message, in the turn of the server that said it. Safe for use by any thread.
 */
final class Healer implements Hands {
    private static final Logger LOG = LoggerFactory.getLogger(Healer.class);

    private final Intake intake;
    private final Desk desk;
    private final Answers answers;
    private final Function<String, Dialect> dialects;
    private final TimeSource time;
    private volatile Optional<Healing> healing = Optional.empty();

    /** Without healing, until {@link #begin}. {@code dialects} has the habits of a newsroom by its name. */
    Healer(Intake intake, Desk desk, Answers answers, Function<String, Dialect> dialects, TimeSource time) {
        this.intake = intake;
        this.desk = desk;
        this.answers = answers;
        this.dialects = dialects;
        this.time = time;
    }

    /** Messages that do not fit are healed from now on. */
    void begin(Healing by, ToIntFunction<String> busy) {
        by.start(this, busy);
        healing = Optional.of(by);
    }

    /** Takes a message when its time has come. */
    Intake.Taken take(Link link, Arrival arrival, Task.Change change) {
        var about = about(change);
        if (healing.isEmpty() || about.isEmpty()) {
            return intake.take(arrival, change);
        }
        var by = healing.get();
        var id = new RundownId(arrival.newsroom(), about.get());
        var coming = new Coming(id, Newsrooms.host(link), link.direction(), form(change));
        var taken = by.inStep().taking(coming, () -> intake.take(arrival, change));
        if (form(change) == Form.PART) {
            notice(by, id, taken);
        }
        return taken;
    }

    private static Optional<String> about(Task.Change change) {
        return switch (change) {
            case Task.ChangeRundown(var roID, var _) -> Optional.of(roID);
            case Task.ChangeAndCue(var roID, var _, var _) -> Optional.of(roID);
            case Task.GiveCue cue -> Optional.of(cue.roID());
            case Task.ChangeObjects _, Task.WishObject _, Task.PassOn _ -> Optional.empty();
        };
    }

    private static Form form(Task.Change change) {
        if (!(change instanceof Task.ChangeRundown(var _, var edit))) return Form.PART;
        if (edit instanceof Edit.Delete) return Form.GONE;
        return edit instanceof Edit.Put || edit instanceof Edit.Healing ? Form.WHOLE : Form.PART;
    }

    /**
     * What a message shows: that we do not hold what the newsroom has, if it names what is not there; or, if it is about one that
     * we doubt already, that this is the occasion to ask again.
     */
    private void notice(Healing by, RundownId id, Intake.Taken taken) {
        switch (taken) {
            case Task.Refuse(var _, var reason, var _) -> {
                if (reason instanceof Refusal refusal && refusal.lostSynchronisation()) {
                    by.lost(id);
                }
            }
            case Intake.Taken.Accepted _ -> {
                if (desk.find(id).filter(held -> held.sync() != Sync.CURRENT).isPresent()) {
                    by.doubted(id);
                }
            }
        }
    }

    @Override
    public Optional<Rundown> find(RundownId id) {
        return desk.find(id);
    }

    @Override
    public Collection<Rundown> held(String newsroom) {
        return desk.rundowns().stream()
                .filter(held -> held.id().newsroom().equals(newsroom))
                .toList();
    }

    @Override
    public Optional<Outcome> take(RundownId id, Answer.Said said, RoList list, BooleanSupplier wanted) {
        var head = said.envelope().head();
        var text = said.frame().encoding().decode(said.frame().bytes()).orElse("");
        return intake.inTurn(
                turn(head),
                () -> wanted.getAsBoolean()
                        ? Optional.of(apply(
                                id,
                                fetched(list),
                                head,
                                (entry, applied) -> entry.saying(text).changing(Effects.of(applied))))
                        : Optional.empty());
    }

    @Override
    public Outcome compare(RundownId id, RoList list) {
        return Rundowns.apply(slot(id), fetched(list));
    }

    @Override
    public Outcome settle(RundownId id, Edit.Healing verdict) {
        var head = new Head(Optional.of(answers.mosID()), Optional.empty(), Optional.empty());
        // Of no server: it stands for what the newsroom as a whole left open.
        var whole = new Head(head.mosID(), Optional.of(id.newsroom()), Optional.empty());
        var question = new Envelope(whole, new RoReq(id.roID()));
        return intake.inTurn(
                turn(head),
                () -> apply(
                        id,
                        verdict,
                        head,
                        (entry, applied) -> entry.saying(
                                        answers.codec().encode(question, dialects.apply(id.newsroom())))
                                .changing(Effects.of(applied))));
    }

    /** That of the server which is heard. */
    private Turn turn(Head head) {
        return new Turn(answers.mosID(), head.ncsID().orElse(""), Channel.RO);
    }

    /** What makes no difference leaves no trace (R62). */
    private Outcome apply(RundownId id, Edit.Healing edit, Head head, BiFunction<Entry, Outcome.Applied, Entry> entry) {
        var outcome = Rundowns.apply(slot(id), edit);
        boolean difference = outcome instanceof Outcome.Applied(var _, var events) && !events.isEmpty();
        return difference
                ? desk.submit(id, edit, applied -> entry.apply(entry(id, head), applied))
                        .outcome()
                : outcome;
    }

    private Entry entry(RundownId id, Head head) {
        return new Entry(
                0,
                time.now(),
                Entry.Kind.HEALED,
                id.newsroom(),
                answers.mosID(),
                head.ncsID().orElse(""),
                Channel.RO.word(),
                head.messageID().orElse(""),
                "",
                RundownKey.of(id),
                dialects.apply(id.newsroom()).name(),
                "",
                "",
                "");
    }

    private static Edit.Healing fetched(RoList list) {
        return ToRundown.fetched(list.header(), list.stories());
    }

    private Slot slot(RundownId id) {
        return desk.find(id).<Slot>map(Slot.Held::new).orElseGet(() -> new Slot.Empty(id));
    }

    /** Applies again what an entry of kind {@link Entry.Kind#HEALED} found out. */
    List<Change> replay(Entry entry, Dialect dialect) {
        return switch (answers.codec().decode(answers.codec().read(entry.message()), dialect)) {
            case Decoded.Ok<Envelope>(Envelope(var _, MosMessage message), var _)
            when message instanceof RoList list ->
                desk.replay(entry.number(), new RundownId(entry.newsroom(), list.roID()), fetched(list));
            case Decoded.Ok<Envelope>(Envelope(var _, MosMessage message), var _)
            when message instanceof RoReq(var roID) ->
                Effects.healing(entry.changed())
                        .map(edit -> desk.replay(entry.number(), new RundownId(entry.newsroom(), roID), edit))
                        .orElse(List.of());
            case Decoded<Envelope> _ -> {
                LOG.error("entry {} was found out by asking, and cannot be read now", entry.number());
                yield List.of();
            }
        };
    }
}
