package org.cueway.newsroom;

import java.util.List;
import java.util.Optional;
import org.cueway.base.Finding;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.codec.MosFault;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.DiscoveryMessage;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.PlugInMessage;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.session.Link;
import org.cueway.mos.value.MosNumber;
import org.cueway.rundown.Edit;

/**
 * What each message makes a MOS device do: one switch over the families, one per family. Pure. There is no default: a new
 * record in any family stops this file compiling, and what we do not support is a written case.
 */
final class Dispatch {
    private Dispatch() {}

    static Task of(MosMessage message) {
        return switch (message) {
            case BasicMessage basic -> basic(basic);
            case ObjectMessage object -> object(object);
            case RunningOrderMessage runningOrder -> runningOrder(runningOrder);
            case SupersededMessage old -> runningOrder(old.current());
            case ObjectRequestMessage request -> objectRequest(request);
            case DiscoveryMessage discovery -> discovery(discovery);
            case ControlMessage control -> control(control);
            case ModificationMessage modification -> modification(modification);
            case PlugInMessage plugIn -> plugIn.isAnswer() ? new Task.Ignore() : notSupported(plugIn, "");
            case MosMessage.Unknown unknown -> unknown(unknown);
        };
    }

    private static Task basic(BasicMessage message) {
        return switch (message) {
            case BasicMessage.KeepAlive _ -> new Task.Ignore();
            case BasicMessage.Heartbeat _ -> new Task.Greet();
            case BasicMessage.ReqMachInfo _ -> new Task.Introduce();
            case BasicMessage.ListMachInfo _ -> new Task.Ignore();
        };
    }

    private static Task object(ObjectMessage message) {
        return switch (message) {
            case ObjectMessage.MosAck _ -> new Task.Ignore();
            case ObjectMessage.MosObj(var object) -> {
                var objRev = object.objRev().map(MosNumber::text).orElse("");
                yield new Task.ChangeObjects(object.objID(), objRev, List.of(ToRundown.told(object)));
            }
            case ObjectMessage.MosListAll(var objects) ->
                new Task.ChangeObjects(
                        "", "", objects.stream().flatMap(ToRundown::toldWhole).toList());
            case ObjectMessage.MosReqObj(var objID) -> new Task.ShowObject(objID);
            case ObjectMessage.MosReqAll(var pause) -> new Task.ListObjects(pause);
        };
    }

    private static Task runningOrder(RunningOrderMessage message) {
        return switch (message) {
            case RunningOrderMessage.RoAck _ -> new Task.Ignore();
            case RunningOrderMessage.RoCreate(var roID, var header, var stories) ->
                new Task.ChangeRundown(roID, ToRundown.put(header, stories));
            case RunningOrderMessage.RoReplace(var roID, var header, var stories) ->
                new Task.ChangeRundown(roID, ToRundown.put(header, stories));
            case RunningOrderMessage.RoList(var roID, var header, var stories) ->
                new Task.ChangeRundown(roID, ToRundown.fetched(header, stories));
            case RunningOrderMessage.RoMetadataReplace(var roID, var header) ->
                new Task.ChangeRundown(roID, ToRundown.mergeHeader(header));
            case RunningOrderMessage.RoDelete(var roID) -> new Task.ChangeRundown(roID, new Edit.Delete());
            case RunningOrderMessage.RoReq(var roID) -> new Task.ShowRundown(roID);
            case RunningOrderMessage.RoReadyToAir(var roID, var air) ->
                new Task.ChangeAndCue(roID, ToRundown.setAir(air), ToRundown.readiness(air));
            case RunningOrderMessage.RoElementStat stat ->
                new Task.ChangeRundown(stat.target().roID(), ToRundown.setStatus(stat));
            case RunningOrderMessage.RoElementAction action ->
                new Task.ChangeRundown(action.roID(), ToRundown.action(action));
        };
    }

    private static Task discovery(DiscoveryMessage message) {
        return switch (message) {
            case DiscoveryMessage.RoReqAll _ -> new Task.ListRundowns();
            case DiscoveryMessage.RoListAll _ -> new Task.Ignore();
            case DiscoveryMessage.RoStorySend(var roID, var storyID, var text) ->
                new Task.ChangeRundown(roID, ToRundown.sendStory(storyID, text));
        };
    }

    private static Task objectRequest(ObjectRequestMessage message) {
        return switch (message) {
            case ObjectRequestMessage.MosItemReplace replace -> notSupported(replace, replace.roID());
            case ObjectRequestMessage.MosObjCreate(var wish) ->
                new Task.WishObject(new ObjectRequestMessage.ObjectAction.New(), wish);
            case ObjectRequestMessage.MosReqObjAction(var action, var wish) -> new Task.WishObject(action, wish);
            case ObjectRequestMessage.MosReqSearchableSchema(var username) -> new Task.ShowSearchSchema(username);
            case ObjectRequestMessage.MosReqObjList list -> new Task.FindObjects(list);
            case ObjectRequestMessage.MosListSearchableSchema _, ObjectRequestMessage.MosObjList _ -> new Task.Ignore();
        };
    }

    private static Task control(ControlMessage message) {
        return switch (message) {
            case ControlMessage.RoItemCue cue ->
                new Task.GiveCue(
                        cue.item().roID(), cue.mosID(), ToRundown.itemCue(cue), Optional.of(cue.roEventTime()));
            case ControlMessage.RoCtrl control ->
                new Task.GiveCue(control.target().roID(), "", ToRundown.control(control), control.roCtrlTime());
        };
    }

    private static Task modification(ModificationMessage message) {
        return switch (message) {
            case ModificationMessage.RoReqStoryAction request ->
                notSupported(request, request.action().roID());
        };
    }

    private static Task unknown(MosMessage.Unknown message) {
        return message.isComplaint()
                ? new Task.Ignore()
                : new Task.Refuse(new AnswerWith.MosAck(""), MosFault.UNSUPPORTED_MESSAGE, message.element());
    }

    /** On MOS 2.x a message is taken from whatever port it came to, with a frown (R55). */
    static Optional<Finding> misplaced(Link link, MosMessage message) {
        var came = link.channel();
        var where = message.channel();
        if (where.isEmpty()) {
            // On MOS 4.0 profile 0 is at home on all three.
            return came == Channel.AUX && !link.isMos4() && !(message instanceof MosMessage.Unknown)
                    ? Optional.of(new Finding(message.element(), "mom or ro", NewsroomReason.WRONG_CHANNEL))
                    : Optional.empty();
        }
        return where.filter(right -> right != came)
                .map(right -> new Finding(message.element(), right.word(), NewsroomReason.WRONG_CHANNEL));
    }

    /** What somebody says who takes no message but from the channel that it belongs on (mos-protocol §5.7). */
    static Task.Refuse notHere(MosMessage message, String right) {
        return new Task.Refuse(form(message, ""), NewsroomReason.WRONG_CHANNEL, right);
    }

    private static Task notSupported(MosMessage message, String roID) {
        return new Task.Refuse(form(message, roID), NewsroomReason.NOT_SUPPORTED, message.element());
    }

    /** Refused in the words of its family: {@code roAck} on channel ro, {@code mosAck} elsewhere. */
    static AnswerWith form(MosMessage message, String roID) {
        return message.channel().equals(Optional.of(Channel.RO))
                ? new AnswerWith.RoAck(roID)
                : new AnswerWith.MosAck("");
    }
}
