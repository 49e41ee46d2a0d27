package org.cueway.mos.session.exchange;

import java.util.Optional;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.BasicMessage.ReqMachInfo;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectMessage.MosListAll;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.ObjectMessage.MosReqAll;
import org.cueway.mos.model.ObjectMessage.MosReqObj;
import org.cueway.mos.model.ObjectRequestMessage.MosItemReplace;
import org.cueway.mos.model.ObjectRequestMessage.MosListSearchableSchema;
import org.cueway.mos.model.ObjectRequestMessage.MosObjCreate;
import org.cueway.mos.model.ObjectRequestMessage.MosObjList;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjAction;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjList;
import org.cueway.mos.model.ObjectRequestMessage.MosReqSearchableSchema;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoDelete;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.RunningOrderMessage.RoMetadataReplace;
import org.cueway.mos.model.RunningOrderMessage.RoReadyToAir;
import org.cueway.mos.model.RunningOrderMessage.RoReplace;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.SupersededMessage;

/**
 * A request of ours on its way: repeated, it is the same messageID and the same text.
 *
 * @param text the frame, not yet encoded
 */
public record Ask(String messageID, Request request, String text) {
    /** Whether {@code message} can be the answer, by its type. */
    public boolean fits(MosMessage message) {
        // A refusal fits anything (R28), and so does a complaint in plain text (R16).
        if (message instanceof MosAck || message instanceof RoAck) return true;
        if (message instanceof MosMessage.Unknown unknown) return unknown.isComplaint();
        return switch (request) {
            case Heartbeat _ -> message instanceof Heartbeat;
            case ReqMachInfo _ -> message instanceof ListMachInfo;
            case RoReq _ -> message instanceof RoList;
            case RoReqAll _ -> message instanceof RoListAll;
            case MosReqObj(var objID) ->
                message instanceof MosObj(var object) && object.objID().equals(objID);
            case MosReqSearchableSchema _ -> message instanceof MosListSearchableSchema;
            case MosReqObjList _ -> message instanceof MosObjList;
            case MosObj _, MosListAll _, MosReqAll _, MosObjCreate _, MosReqObjAction _ -> false;
            case RoCreate _, RoReplace _, RoMetadataReplace _, RoDelete _ -> false;
            case RoElementAction _, RoReadyToAir _, RoElementStat _, RoStorySend _ -> false;
            case SupersededMessage _, ControlMessage _, MosItemReplace _, RoReqStoryAction _ -> false;
        };
    }

    /** Whether the request or its answer is one of the two long lists, which get more time. */
    public boolean isLong() {
        return request instanceof MosListAll || request instanceof MosReqObjList;
    }

    /** Whether an answer with this messageID, if it has one, can be meant for us. */
    public boolean isOurs(Optional<String> id) {
        return id.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(messageID::equals)
                .orElse(true);
    }
}
