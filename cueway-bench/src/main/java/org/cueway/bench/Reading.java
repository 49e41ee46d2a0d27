package org.cueway.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.wire.Encoding;
import org.cueway.mos.wire.Frame;

/** One frame read in two ways: to a message, as the gateway does, and by the XML reader alone, which looks at nothing. Immutable. */
final class Reading {
    private static final Duration STEP = Duration.ofMillis(250);
    private static final int STEPS = 12;

    private final Frame frame;
    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());
    private final Dialect dialect = new Dialect("plain", Optional.empty(), ZoneOffset.UTC, 128);
    private final WstxInputFactory bare = new WstxInputFactory();

    Reading(String message) {
        this.frame = new Frame(message.getBytes(StandardCharsets.UTF_16BE), Encoding.UCS2BE);
        bare.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        bare.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        bare.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        bare.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    /** Bytes to a message. */
    Decoded<?> decode() {
        return codec.decode(frame, dialect);
    }

    /** The same bytes to XML events that nobody looks at; returns how many. */
    int scan() {
        try {
            var text = frame.encoding().decode(frame.bytes()).orElseThrow();
            var reader = bare.createXMLStreamReader(new StringReader(text));
            int events = 0;
            for (; reader.hasNext(); events++) reader.next();
            return events;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("expected a well-formed message", e);
        }
    }

    /** How fast {@link #decode} is, with {@link #scan} as 1; the middle of several steps, taken in turn. */
    double ratio() {
        var ratios = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            double scans = perSecond(Reading::scan);
            double decodes = perSecond(it -> it.decode() instanceof Decoded.Ok<?> ? 1 : 0);
            ratios[step] = decodes / scans;
        }
        // The first half warms up.
        var measured = Arrays.copyOfRange(ratios, STEPS / 2, STEPS);
        Arrays.sort(measured);
        return measured[measured.length / 2];
    }

    private double perSecond(ToIntFunction<Reading> work) {
        long start = System.nanoTime();
        long done = 0;
        long took;
        do {
            if (work.applyAsInt(this) <= 0) throw new IllegalStateException("expected a message that can be read");
            done++;
            took = System.nanoTime() - start;
        } while (took < STEP.toNanos());
        return done * 1e9 / took;
    }
}
