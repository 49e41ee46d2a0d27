package org.cueway.simulator.line;

import java.time.Duration;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Head;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosListAll;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.ObjectMessage.MosReqObj;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjList;

/**
 * A request on its way. Repeated, it is the same text.
 *
 * @param messageID empty for those who number nothing
 */
record Outgoing(Optional<String> messageID, MosMessage message, String text) {
    /** Whether {@code came} can be the answer: one of the answers, or what answers in spite of being a question. */
    boolean fits(MosMessage came) {
        if (message instanceof Heartbeat && came instanceof Heartbeat) return true;
        if (message instanceof MosReqObj && came instanceof MosObj) return true;
        return came.isAnswer();
    }

    /** Whether the numbers agree, as far as there are any (R20). */
    boolean numberedLike(Head head) {
        var theirs = head.messageID().map(String::strip).filter(id -> !id.isEmpty());
        return theirs.isEmpty() || messageID.isEmpty() || theirs.equals(messageID);
    }

    /** Whether it, or its answer, is one of the long lists. */
    Duration patience(Manner.Patience manner) {
        boolean list = message instanceof MosListAll || message instanceof MosReqObjList;
        var longer = Limits.Lane.defaults().listReply();
        return list && longer.compareTo(manner.reply()) > 0 ? longer : manner.reply();
    }
}
