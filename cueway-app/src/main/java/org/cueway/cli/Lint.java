package org.cueway.cli;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.base.Reason;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.codec.Parsed;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.wire.FrameFile;
import org.cueway.mos.wire.WireFault;
import org.cueway.mos.xml.Place;

/**
 * What the gateway would say about the messages in a file: the same frames, the same decoder, and the place of each finding.
 *
 * @param messages how many there are
 * @param spots in the order of the file
 */
record Lint(int messages, List<Spot> spots) {
    /** A peer without habits. */
    static final Dialect PLAIN = new Dialect(
            "plain", Optional.empty(), ZoneOffset.UTC, Limits.Xml.defaults().maxIdChars());

    private static final MosCodec CODEC = new MosCodec(Limits.Xml.defaults());

    /** What the gateway does about a finding. */
    enum Severity {
        /** The message is answered with a refusal. */
        REFUSED,
        /** The message is taken; another system may be less patient. */
        TOLERATED
    }

    /** A finding and where it is in the file. */
    record Spot(Place place, Severity severity, Finding finding) {}

    Lint {
        spots = spots.stream()
                .sorted(Comparator.comparingInt((Spot spot) -> spot.place().line())
                        .thenComparingInt(spot -> spot.place().column()))
                .toList();
    }

    /** Looks at all messages of a file. */
    static Lint of(byte[] content) {
        var file = FrameFile.cut(content, Optional.empty(), Limits.Wire.defaults());
        var spots = new ArrayList<Spot>();
        var at = Place.START;
        for (var piece : file.frames()) {
            if (piece.junk().bytes() > 0) {
                spots.add(spot(
                        behindBlanks(at, piece.before()),
                        WireFault.JUNK,
                        piece.junk().sample()));
            }
            at = at.after(piece.before());
            var parsed = CODEC.read(piece.frame());
            judge(parsed, at, spots);
            // What is no text in its encoding still has lines.
            var text =
                    parsed.text().isEmpty() ? new String(piece.frame().bytes(), StandardCharsets.UTF_8) : parsed.text();
            at = at.after(text);
        }
        var end = at;
        file.end().ifPresent(it -> spots.add(spot(end.after(it.before()), it.rule(), it.detail())));
        return new Lint(file.frames().size(), spots);
    }

    private static void judge(Parsed parsed, Place at, List<Spot> spots) {
        var judged = CODEC.judge(parsed, PLAIN);
        for (var finding : judged.tolerated()) {
            spots.add(new Spot(at.within(parsed.place(finding)), Severity.TOLERATED, finding));
        }
        judged.refused()
                .ifPresent(finding -> spots.add(new Spot(at.within(parsed.place(finding)), Severity.REFUSED, finding)));
    }

    private static Spot spot(Place place, WireFault rule, String detail) {
        var severity = rule == WireFault.JUNK ? Severity.TOLERATED : Severity.REFUSED;
        return new Spot(place, severity, new Finding("", detail.strip(), rule));
    }

    private static Place behindBlanks(Place at, String text) {
        return at.after(text.substring(0, text.length() - text.stripLeading().length()));
    }

    /** How many findings are of this severity. */
    long count(Severity severity) {
        return spots.stream().filter(spot -> spot.severity() == severity).count();
    }

    /** What the rule of a finding says to people. */
    static Reason.Words words(Spot spot) {
        return spot.finding().rule().words();
    }
}
