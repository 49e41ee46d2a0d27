package org.cueway.newsroom;

import java.util.Optional;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.RoAck;

/**
 * Puts what we say into an envelope: our mosID, or that of the device behind us who was asked; the ncsID that asked, its
 * messageID untouched. Immutable.
 */
record Answers(String mosID, MosCodec codec) {
    /** The answer to what came, as text, in the words of who asked. */
    String text(Arrival asked, MosMessage answer) {
        return text(asked.head(), answer, asked.dialect());
    }

    /** The answer to what came with that head, as text. An ID that was empty counts as none (R18). */
    String text(Head asked, MosMessage answer, Dialect dialect) {
        var messageID = asked.messageID().filter(text -> !text.isBlank());
        var about = asked.mosID().or(() -> Optional.of(mosID));
        return codec.encode(new Envelope(new Head(about, asked.ncsID(), messageID), answer), dialect);
    }

    /** What came, for who passes it on. */
    Elsewhere.Came came(Arrival arrival, MosMessage message) {
        return new Elsewhere.Came(
                arrival.newsroom(), arrival.head(), message, arrival.hash(), answer -> text(arrival, answer));
    }

    /** The refusal as a message, empty if none is due. The codec cuts its text to what the peer has room for. */
    static Optional<MosMessage> refusal(AnswerWith form, String why, Dialect dialect) {
        return switch (form) {
            case AnswerWith.MosAck(var objID) -> Optional.of(MosAck.nack(objID, "", why));
            case AnswerWith.RoAck(var roID) ->
                Optional.of(
                        switch (dialect.writes().refusalForm()) {
                            case TEXT -> RoAck.nack(roID, why);
                            case GROUP -> RoAck.nackInGroup(roID, why);
                        });
            case AnswerWith.Nothing() -> Optional.empty();
        };
    }
}
