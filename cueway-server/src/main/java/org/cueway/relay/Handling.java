package org.cueway.relay;

import org.cueway.mos.codec.Decoded.AnswerWith;
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
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.value.MosNumber;
import org.cueway.newsroom.outgoing.Subject;

/** What becomes of a message for the other end: one switch over the families for each direction, no default. Pure. */
sealed interface Handling {
    /** A sign of life of this connection: answered here. */
    record Greet() implements Handling {}

    /** Who we are, whom the device takes for its newsroom. */
    record Introduce() implements Handling {}

    /** A question: asked there, now or not at all. */
    record Ask(Request question) implements Handling {}

    /**
     * Something that must get there, if it takes hours.
     *
     * @param meanwhile our answer if the other end's does not come soon
     */
    record Keep(Request message, MosMessage meanwhile) implements Handling {}

    /** Something that is worth nothing later, and that only the other end can answer. */
    record Act(Request message) implements Handling {}

    /** An answer that nobody waits for. */
    record Nothing() implements Handling {}

    /** Not passed on in this direction. */
    record Refuse() implements Handling {}

    /** Whether it has an effect there. */
    default boolean changes() {
        return switch (this) {
            case Keep _, Act _ -> true;
            case Greet _, Introduce _, Ask _, Nothing _, Refuse _ -> false;
        };
    }

    /** How a refusal of a message looks. */
    static AnswerWith form(MosMessage message) {
        var roID = message instanceof Request request ? Subject.roID(request).orElse("") : "";
        return message.channel().filter(Channel.RO::equals).isPresent()
                ? new AnswerWith.RoAck(roID)
                : new AnswerWith.MosAck("");
    }

    /** A newsroom's message to a device. */
    static Handling down(MosMessage message) {
        return switch (message) {
            case BasicMessage basic ->
                switch (basic) {
                    case BasicMessage.Heartbeat _ -> new Greet();
                    case BasicMessage.ReqMachInfo who -> new Ask(who);
                    case BasicMessage.KeepAlive _, BasicMessage.ListMachInfo _ -> new Nothing();
                };
            case ObjectMessage object ->
                switch (object) {
                    case ObjectMessage.MosReqObj one -> new Ask(one);
                    case ObjectMessage.MosReqAll all -> new Ask(all);
                    case ObjectMessage.MosAck _ -> new Nothing();
                    case ObjectMessage.MosObj _, ObjectMessage.MosListAll _ -> new Refuse();
                };
            case RunningOrderMessage ro -> down(ro);
            case SupersededMessage old -> keep(old);
            case ObjectRequestMessage request ->
                switch (request) {
                    case ObjectRequestMessage.MosObjCreate create -> new Act(create);
                    case ObjectRequestMessage.MosReqObjAction action -> new Act(action);
                    case ObjectRequestMessage.MosReqSearchableSchema schema -> new Ask(schema);
                    case ObjectRequestMessage.MosReqObjList list -> new Ask(list);
                    case ObjectRequestMessage.MosListSearchableSchema _, ObjectRequestMessage.MosObjList _ ->
                        new Nothing();
                    case ObjectRequestMessage.MosItemReplace _ -> new Refuse();
                };
            case DiscoveryMessage discovery ->
                switch (discovery) {
                    case DiscoveryMessage.RoReqAll all -> new Ask(all);
                    case DiscoveryMessage.RoListAll _ -> new Nothing();
                    case DiscoveryMessage.RoStorySend text -> keep(text);
                };
            case ControlMessage control ->
                switch (control) {
                    case ControlMessage.RoItemCue cue -> new Act(cue);
                    case ControlMessage.RoCtrl command -> new Act(command);
                };
            case ModificationMessage modification ->
                switch (modification) {
                    case ModificationMessage.RoReqStoryAction _ -> new Refuse();
                };
            case PlugInMessage plugIn -> plugIn.isAnswer() ? new Nothing() : new Refuse();
            case MosMessage.Unknown unknown -> unknown.isComplaint() ? new Nothing() : new Refuse();
        };
    }

    private static Handling down(RunningOrderMessage message) {
        return switch (message) {
            case RunningOrderMessage.RoCreate create -> keep(create);
            case RunningOrderMessage.RoReplace replace -> keep(replace);
            case RunningOrderMessage.RoMetadataReplace replace -> keep(replace);
            case RunningOrderMessage.RoDelete delete -> keep(delete);
            case RunningOrderMessage.RoElementAction action -> keep(action);
            case RunningOrderMessage.RoReadyToAir air -> keep(air);
            case RunningOrderMessage.RoElementStat stat -> keep(stat);
            case RunningOrderMessage.RoReq request -> new Ask(request);
            case RunningOrderMessage.RoAck _, RunningOrderMessage.RoList _ -> new Nothing();
        };
    }

    /** A device's message to its newsroom. */
    static Handling up(MosMessage message) {
        return switch (message) {
            case BasicMessage basic ->
                switch (basic) {
                    case BasicMessage.Heartbeat _ -> new Greet();
                    case BasicMessage.ReqMachInfo _ -> new Introduce();
                    case BasicMessage.KeepAlive _, BasicMessage.ListMachInfo _ -> new Nothing();
                };
            case ObjectMessage object ->
                switch (object) {
                    case ObjectMessage.MosObj one ->
                        new Keep(
                                one,
                                MosAck.ack(
                                        one.object().objID(),
                                        one.object()
                                                .objRev()
                                                .map(MosNumber::text)
                                                .orElse("")));
                    case ObjectMessage.MosListAll all -> new Keep(all, MosAck.ack("", ""));
                    case ObjectMessage.MosAck _ -> new Nothing();
                    case ObjectMessage.MosReqObj _, ObjectMessage.MosReqAll _ -> new Refuse();
                };
            case RunningOrderMessage ro ->
                switch (ro) {
                    case RunningOrderMessage.RoElementStat stat -> keep(stat);
                    case RunningOrderMessage.RoReq request -> new Ask(request);
                    case RunningOrderMessage.RoAck _, RunningOrderMessage.RoList _ -> new Nothing();
                    case RunningOrderMessage.RoCreate _,
                            RunningOrderMessage.RoReplace _,
                            RunningOrderMessage.RoMetadataReplace _,
                            RunningOrderMessage.RoDelete _,
                            RunningOrderMessage.RoElementAction _,
                            RunningOrderMessage.RoReadyToAir _ -> new Refuse();
                };
            case SupersededMessage old ->
                old instanceof SupersededMessage.RoStat || old instanceof SupersededMessage.RoItemStat
                        ? keep(old)
                        : new Refuse();
            case ObjectRequestMessage request ->
                switch (request) {
                    case ObjectRequestMessage.MosItemReplace replace -> keep(replace);
                    case ObjectRequestMessage.MosListSearchableSchema _, ObjectRequestMessage.MosObjList _ ->
                        new Nothing();
                    case ObjectRequestMessage.MosObjCreate _,
                            ObjectRequestMessage.MosReqObjAction _,
                            ObjectRequestMessage.MosReqSearchableSchema _,
                            ObjectRequestMessage.MosReqObjList _ -> new Refuse();
                };
            case DiscoveryMessage discovery ->
                switch (discovery) {
                    case DiscoveryMessage.RoReqAll all -> new Ask(all);
                    case DiscoveryMessage.RoListAll _ -> new Nothing();
                    case DiscoveryMessage.RoStorySend _ -> new Refuse();
                };
            case ControlMessage control ->
                switch (control) {
                    case ControlMessage.RoItemCue cue -> new Act(cue);
                    case ControlMessage.RoCtrl _ -> new Refuse();
                };
            case ModificationMessage modification ->
                switch (modification) {
                    case ModificationMessage.RoReqStoryAction wish -> new Act(wish);
                };
            case PlugInMessage plugIn -> plugIn.isAnswer() ? new Nothing() : new Refuse();
            case MosMessage.Unknown unknown -> unknown.isComplaint() ? new Nothing() : new Refuse();
        };
    }

    private static Handling keep(Request.RoRequest message) {
        return new Keep(message, RoAck.ok(Subject.roID(message).orElse("")));
    }
}
