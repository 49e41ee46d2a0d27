package org.cueway.newsroom;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Head;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.Inbound;
import org.cueway.mos.session.Link;
import org.cueway.mos.wire.Frame;
import org.cueway.store.Entry;

/**
 * A message that came in, as far as keeping it is concerned. Immutable.
 *
 * @param newsroom its name here; empty if it could not be told
 * @param dialect the habits that it was read with, and will be answered with
 * @param connection the {@link Link#id} that it came on
 * @param text the message; empty if its bytes are not what they should be
 * @param isAnswer whether it is an answer itself, so that none is due
 * @param hash SHA-256 of the frame's bytes, 64 hexadecimal digits
 */
record Arrival(
        String newsroom,
        Dialect dialect,
        Channel channel,
        long connection,
        Head head,
        String text,
        boolean isAnswer,
        String hash) {
    /** What {@code in} is, as far as keeping it is concerned. */
    static Arrival of(Inbound in, String newsroom, Dialect dialect, Head head, boolean isAnswer) {
        var link = in.link();
        return new Arrival(newsroom, dialect, link.channel(), link.id(), head, in.text(), isAnswer, hash(in.frame()));
    }

    /**
     * Whose messages are worked on one at a time: those of one (mosID, ncsID, channel), whatever connection they come on
     * (MOS: applied in the order received). Also the scope in which messageIDs are compared.
     */
    record Turn(String mosID, String ncsID, Channel channel) {}

    /** Whose turn it has to wait for. */
    Turn turn() {
        return new Turn(mosID(), ncsID(), channel);
    }

    String mosID() {
        return head.mosID().orElse("");
    }

    String ncsID() {
        return head.ncsID().orElse("");
    }

    /** As it came; empty if there was none (R17, R18). */
    String messageID() {
        return head.messageID().orElse("");
    }

    private static String hash(Frame frame) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(frame.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** What the journal keeps of it if nobody waits for that: long texts are cut, since many such notes may queue. */
    Entry noted(Entry.Kind kind, Instant now, String rundown, String answer, Limits.Peers limits) {
        return new Entry(
                0,
                now,
                kind,
                newsroom,
                mosID(),
                ncsID(),
                channel.word(),
                messageID(),
                hash,
                rundown,
                dialect.name(),
                cut(text, limits.maxNoteChars()),
                cut(answer, limits.maxNoteChars()),
                "");
    }

    private static String cut(String text, int max) {
        return text.length() <= max
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max) + " …";
    }

    /** What the journal keeps of it. */
    Entry entry(Entry.Kind kind, Instant now, String rundown, String answer) {
        return new Entry(
                0,
                now,
                kind,
                newsroom,
                mosID(),
                ncsID(),
                channel.word(),
                messageID(),
                hash,
                rundown,
                dialect.name(),
                text,
                answer,
                "");
    }
}
