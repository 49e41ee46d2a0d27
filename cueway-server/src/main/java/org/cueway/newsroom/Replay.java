package org.cueway.newsroom;

import java.util.List;
import org.cueway.desk.Desk;
import org.cueway.desk.ObjectChange;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.newsroom.objects.OurObjects;
import org.cueway.newsroom.objects.ToObject;
import org.cueway.rundown.Edit;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Status;
import org.cueway.rundown.Target;
import org.cueway.store.AirLines;
import org.cueway.store.Change;
import org.cueway.store.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies what the journal's tail says again, when the gateway starts. Confined to the thread that starts it. */
final class Replay {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final Desk desk;
    private final OurObjects ours;
    private final Answers answers;
    private final Healer healer;

    Replay(Desk desk, OurObjects ours, Answers answers, Healer healer) {
        this.desk = desk;
        this.ours = ours;
        this.answers = answers;
        this.healer = healer;
    }

    /** See {@link Newsrooms#replay}; {@code dialect} is the one that the entry was read with. */
    List<Change> of(Entry entry, Dialect dialect) {
        if (!entry.isReplayed()) {
            return List.of();
        }
        if (entry.kind() == Entry.Kind.HEALED) {
            return healer.replay(entry, dialect);
        }
        if (entry.kind() == Entry.Kind.AIR) {
            return AirLines.status(entry.changed())
                    .map(told -> desk.replay(entry.number(), told.item().rundown(), status(told, entry)))
                    .orElse(List.of());
        }
        return switch (answers.codec().decode(answers.codec().read(entry.message()), dialect)) {
            case Decoded.Rejected<Envelope>(var why, var _, var _) -> {
                LOG.error("entry {} was accepted, and cannot be read now: {}", entry.number(), why);
                yield List.of();
            }
            case Decoded.Ok<Envelope>(Envelope(var _, var message), var _) ->
                switch (ToRundown.meant(Dispatch.of(message), dialect.reads())) {
                    case Task.ChangeRundown(var roID, var edit) ->
                        desk.replay(entry.number(), new RundownId(entry.newsroom(), roID), edit);
                    case Task.ChangeAndCue(var roID, var edit, var _) ->
                        desk.replay(entry.number(), new RundownId(entry.newsroom(), roID), edit);
                    case Task.ChangeObjects change -> desk.replay(entry.number(), told(entry, message, change));
                    case Task.WishObject wish -> desk.replay(entry.number(), List.of(wished(entry, wish, dialect)));
                    case Task.GiveCue _, Task.PassOn _ -> List.of();
                    case Task.Question _, Task.Greet _, Task.Refuse _, Task.Ignore _ -> {
                        LOG.error("entry {} was accepted, and is no change now: {}", entry.number(), message.element());
                        yield List.of();
                    }
                };
        };
    }

    private static Edit.SetStatus status(AirLines.ItemStatus told, Entry entry) {
        var item = new Target.OneItem(told.item().storyID(), told.item().itemID());
        return new Edit.SetStatus(item, new Status(told.status(), entry.time().toString()));
    }

    /** What a newsroom told; what a program wished is there as the object became, and belongs to no newsroom. */
    private List<ObjectChange> told(Entry entry, MosMessage message, Task.ChangeObjects change) {
        return entry.newsroom().isEmpty() && message instanceof MosObj(var object)
                ? List.of(new ObjectChange(ours.id(object.objID()), ToObject.edit(object, entry.time())))
                : Intake.changes(entry.newsroom(), entry.mosID(), change);
    }

    /** The ID of a new object is the one that the newsroom was promised. */
    private ObjectChange wished(Entry entry, Task.WishObject wish, Dialect dialect) {
        var objID = wish.objID().isEmpty() ? promised(entry, dialect) : wish.objID();
        return new ObjectChange(ours.id(objID), Intake.edit(entry.newsroom(), entry.ncsID(), wish, entry.time()));
    }

    private String promised(Entry entry, Dialect dialect) {
        return answers.codec().decode(answers.codec().read(entry.answer()), dialect)
                        instanceof Decoded.Ok<Envelope>(Envelope(var _, MosAck ack), var _)
                ? ack.objID()
                : "";
    }
}
