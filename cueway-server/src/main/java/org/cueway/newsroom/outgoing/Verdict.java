package org.cueway.newsroom.outgoing;

import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.session.exchange.Answer;

/** What an answer means. Pure. */
sealed interface Verdict {
    /** The peer took the message, or answered the question. */
    record Taken(Envelope answer) implements Verdict {}

    /** It did not; in its words. */
    record Refused(String why) implements Verdict {}

    /** Words of a {@code roStatus} that say nothing but no: the reason stands elsewhere (R36). */
    String BARE_NO = "(?i)(nack|error|failed|refused):?";

    static Verdict of(Request asked, Answer answer) {
        return switch (answer) {
            case Answer.Unreadable(var why) -> new Refused("answer that cannot be read: " + why);
            case Answer.Said(var envelope, var _) ->
                refusal(asked, envelope.message()).<Verdict>map(Refused::new).orElseGet(() -> new Taken(envelope));
        };
    }

    private static Optional<String> refusal(Request asked, MosMessage answer) {
        return switch (answer) {
            case MosAck ack
            when !ack.isAck() ->
                Optional.of(ack.statusDescription().isBlank() ? ack.status() : ack.statusDescription());
            case RoAck ack
            when !ack.isOk() && !ack.roStatus().isBlank() && !namesTheNewStory(asked, ack) -> Optional.of(words(ack));
            case MosMessage.Unknown complaint -> Optional.of(complaint.xml());
            case MosMessage _ -> Optional.empty();
        };
    }

    /** The positive answer to a request for a new story is its storyID (MOS 4.0 §3.9.1); prose has blanks, an ID has none. */
    private static boolean namesTheNewStory(Request asked, RoAck ack) {
        var status = ack.roStatus().strip();
        return asked instanceof RoReqStoryAction(ModificationMessage.New _, var _, var _)
                && status.chars().noneMatch(Character::isWhitespace)
                && !status.matches(BARE_NO)
                && !status.equals("DISCONNECTED");
    }

    /** The most telling of what a refusal says: some put a bare NACK in front and the reason behind (R36). */
    private static String words(RoAck ack) {
        if (!ack.roStatus().strip().matches(BARE_NO)) return ack.roStatus();
        return Stream.concat(
                        ack.elements().stream().flatMap(element -> element.status().stream()),
                        Stream.of(ack.roStatus()))
                .filter(text -> !text.isBlank() && !text.strip().matches(BARE_NO))
                .findFirst()
                .orElse(ack.roStatus());
    }
}
