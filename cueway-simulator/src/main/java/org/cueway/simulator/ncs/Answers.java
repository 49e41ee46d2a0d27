package org.cueway.simulator.ncs;

import java.util.Optional;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.DiscoveryMessage;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.PlugInMessage;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.ncs.show.Show;
import org.cueway.simulator.ncs.show.Shows;

/**
 * What a newsroom answers its device: one switch over the families, one per family, no default. Pure.
 *
 * @param shows what the newsroom holds
 * @param introduction who it is
 * @param time now
 */
record Answers(Shows shows, BasicMessage.ListMachInfo introduction, MosTime time) {
    /** The answer; empty where MOS wants none. */
    Optional<MosMessage> to(MosMessage message) {
        if (message.isAnswer()) return Optional.empty();
        return switch (message) {
            case BasicMessage basic -> basic(basic);
            case ObjectMessage object -> Optional.of(object(object));
            case RunningOrderMessage runningOrder -> Optional.of(runningOrder(runningOrder));
            case SupersededMessage old -> Optional.of(runningOrder(old.current()));
            case ObjectRequestMessage request -> Optional.of(objectRequest(request));
            case DiscoveryMessage discovery -> Optional.of(discovery(discovery));
            case ControlMessage control -> Optional.of(control(control));
            case ModificationMessage.RoReqStoryAction(var action, var _, var _) ->
                Optional.of(refused(message, action.roID()));
            case PlugInMessage _, MosMessage.Unknown _ -> Optional.of(refused(message, ""));
        };
    }

    private Optional<MosMessage> basic(BasicMessage message) {
        return switch (message) {
            case BasicMessage.Heartbeat _ -> Optional.of(new BasicMessage.Heartbeat(time));
            case BasicMessage.ReqMachInfo _ -> Optional.of(introduction);
            case BasicMessage.KeepAlive _, BasicMessage.ListMachInfo _ -> Optional.empty();
        };
    }

    private static MosMessage object(ObjectMessage message) {
        return switch (message) {
            case ObjectMessage.MosObj(var object) ->
                MosAck.ack(object.objID(), object.objRev().map(MosNumber::text).orElse(""));
            case ObjectMessage.MosListAll _ -> MosAck.ack("", "");
            case ObjectMessage.MosReqObj(var objID) -> MosAck.nack(objID, "", "a newsroom has no objects");
            case ObjectMessage.MosAck _, ObjectMessage.MosReqAll _ -> refused(message, "");
        };
    }

    private MosMessage runningOrder(RunningOrderMessage message) {
        return switch (message) {
            case RunningOrderMessage.RoReq(var roID) ->
                shows.find(roID).<MosMessage>map(Show::list).orElseGet(() -> unknown(roID, "running order " + roID));
            case RunningOrderMessage.RoElementStat stat ->
                shows.has(stat.target())
                        ? RoAck.ok(stat.target().roID())
                        : unknown(stat.target().roID(), named(stat.target()));
            case RunningOrderMessage.RoCreate(var roID, var _, var _) -> refused(message, roID);
            case RunningOrderMessage.RoReplace(var roID, var _, var _) -> refused(message, roID);
            case RunningOrderMessage.RoMetadataReplace(var roID, var _) -> refused(message, roID);
            case RunningOrderMessage.RoDelete(var roID) -> refused(message, roID);
            case RunningOrderMessage.RoReadyToAir(var roID, var _) -> refused(message, roID);
            case RunningOrderMessage.RoElementAction action -> refused(message, action.roID());
            case RunningOrderMessage.RoAck _, RunningOrderMessage.RoList _ -> refused(message, "");
        };
    }

    private MosMessage discovery(DiscoveryMessage message) {
        return switch (message) {
            case DiscoveryMessage.RoReqAll _ ->
                new DiscoveryMessage.RoListAll(
                        shows.list().stream().map(Show::summary).toList());
            case DiscoveryMessage.RoStorySend(var roID, var _, var _) -> refused(message, roID);
            case DiscoveryMessage.RoListAll _ -> refused(message, "");
        };
    }

    private static MosMessage objectRequest(ObjectRequestMessage message) {
        return switch (message) {
            case ObjectRequestMessage.MosItemReplace(var roID, var _, var _) -> refused(message, roID);
            case ObjectRequestMessage.MosObjCreate _,
                    ObjectRequestMessage.MosReqObjAction _,
                    ObjectRequestMessage.MosReqSearchableSchema _,
                    ObjectRequestMessage.MosListSearchableSchema _,
                    ObjectRequestMessage.MosReqObjList _,
                    ObjectRequestMessage.MosObjList _ -> refused(message, "");
        };
    }

    private static MosMessage control(ControlMessage message) {
        return switch (message) {
            case ControlMessage.RoItemCue cue -> refused(cue, cue.item().roID());
            case ControlMessage.RoCtrl control ->
                refused(control, control.target().roID());
        };
    }

    private static String named(Target target) {
        return switch (target) {
            case Target.WholeRo(var roID) -> "running order " + roID;
            case Target.OneStory(var roID, var storyID) -> "story " + storyID + " of running order " + roID;
            case Target.OneItem(var _, var storyID, var itemID) -> "item " + itemID + " of story " + storyID;
        };
    }

    private static MosMessage unknown(String roID, String what) {
        return RoAck.nack(roID, "not in this newsroom: " + what);
    }

    /** In the words of its family: {@code roAck} on channel ro, {@code mosAck} elsewhere. */
    private static MosMessage refused(MosMessage message, String roID) {
        var why = message.element() + " is not taken by this newsroom";
        return message.channel().equals(Optional.of(Channel.RO)) ? RoAck.nack(roID, why) : MosAck.nack("", "", why);
    }
}
