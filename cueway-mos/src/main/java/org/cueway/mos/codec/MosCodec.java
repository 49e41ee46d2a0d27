package org.cueway.mos.codec;

import org.cueway.base.Limits;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.wire.Frame;

/** Frames to envelopes and back. Safe for use by any thread; nothing a peer sends makes it throw. */
@SuppressWarnings("DoNotCallSuggester") // the signatures come first, the reader and writer with the next commit
public final class MosCodec {
    private final Limits.Xml limits;

    public MosCodec(Limits.Xml limits) {
        this.limits = limits;
    }

    /** Reads the XML of a frame. */
    public Parsed read(Frame frame) {
        throw new UnsupportedOperationException(limits.toString() + frame.encoding());
    }

    /** Reads what a frame means. */
    public Decoded<Envelope> decode(Parsed parsed, Dialect dialect) {
        throw new UnsupportedOperationException(parsed.text() + dialect.name());
    }

    /** {@link #read} and {@link #decode(Parsed, Dialect)} in one. */
    public Decoded<Envelope> decode(Frame frame, Dialect dialect) {
        return decode(read(frame), dialect);
    }

    /** Writes {@code <mos>…</mos>}: elements in the order of the specification, text cut to 128 characters. */
    public String encode(Envelope envelope) {
        throw new UnsupportedOperationException(limits.toString() + envelope);
    }
}
