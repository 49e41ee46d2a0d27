package org.cueway.newsroom;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cueway.base.Reason;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.codec.Head;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.MosMessage;

/**
 * What lies behind us: devices that newsrooms reach through us, and that answer and report through us. Asked on the threads
 * of connections, by many at once.
 */
public interface Elsewhere {
    /** Nothing. */
    Elsewhere NOWHERE = new Elsewhere() {
        @Override
        public boolean leadsOn(String mosID) {
            return false;
        }

        @Override
        public Optional<Source> source(String mosID, String ncsID) {
            return Optional.empty();
        }

        @Override
        public boolean changes(MosMessage message) {
            return false;
        }

        @Override
        public Passed pass(Came came) {
            throw new IllegalStateException("nothing is behind us, and " + came.head() + " was to be passed on");
        }
    };

    /** Whether a message for the device of that name, which is not ours, is passed on. */
    boolean leadsOn(String mosID);

    /** The device behind us that an envelope with these names comes from; empty if it comes from none. */
    Optional<Source> source(String mosID, String ncsID);

    /** Whether a message has an effect, so that it must be passed on once, however often it is repeated. */
    boolean changes(MosMessage message);

    /**
     * Passes a message on, one way or the other, and returns with the answer: that of the other end if it comes soon.
     *
     * @throws org.cueway.store.StoreException if it could not be made durable; then it is not passed on
     */
    Passed pass(Came came);

    /**
     * A device behind us.
     *
     * @param name in the place of a newsroom's
     * @param dialect its habits
     * @param allows whether its connections may come from that address
     */
    record Source(String name, Dialect dialect, Predicate<InetAddress> allows) {}

    /**
     * A message that is to be passed on.
     *
     * @param from the newsroom, or the {@link Source}, by its name
     * @param hash SHA-256 of its frame, 64 hexadecimal digits
     * @param text an answer to it, as text in its envelope
     */
    record Came(String from, Head head, MosMessage message, String hash, Function<MosMessage, String> text) {}

    /** What became of it. */
    sealed interface Passed {
        /** The answer: the other end's, or ours if it is durable and the other end has not answered yet. */
        record Answered(MosMessage answer) implements Passed {}

        /** It was not passed on. */
        record Refused(AnswerWith form, Reason reason, String detail) implements Passed {}

        /** No answer is due. */
        record Nothing() implements Passed {}
    }
}
