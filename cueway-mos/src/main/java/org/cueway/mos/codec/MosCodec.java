package org.cueway.mos.codec;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.codec.write.MessageWriter;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.PlugInMessage;
import org.cueway.mos.wire.Frame;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.XmlReader;
import org.cueway.mos.xml.XmlWriter;

/**
 * Frames to envelopes and back. Nothing a peer sends makes it throw. Safe for use by any thread; it holds no state but a
 * counter.
 */
public final class MosCodec {
    /** Foreign data, of which only the text is kept. */
    private static final Set<String> OPAQUE = Set.of("mosPayload");

    private final Limits.Xml limits;
    private final XmlReader xml;
    private final LongAdder dropped = new LongAdder();

    public MosCodec(Limits.Xml limits) {
        this.limits = limits;
        this.xml = new XmlReader(limits, OPAQUE);
    }

    /** Reads the XML of a frame. */
    public Parsed read(Frame frame) {
        return frame.encoding()
                .decode(frame.bytes())
                .map(this::read)
                .orElseGet(() -> new Parsed("", Head.NONE, Optional.empty()));
    }

    /** Reads the XML of a text, as it stands in the journal. */
    public Parsed read(String text) {
        var document = xml.read(text);
        var head = switch (document) {
            case Document.Whole(var root) -> EnvelopeReader.head(root);
            case Document.Broken(var _, var _, var _, var soFar) ->
                soFar.map(EnvelopeReader::head).orElse(Head.NONE);
        };
        return new Parsed(text, head, Optional.of(document));
    }

    /** Which MOS a message came by; the envelope has other rules (4.0 §4.1.6). */
    public enum Generation {
        /** 2.8.x, over TCP. */
        MOS2,
        /** 4.0, over WebSocket: a request has to have a messageID. */
        MOS4
    }

    /** Reads what a frame means. A heartbeat may be an answer, so whether it lacks a messageID is for its lane to say. */
    public Decoded<Envelope> decode(Parsed parsed, Dialect dialect, Generation generation) {
        var decoded = decode(parsed, dialect);
        return switch (generation) {
            case MOS2 -> decoded;
            case MOS4 -> numbered(decoded);
        };
    }

    /** Refuses a request without messageID; answers, {@code keepAlive} and plug-in messages need none (MOS 4.0 §4.1.6). */
    private static Decoded<Envelope> numbered(Decoded<Envelope> decoded) {
        if (!(decoded instanceof Decoded.Ok<Envelope>(Envelope(var head, var message), var _))) return decoded;
        boolean exempt = message.isAnswer()
                || message instanceof BasicMessage.KeepAlive
                || message instanceof BasicMessage.Heartbeat
                || message instanceof PlugInMessage;
        return exempt || head.isNumbered() ? decoded : unnumbered(head);
    }

    /** The refusal of a request that has no messageID and should have one. */
    public static Decoded<Envelope> unnumbered(Head head) {
        var why = new Finding("mos", "", MosFault.MESSAGE_ID_MISSING);
        return new Decoded.Rejected<>(why, head, new AnswerWith.MosAck(""));
    }

    /** Reads what a frame means, by the rules of 2.8.x. */
    public Decoded<Envelope> decode(Parsed parsed, Dialect dialect) {
        if (parsed.document().isEmpty()) return broken(parsed, "", MosFault.NOT_IN_ENCODING);
        return switch (parsed.document().get()) {
            case Document.Whole(var root) ->
                new EnvelopeReader(root, parsed.head(), new Reading(limits, dialect.maxIdChars())).read();
            case Document.Broken(var problem, var detail, var _, var _) ->
                broken(
                        parsed,
                        detail,
                        switch (problem) {
                            case NOT_WELL_FORMED -> MosFault.NOT_WELL_FORMED;
                            case DOCTYPE -> MosFault.DOCTYPE;
                        });
        };
    }

    /** {@link #read(Frame)} and {@link #decode(Parsed, Dialect)} in one. */
    public Decoded<Envelope> decode(Frame frame, Dialect dialect) {
        return decode(read(frame), dialect);
    }

    /**
     * Everything that can be said against a message, for people who write one: {@link #decode(Parsed, Dialect)} stops noting
     * what it tolerates where it refuses.
     */
    public Judged judge(Parsed parsed, Dialect dialect) {
        if (!(parsed.document().orElse(null) instanceof Document.Whole(var root))) {
            return new Judged(decode(parsed, dialect), List.of());
        }
        var reading = new Reading(limits, dialect.maxIdChars());
        return new Judged(new EnvelopeReader(root, parsed.head(), reading).read(), reading.findings());
    }

    private static Decoded<Envelope> broken(Parsed parsed, String detail, MosFault rule) {
        return new Decoded.Rejected<>(new Finding("", detail, rule), parsed.head(), new AnswerWith.MosAck(""));
    }

    /**
     * Writes {@code <mos>…</mos>}: elements in the order of the specification, text cut to 128 characters, values that
     * could not be read left out. Identifiers are never cut.
     */
    public String encode(Envelope envelope) {
        var out = new XmlWriter();
        out.open("mos");
        envelope.head().mosID().ifPresent(id -> out.leaf("mosID", id));
        envelope.head().ncsID().ifPresent(id -> out.leaf("ncsID", id));
        envelope.head().messageID().ifPresent(id -> out.leaf("messageID", id));
        new MessageWriter(out, limits.maxTextChars()).write(envelope.message());
        out.close("mos");
        if (out.dropped() > 0) dropped.add(out.dropped());
        return out.toString();
    }

    /** How many characters were left out on output because XML has no way to write them. */
    public long droppedCharacters() {
        return dropped.sum();
    }
}
