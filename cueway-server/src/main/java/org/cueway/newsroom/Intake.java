package org.cueway.newsroom;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.CueOutcome;
import org.cueway.desk.CueResult;
import org.cueway.desk.Desk;
import org.cueway.desk.EditResult;
import org.cueway.desk.KeyedLock;
import org.cueway.desk.ObjectChange;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.dialect.Reads.Acceptance;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectRequestMessage.ObjectAction;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.newsroom.Arrival.Turn;
import org.cueway.newsroom.objects.ItemReport;
import org.cueway.newsroom.objects.NewId;
import org.cueway.newsroom.objects.OurObjects;
import org.cueway.newsroom.objects.ToObject;
import org.cueway.object.ObjectEdit;
import org.cueway.object.ObjectId;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.ObjectSlot;
import org.cueway.object.OwnEdit;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.RundownId;
import org.cueway.store.CueLines;
import org.cueway.store.Effects;
import org.cueway.store.Entry;
import org.cueway.store.RundownKey;
import org.cueway.store.StoreException;

/**
 * Takes messages that change something, each once. The {@link Turn} is held from the look at the receipts until the new
 * receipt is kept, so that a repeat on another connection waits and then finds it; the desk's lock is taken inside, never
 * the other way round. Safe for use by any thread.
 */
final class Intake {
    private static final Limits.Objects LIMITS = Limits.Objects.defaults();

    private final Desk desk;
    private final Receipts receipts;
    private final Answers answers;
    private final Findings findings;
    private final OurObjects ours;
    private final TimeSource time;
    private final KeyedLock<Turn> turns = new KeyedLock<>();

    Intake(Parts parts, Receipts receipts, Answers answers, Findings findings, TimeSource time) {
        this.desk = parts.desk();
        this.ours = parts.ours();
        this.receipts = receipts;
        this.answers = answers;
        this.findings = findings;
        this.time = time;
    }

    /** What a message may change, and the objects that items need. */
    record Parts(Desk desk, OurObjects ours) {}

    /** What became of a message that changes something. */
    sealed interface Taken permits Taken.Accepted, Task.Refuse {
        /**
         * It is durable, now or since an earlier time that it came.
         *
         * @param answer goes back; empty if none is due
         * @param entry number of the journal's entry that has the answer, too; 0 if none is known
         */
        record Accepted(String answer, long entry) implements Taken {
            Accepted(Entry entry) {
                this(entry.answer(), entry.number());
            }

            /** What only this answer tells. */
            static Accepted only(String answer) {
                return new Accepted(answer, 0);
            }
        }
    }

    /** Applies a change, unless it was applied before; then only the answer is given again. */
    Taken take(Arrival arrival, Task.Change change) {
        return turns.holding(
                arrival.turn(),
                () -> saving(form(change), () -> switch (receipts.look(
                        arrival.turn(), arrival.messageID(), arrival.hash())) {
                    case Receipts.Seen.Before(var answer) -> Taken.Accepted.only(answer);
                    case Receipts.Seen.OtherContent other -> reused(arrival, change, other);
                    case Receipts.Seen.Never() -> takeNew(arrival, change);
                }));
    }

    /** Does something that no message asks for in the turn of those that do. */
    <T> T inTurn(Turn turn, Supplier<T> work) {
        return turns.holding(turn, work);
    }

    /** A healthy peer counts anew when it has started anew, and so only on another connection (R24). */
    private Taken reused(Arrival arrival, Task.Change change, Receipts.Seen.OtherContent other) {
        var reads = arrival.dialect().reads();
        boolean restarted = other.connection() != arrival.connection() || !receipts.isRecent(other.age());
        if (reads.acceptance() == Acceptance.STRICT && !restarted) {
            return new Task.Refuse(form(change), NewsroomReason.MESSAGE_ID_REUSED, arrival.messageID());
        }
        var finding = new Finding("", arrival.messageID(), NewsroomReason.MESSAGE_ID_REUSED);
        findings.tolerated(arrival.newsroom(), finding, reads.report());
        return takeNew(arrival, change);
    }

    private static AnswerWith form(Task.Change change) {
        return switch (change) {
            case Task.ChangeRundown(var roID, var _) -> new AnswerWith.RoAck(roID);
            case Task.ChangeAndCue(var roID, var _, var _) -> new AnswerWith.RoAck(roID);
            case Task.GiveCue cue -> new AnswerWith.RoAck(cue.roID());
            case Task.ChangeObjects objects -> new AnswerWith.MosAck(objects.objID());
            case Task.WishObject wish -> new AnswerWith.MosAck(wish.objID());
            case Task.PassOn(var form, var _) -> form;
        };
    }

    private Taken takeNew(Arrival arrival, Task.Change change) {
        var taken = switch (change) {
            case Task.ChangeRundown rundown -> rundown(arrival, rundown);
            case Task.ChangeAndCue both -> changeAndCue(arrival, both);
            case Task.GiveCue cue -> cue(arrival, cue);
            case Task.ChangeObjects objects -> objects(arrival, objects);
            case Task.WishObject wish -> wish(arrival, wish);
            case Task.PassOn on -> passOn(arrival, on);
        };
        if (taken instanceof Taken.Accepted accepted) {
            receipts.keep(
                    arrival.turn(),
                    new Receipts.Message(arrival.messageID(), arrival.hash(), arrival.connection()),
                    new Receipts.Given(accepted.answer(), accepted.entry()));
        }
        return taken;
    }

    /** Its entry, which is the receipt as well, is made by who passes it on. */
    private Taken passOn(Arrival arrival, Task.PassOn on) {
        return switch (on.pass().get()) {
            case Elsewhere.Passed.Answered(var answer) -> Taken.Accepted.only(answers.text(arrival, answer));
            case Elsewhere.Passed.Refused(var form, var reason, var detail) -> new Task.Refuse(form, reason, detail);
            case Elsewhere.Passed.Nothing() -> Taken.Accepted.only("");
        };
    }

    private Taken rundown(Arrival arrival, Task.ChangeRundown change) {
        var id = new RundownId(arrival.newsroom(), change.roID());
        var entry = arrival.entry(Entry.Kind.EDIT, time.now(), RundownKey.of(id), "");
        return accepted(
                form(change),
                desk.submit(
                        id,
                        change.edit(),
                        applied ->
                                entry.answered(answer(arrival, change, applied)).changing(Effects.of(applied))));
    }

    /** Says what there is to say of the items that the message brought; so it waits for what the edit leads to. */
    private String answer(Arrival arrival, Task.ChangeRundown change, Outcome.Applied applied) {
        if (arrival.isAnswer()) return "";
        var items = ItemReport.of(change.edit(), applied.next(), ours.holdings(), LIMITS.maxGroups());
        return answers.text(arrival, new RoAck(change.roID(), "OK", items));
    }

    private static Taken accepted(AnswerWith form, EditResult result) {
        return switch (result) {
            case EditResult.Kept(var entry, var _) -> new Taken.Accepted(entry);
            case EditResult.Refused(Outcome.Refused(var reason, var detail)) -> new Task.Refuse(form, reason, detail);
        };
    }

    private Taken wish(Arrival arrival, Task.WishObject wish) {
        var now = time.now();
        var objID = wish.action() instanceof ObjectAction.New
                ? NewId.of(arrival.ncsID(), arrival.hash(), now)
                : wish.objID();
        var entry = arrival.entry(Entry.Kind.OBJECT, now, "", "");
        var form = form(wish);
        return switch (desk.submit(
                ours.id(objID),
                now,
                stamp -> edit(arrival.newsroom(), arrival.ncsID(), wish, stamp),
                next -> entry.answered(answer(arrival, wish, objID, next)).changing(effects(objID, next)))) {
            case ObjectOutcome.Applied(var next) -> Taken.Accepted.only(answer(arrival, wish, objID, next));
            case ObjectOutcome.Refused(var reason, var detail) -> new Task.Refuse(form, reason, detail);
        };
    }

    /** What a wish makes of an object; the same when it comes and when it is replayed. */
    static OwnEdit edit(String newsroom, String ncsID, Task.WishObject wish, Instant stamp) {
        return ToObject.edit(wish.action(), wish.wish(), new ToObject.From(newsroom, ncsID, stamp));
    }

    /** A new ID stands in {@code statusDescription}, too, for those that look for it there (R141). */
    private String answer(Arrival arrival, Task.WishObject wish, String objID, ObjectSlot next) {
        var objRev = next instanceof ObjectSlot.Held(var object)
                ? object.fields().get("objRev").orElse("")
                : "";
        var description = wish.action() instanceof ObjectAction.New ? objID : "";
        return answers.text(arrival, new MosAck(objID, objRev, "ACK", description));
    }

    private static String effects(String objID, ObjectSlot next) {
        boolean kept = next instanceof ObjectSlot.Held(var object) && !object.isDeleted();
        return kept ? Effects.of(List.of(objID), List.of()) : Effects.of(List.of(), List.of(objID));
    }

    private Taken changeAndCue(Arrival arrival, Task.ChangeAndCue both) {
        var id = new RundownId(arrival.newsroom(), both.roID());
        var answer = answers.text(arrival, RoAck.ok(both.roID()));
        var entry = arrival.entry(Entry.Kind.CUE, time.now(), RundownKey.of(id), answer);
        return accepted(
                form(both),
                desk.submit(
                        id,
                        both.edit(),
                        both.cue(),
                        (applied, given) -> entry.changing(Effects.of(applied) + "\n" + CueLines.of(given))));
    }

    private Taken cue(Arrival arrival, Task.GiveCue cue) {
        var id = new RundownId(arrival.newsroom(), cue.roID());
        var form = form(cue);
        var now = time.now();
        var trigger = cue.trigger()
                .due(cue.at().flatMap(at -> at.instant(arrival.dialect().zone())));
        if (belongsToAnother(cue.owner(), desk.what(id, trigger, now))) {
            return new Task.Refuse(form, NewsroomReason.OTHER_DEVICE, cue.owner());
        }
        var answer = answers.text(arrival, RoAck.ok(cue.roID()));
        var entry = arrival.entry(Entry.Kind.CUE, now, RundownKey.of(id), answer);
        return switch (desk.submit(id, trigger, now, given -> entry.changing(CueLines.of(given)))) {
            case CueResult.Kept(var kept, var _) -> new Taken.Accepted(kept);
            case CueResult.Refused(var reason, var detail) -> new Task.Refuse(form, reason, detail);
        };
    }

    /**
     * Whether a cue is somebody else's business: the newsroom names another device, and the items are not ours either. What
     * is not there is nobody's, and refused as such, so that the two ends find together again.
     */
    private boolean belongsToAnother(String owner, CueOutcome outcome) {
        if (owner.isBlank() || owner.equals(answers.mosID())) {
            return false;
        }
        return switch (outcome) {
            case CueOutcome.Refused _ -> false;
            case CueOutcome.Given given ->
                given.cues().isEmpty()
                        || given.cues().stream()
                                .anyMatch(cue -> !cue.item().mosID().equals(Optional.of(answers.mosID())));
        };
    }

    private Taken objects(Arrival arrival, Task.ChangeObjects change) {
        var answer = answers.text(arrival, MosAck.ack(change.objID(), change.objRev()));
        var entry = arrival.entry(Entry.Kind.OBJECT, time.now(), "", answer).changing(effects(change));
        var form = form(change);
        return desk.submit(arrival.newsroom(), changes(arrival.newsroom(), arrival.mosID(), change), () -> entry)
                .<Taken>map(why -> new Task.Refuse(form, why.reason(), why.detail()))
                .orElseGet(() -> Taken.Accepted.only(answer));
    }

    /** An object told whole is forgotten first and then kept anew, so it is not gone. */
    private static String effects(Task.ChangeObjects change) {
        var kept = ids(change, told -> !(told.edit() instanceof ObjectEdit.Remove));
        var gone = ids(change, told -> !kept.contains(told.objID()));
        return Effects.of(List.copyOf(kept), List.copyOf(gone));
    }

    private static Set<String> ids(Task.ChangeObjects change, Predicate<Task.Told> wanted) {
        return change.told().stream()
                .filter(wanted)
                .map(Task.Told::objID)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What was told, with the names that make an object ours to keep. */
    static List<ObjectChange> changes(String newsroom, String mosID, Task.ChangeObjects change) {
        return change.told().stream()
                .map(told -> new ObjectChange(new ObjectId(newsroom, mosID, told.objID()), told.edit()))
                .toList();
    }

    private static Taken saving(AnswerWith form, Supplier<Taken> work) {
        try {
            return work.get();
        } catch (StoreException e) {
            // The store has logged it and goes on trying; the peer repeats, and is judged anew.
            return new Task.Refuse(form, NewsroomReason.NOT_SAVED, String.valueOf(e.getMessage()));
        }
    }
}
