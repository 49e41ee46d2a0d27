package org.cueway.newsroom;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cueway.base.Reason;
import org.cueway.cue.Trigger;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjList;
import org.cueway.mos.model.ObjectRequestMessage.ObjectAction;
import org.cueway.mos.model.ObjectRequestMessage.ObjectWish;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.MosTime;
import org.cueway.object.ObjectEdit;
import org.cueway.rundown.Edit;

/** What a message makes us do. */
sealed interface Task {
    /** Something that is to be durable before it is answered; worked on in its turn, and once. */
    sealed interface Change extends Task {}

    /** Something answered afresh each time from what is held. */
    sealed interface Question extends Task {}

    record ChangeRundown(String roID, Edit edit) implements Change {}

    /** An edit that is a cue as well; it is about the running order as it is afterwards. */
    record ChangeAndCue(String roID, Edit edit, Trigger cue) implements Change {}

    /**
     * A cue.
     *
     * @param owner the mosID of the device that the newsroom believes to own the item; empty if it did not say
     * @param trigger without the time, for which the newsroom's zone is needed
     * @param at when it is due
     */
    record GiveCue(String roID, String owner, Trigger trigger, Optional<MosTime> at) implements Change {}

    /**
     * What was told about objects; all of it is taken or nothing.
     *
     * @param objID of the one object that it is about; empty if about many
     * @param objRev the same
     */
    record ChangeObjects(String objID, String objRev, List<Told> told) implements Change {
        public ChangeObjects {
            told = List.copyOf(told);
        }
    }

    /** What was told about one object. */
    record Told(String objID, ObjectEdit edit) {}

    /** What a newsroom wishes of an object of ours. */
    record WishObject(ObjectAction action, ObjectWish wish) implements Change {
        /** The object that it is about; empty if it asks for a new one. */
        String objID() {
            return switch (action) {
                case ObjectAction.New() -> "";
                case ObjectAction.Update(var objID) -> objID;
                case ObjectAction.Delete(var objID) -> objID;
            };
        }
    }

    /**
     * Something for a device behind us, or from one.
     *
     * @param form of a refusal
     * @param pass passes it on
     */
    record PassOn(AnswerWith form, Supplier<Elsewhere.Passed> pass) implements Change {}

    /** One running order in full. */
    record ShowRundown(String roID) implements Question {}

    /** The running orders that are held. */
    record ListRundowns() implements Question {}

    /** One object of ours. */
    record ShowObject(String objID) implements Question {}

    /** All objects of ours: acknowledged now, listed later. */
    record ListObjects(MosNumber pause) implements Question {}

    /** Which fields of our objects can be searched. */
    record ShowSearchSchema(Optional<String> username) implements Question {}

    /** Objects of ours that match. */
    record FindObjects(MosReqObjList asked) implements Question {}

    /** What this device is. */
    record Introduce() implements Question {}

    /** That we are here; too frequent to be kept. */
    record Greet() implements Task {}

    /** Nothing that we do, or can do now; the answer says why. */
    record Refuse(AnswerWith answerWith, Reason reason, String detail) implements Task, Intake.Taken {}

    /** An answer that nobody waits for, or a sign of life: nothing follows from it. */
    record Ignore() implements Task {}
}
