package org.cueway.newsroom.outgoing;

import java.util.List;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialect.MessageIds;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.Request;
import org.cueway.mos.session.exchange.Numbered;
import org.cueway.newsroom.outgoing.Onward.Origin;
import org.cueway.rundown.RundownId;
import org.cueway.store.Entry;
import org.cueway.store.Follows;
import org.cueway.store.RundownKey;
import org.cueway.store.RundownStore;
import org.cueway.store.Settlement;

/**
 * What is kept of our messages, and in which form. Safe for use by any thread.
 *
 * @param spec who we are, and whose habits a server has
 */
record Outbox(OutgoingSpec spec, MosCodec codec, RundownStore store, TimeSource time) {
    private static final int MAX_NOTE_CHARS = Limits.Outgoing.defaults().maxNoteChars();

    /** Where a message goes. */
    record Address(String newsroom, String mosID, String ncsID, Channel channel) {}

    /** A request about a device in its envelope, under its number. */
    <R extends Request> Numbered<R> seal(R request, String mosID, String ncsID, String messageID) {
        var dialect = dialect(ncsID);
        var said = Optional.of(messageID).filter(_ -> dialect.messageIDs() != MessageIds.NEVER);
        var head = spec.head(mosID, ncsID, said);
        return new Numbered<>(request, messageID, codec.encode(new Envelope(head, request), dialect));
    }

    /** The habits of a server. */
    Dialect dialect(String ncsID) {
        return spec.dialects().apply(ncsID);
    }

    /** The message that an entry queued, a {@link Request}; empty if it cannot be read any more. */
    Optional<Envelope> open(Entry queued) {
        return codec.decode(codec.read(queued.message()), spec.reading())
                        instanceof Decoded.Ok<Envelope>(var read, var _)
                ? Optional.of(read).filter(envelope -> envelope.message() instanceof Request)
                : Optional.empty();
    }

    /**
     * Makes it durable that a message is to be sent; returns the number of the entry.
     *
     * @throws org.cueway.store.StoreException if that could not be made durable
     */
    long queue(Address to, Numbered<?> message, Origin origin) {
        var entry = entry(Entry.Kind.QUEUED, to, message, message.text(), "", "");
        return store.append(
                switch (origin) {
                    case Origin.Nobody() -> entry;
                    case Origin.Followed(long source) -> entry.changing(Follows.line(source));
                    case Origin.Repeated from -> receipt(entry, from);
                },
                List.of());
    }

    /** The names of who will repeat it; what goes out, with names of its own, is in the text. */
    private static Entry receipt(Entry queued, Origin.Repeated from) {
        return new Entry(
                0,
                queued.time(),
                queued.kind(),
                queued.newsroom(),
                from.mosID(),
                from.ncsID(),
                queued.channel(),
                from.messageID(),
                from.hash(),
                queued.rundown(),
                "",
                queued.message(),
                from.answer(),
                "");
    }

    /**
     * Makes it durable what became of a message that was queued.
     *
     * @throws org.cueway.store.StoreException if that could not be made durable
     */
    void settle(Address to, Numbered<?> message, Settlement settlement, String answer) {
        store.append(entry(Entry.Kind.SETTLED, to, message, message.text(), answer, settlement.line()), List.of());
    }

    /** The same for one that cannot be read any more, so that it does not wait for ever. */
    void unreadable(Entry queued) {
        var settlement = new Settlement(Settlement.End.DROPPED, queued.number(), OutgoingReason.UNREADABLE.text());
        store.append(
                new Entry(
                        0,
                        time.now(),
                        Entry.Kind.SETTLED,
                        queued.newsroom(),
                        queued.mosID(),
                        queued.ncsID(),
                        queued.channel(),
                        queued.messageID(),
                        "",
                        queued.rundown(),
                        "",
                        cut(queued.message()),
                        "",
                        settlement.line()),
                List.of());
    }

    /** Notes a question and its answer, for people. */
    void asked(Address to, Numbered<?> question, String answer) {
        var changed = new Settlement(Settlement.End.ASKED, 0, "").line();
        store.note(entry(Entry.Kind.SETTLED, to, question, question.text(), answer, changed));
    }

    private Entry entry(Entry.Kind kind, Address to, Numbered<?> message, String text, String answer, String changed) {
        var rundown = Subject.roID(message.request())
                .map(roID -> RundownKey.of(new RundownId(to.newsroom(), roID)))
                .orElse("");
        return new Entry(
                0,
                time.now(),
                kind,
                to.newsroom(),
                to.mosID(),
                spec.head("", to.ncsID(), Optional.empty()).ncsID().orElse(""),
                to.channel().word(),
                message.messageID(),
                "",
                rundown,
                "",
                kind == Entry.Kind.QUEUED ? text : cut(text),
                cut(answer),
                changed);
    }

    private static String cut(String text) {
        return text.length() <= MAX_NOTE_CHARS
                ? text
                : text.substring(
                                0,
                                Character.isHighSurrogate(text.charAt(MAX_NOTE_CHARS - 1))
                                        ? MAX_NOTE_CHARS - 1
                                        : MAX_NOTE_CHARS)
                        + " …";
    }
}
