package org.cueway.mos.codec;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.codec.write.MessageWriter;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.dialect.Writes;
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
    /** For those whose habits are not known. */
    private final Dialect plain;

    private final LongAdder dropped = new LongAdder();

    public MosCodec(Limits.Xml limits) {
        this.limits = limits;
        this.xml = new XmlReader(limits, OPAQUE);
        this.plain = new Dialect(
                "plain",
                Optional.empty(),
                Dialect.MessageIds.OPTIONAL,
                Reads.plain(ZoneOffset.UTC, limits.maxIdChars()),
                Writes.STANDARD.cutting(limits.maxTextChars()));
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

    /** Reads what a frame means. */
    public Decoded<Envelope> decode(Parsed parsed, Dialect dialect) {
        if (parsed.document().isEmpty()) return broken(parsed, "", MosFault.NOT_IN_ENCODING);
        return switch (parsed.document().get()) {
            case Document.Whole(var root) ->
                new EnvelopeReader(root, parsed.head(), new Reading(limits, dialect)).read();
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
        var reading = new Reading(limits, dialect);
        return new Judged(new EnvelopeReader(root, parsed.head(), reading).read(), reading.findings());
    }

    private static Decoded<Envelope> broken(Parsed parsed, String detail, MosFault rule) {
        return new Decoded.Rejected<>(new Finding("", detail, rule), parsed.head(), new AnswerWith.MosAck(""));
    }

    /** Writes {@code <mos>…</mos>} as the specification has it. */
    public String encode(Envelope envelope) {
        return encode(envelope, plain);
    }

    /**
     * Writes {@code <mos>…</mos>} for a peer with these habits: elements in the order of the specification, text cut to
     * what the peer has room for, values that could not be read left out. Identifiers are never cut.
     */
    public String encode(Envelope envelope, Dialect dialect) {
        var out = new XmlWriter();
        out.open("mos");
        envelope.head().mosID().ifPresent(id -> out.leaf("mosID", id));
        envelope.head().ncsID().ifPresent(id -> out.leaf("ncsID", id));
        envelope.head().messageID().ifPresent(id -> out.leaf("messageID", id));
        new MessageWriter(out, dialect).write(envelope.message());
        out.close("mos");
        if (out.dropped() > 0) dropped.add(out.dropped());
        return out.toString();
    }

    /** How many characters were left out on output because XML has no way to write them. */
    public long droppedCharacters() {
        return dropped.sum();
    }
}
