package org.cueway.newsroom.outgoing;

import java.time.Duration;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.ControlMessage.RoCtrl;
import org.cueway.mos.model.ControlMessage.RoItemCue;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.mos.model.ObjectMessage;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.ObjectRequestMessage.MosItemReplace;
import org.cueway.mos.model.ObjectRequestMessage.MosObjCreate;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjAction;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoDelete;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.RoMetadataReplace;
import org.cueway.mos.model.RunningOrderMessage.RoReadyToAir;
import org.cueway.mos.model.RunningOrderMessage.RoReplace;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.SupersededMessage.RoItemDelete;
import org.cueway.mos.model.SupersededMessage.RoItemInsert;
import org.cueway.mos.model.SupersededMessage.RoItemMoveMultiple;
import org.cueway.mos.model.SupersededMessage.RoItemReplace;
import org.cueway.mos.model.SupersededMessage.RoItemStat;
import org.cueway.mos.model.SupersededMessage.RoStat;
import org.cueway.mos.model.SupersededMessage.RoStoryAppend;
import org.cueway.mos.model.SupersededMessage.RoStoryDelete;
import org.cueway.mos.model.SupersededMessage.RoStoryInsert;
import org.cueway.mos.model.SupersededMessage.RoStoryMove;
import org.cueway.mos.model.SupersededMessage.RoStoryMoveMultiple;
import org.cueway.mos.model.SupersededMessage.RoStoryReplace;
import org.cueway.mos.model.SupersededMessage.RoStorySwap;
import org.cueway.mos.model.Target;

/** What a message of ours is about. Pure. */
public final class Subject {
    private Subject() {}

    /** The running order; empty if it is about none. */
    public static Optional<String> roID(Request message) {
        return switch (message) {
            case RoCreate(var roID, var _, var _) -> Optional.of(roID);
            case RoReplace(var roID, var _, var _) -> Optional.of(roID);
            case RoMetadataReplace(var roID, var _) -> Optional.of(roID);
            case RoDelete(var roID) -> Optional.of(roID);
            case RoReadyToAir(var roID, var _) -> Optional.of(roID);
            case RoReq(var roID) -> Optional.of(roID);
            case RoElementStat stat -> Optional.of(stat.target().roID());
            case RoElementAction action -> Optional.of(action.roID());
            case SupersededMessage old -> Optional.of(roID(old));
            case MosItemReplace(var roID, var _, var _) -> Optional.of(roID);
            case RoStorySend(var roID, var _, var _) -> Optional.of(roID);
            case RoReqStoryAction(var action, var _, var _) -> Optional.of(action.roID());
            case RoItemCue cue -> Optional.of(cue.item().roID());
            case RoCtrl control -> Optional.of(control.target().roID());
            case RoReqAll _, BasicMessage _, ObjectMessage _, ObjectRequestMessage _ -> Optional.empty();
        };
    }

    /**
     * Whether a message does more harm than good after that time: a command that was meant for another moment (mos-protocol
     * §6.7), or a wish whose answer nobody waits for any more.
     */
    static boolean isLate(Request message, Duration waited) {
        boolean soon = switch (message) {
            case ControlMessage _, MosObjCreate _, MosReqObjAction _ -> true;
            case Request _ -> false;
        };
        return soon && waited.compareTo(Limits.Relay.defaults().lateAfter()) > 0;
    }

    private static String roID(SupersededMessage old) {
        return switch (old) {
            case RoStoryAppend(var roID, var _) -> roID;
            case RoStoryInsert(var roID, var _, var _) -> roID;
            case RoStoryReplace(var roID, var _, var _) -> roID;
            case RoStoryMove(var roID, var _, var _) -> roID;
            case RoStoryMoveMultiple(var roID, var _, var _) -> roID;
            case RoStorySwap(var roID, var _, var _) -> roID;
            case RoStoryDelete(var roID, var _) -> roID;
            case RoItemInsert(var roID, var _, var _, var _) -> roID;
            case RoItemReplace(var roID, var _, var _, var _) -> roID;
            case RoItemMoveMultiple(var roID, var _, var _, var _) -> roID;
            case RoItemDelete(var roID, var _, var _) -> roID;
            case RoStat(var roID, var _, var _) -> roID;
            case RoItemStat stat -> stat.item().roID();
        };
    }

    /** What a status is about: each device of which we report has a state of its own of the same thing. */
    record Element(String mosID, Target target) {}

    /**
     * What a status is about and what it says; empty if the message is no status.
     *
     * @param element of which only the newest status is worth anything (R150)
     */
    record Reported(Element element, String status, Optional<String> objID, Optional<String> itemChannel) {
        static Optional<Reported> by(String mosID, Request message) {
            return switch (message) {
                case RoElementStat(var target, var objID, var channel, var status, var _) ->
                    Optional.of(new Reported(new Element(mosID, target), status, objID, channel));
                case RoStat(var roID, var status, var _) ->
                    Optional.of(new Reported(
                            new Element(mosID, new Target.WholeRo(roID)), status, Optional.empty(), Optional.empty()));
                case RoItemStat(var item, var objID, var channel, var status, var _) ->
                    Optional.of(new Reported(new Element(mosID, item), status, objID, channel));
                case Request _ -> Optional.empty();
            };
        }
    }
}
