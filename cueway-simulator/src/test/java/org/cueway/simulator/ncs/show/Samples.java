package org.cueway.simulator.ncs.show;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.MosMessage;

/** The show that ships, and messages as they come out at the other end. */
final class Samples {
    private static final MosCodec CODEC = new MosCodec(Limits.Xml.defaults());
    private static final Dialect PLAIN = new Dialect("plain", Optional.empty(), ZoneOffset.UTC, 128);
    private static final Head HEAD = new Head(Optional.of("device"), Optional.of("newsroom"), Optional.of("1"));

    /** Newsrooms write the length of an object into its items, which MOS does not have; beyond a hundred, nothing is said. */
    private static final Set<String> EXPECTED = Set.of("objDur", "objTB", "");

    private Samples() {}

    /** All that ships, played. */
    static Shows evening() {
        var shows = Shows.NONE;
        for (var name : names()) shows = shows.apply(message(text(name))).orElseThrow(() -> new AssertionError(name));
        return shows;
    }

    static List<String> names() {
        return text("contents.txt").lines().toList();
    }

    static String text(String name) {
        try (var in = Samples.class.getResourceAsStream("/org/cueway/simulator/ncs/evening/" + name)) {
            if (in == null) throw new AssertionError("no resource " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Encoded and decoded again; nothing about it may have to be repaired but what all newsrooms do. */
    static MosMessage overTheWire(MosMessage message) {
        return message(CODEC.encode(new Envelope(HEAD, message)));
    }

    static MosMessage message(String text) {
        var filled = text.replaceAll("@start[^@]*@", "2026-11-24T18:00:00Z");
        return switch (CODEC.decode(CODEC.read(filled), PLAIN)) {
            case Decoded.Ok<Envelope>(Envelope(var _, var message), var repaired) -> {
                var odd = repaired.stream()
                        .filter(finding -> !EXPECTED.contains(finding.detail()))
                        .toList();
                if (!odd.isEmpty()) throw new AssertionError(odd + " in " + filled);
                yield message;
            }
            case Decoded.Rejected<Envelope>(var why, var _, var _) -> throw new AssertionError(why + " in " + filled);
        };
    }
}
