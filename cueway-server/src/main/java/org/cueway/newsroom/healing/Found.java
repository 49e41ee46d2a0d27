package org.cueway.newsroom.healing;

import java.util.List;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.DiscoveryMessage.RoSummary;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.session.exchange.Answer;

/** What the answer to a question about running orders says. Pure. */
sealed interface Found {
    /** The running order. */
    record Order(Answer.Said said, RoList list) implements Found {}

    /** Which ones there are; that there is none is a good answer (R92). */
    record Orders(List<String> roIDs) implements Found {
        public Orders {
            roIDs = List.copyOf(roIDs);
        }
    }

    /** The newsroom does not have it (R35). */
    record Lacking(String why) implements Found {}

    /** It does not say. */
    record Refused(String why) implements Found {}

    /** This server is not the one to ask now, or cannot be understood: no answer at all (R35, R65). */
    record NotNow(String why) implements Found {}

    /** What an answer means to who knows the habits of its sender. */
    static Found of(Answer answer, Reads habits) {
        return switch (answer) {
            case Answer.Unreadable(var why) -> new NotNow("answer that cannot be read: " + why);
            case Answer.Said said ->
                switch (said.envelope().message()) {
                    case RoList list -> new Order(said, list);
                    case RoListAll(var summaries) ->
                        new Orders(summaries.stream()
                                .map(RoSummary::roID)
                                .distinct()
                                .toList());
                    case MosMessage message ->
                        Answer.refusal(message)
                                .map(words -> refused(words, habits))
                                .orElseGet(() -> new Refused("answered with " + message.element()));
                };
        };
    }

    private static Found refused(String words, Reads habits) {
        return switch (habits.meaning(words)) {
            case STANDBY, NOT_CURRENT -> new NotNow(words);
            case GONE -> new Lacking(words);
            case OTHER -> new Refused(words);
        };
    }
}
