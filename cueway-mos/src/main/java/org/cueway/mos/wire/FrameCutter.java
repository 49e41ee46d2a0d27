package org.cueway.mos.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.cueway.base.Limits;

/**
 * Cuts a connection's bytes into frames, however they arrive (R4 to R10).
 *
 * <p>The idea: one buffer, filled by {@link #fill} and read on by {@link #next}, which looks at each byte once. It holds
 * the unfinished frame and what came behind it, nothing else; between frames it is a small one, so an idle connection costs
 * eight kilobytes. What it takes beyond that counts against the {@link FrameBudget} of the process.
 *
 * <p>Call {@code next} until it is empty, then {@code fill}, then {@code next} again. After any result but
 * {@link Received.Whole} the cutter is of no more use. Confined to the thread of its connection; {@link #close} gives the
 * budget back and comes from that thread too.
 */
final class FrameCutter implements AutoCloseable {
    /** Messages of usual size come with one read. */
    private static final int SMALL = 8 << 10;
    /** Who has sent a long frame will send another one; but not each of five hundred connections may ask for megabytes at once. */
    private static final int MAX_FIRST_GROWTH = 128 << 10;
    /** How much of a frame goes with its refusal: enough for the envelope fields behind a declaration and comments. */
    private static final int HEAD_BYTES = 4 << 10;

    private final Optional<Encoding> fixed;
    private final Limits.Wire limits;
    private final FrameBudget budget;
    private final byte[] small = new byte[SMALL];

    private byte[] buffer = small;
    /** The frame being read, or what has not been looked at, begins at {@code start}; bytes before {@code end} are filled. */
    private int start;

    private int scanned;
    private int end;
    /** Bytes read since the beginning. */
    private long filled;

    private int lastLength;
    /** Where the bytes ended that came together with the last frame. */
    private int batchEnd;

    private Optional<Encoding> encoding = Optional.empty();
    private Optional<MarkupScanner> scanner = Optional.empty();
    private Junk junk = Junk.NONE;
    private long visited;

    /** A cutter for one connection; {@code fixed} empty means that its first bytes decide the encoding. */
    FrameCutter(Optional<Encoding> fixed, Limits.Wire limits, FrameBudget budget) {
        this.fixed = fixed;
        this.limits = limits;
        this.budget = budget;
    }

    /** The encoding of this connection, once known. */
    Optional<Encoding> encoding() {
        return fixed.or(() -> encoding);
    }

    /** Reads what is there, at least one byte, and returns how many came; -1 at the end of the stream. Blocks. */
    int fill(InputStream in) throws IOException {
        int read = in.read(buffer, end, buffer.length - end);
        if (read > 0) {
            end += read;
            filled += read;
        }
        return read;
    }

    /** The next result that the bytes so far give; empty if more are needed. */
    Optional<Received> next() {
        if (encoding.isEmpty()) {
            var wrong = sniff();
            if (wrong.isPresent()) return wrong;
            if (encoding.isEmpty()) return makeRoom();
        }
        while (true) {
            if (scanner.isEmpty()) skipGap();
            if (junk.bytes() > limits.maxJunkBytes()) return Optional.of(new Received.TooMuchJunk(junk));
            if (scanner.isEmpty()) return makeRoom();
            var verdict = scan(scanner.get());
            switch (verdict) {
                case END -> {
                    return Optional.of(whole());
                }
                case NOT_A_FRAME -> dropCandidate();
                case MORE -> {
                    return unfinished(scanner.get()).or(this::makeRoom);
                }
            }
        }
    }

    /**
     * How long nothing may come before the connection is given up: empty between frames, where a peer may be silent, and
     * short where the end tag seems to have come one octet out of step.
     */
    Optional<Duration> patience() {
        return scanner.map(s -> s.strayEndTags() > 0 ? limits.afterStrayEnd() : limits.insideFrame());
    }

    /** What it means that nothing has come for {@link #patience}. */
    Received outOfPatience() {
        boolean stray = scanner.map(MarkupScanner::strayEndTags).orElse(0) > 0;
        return stray ? new Received.Misaligned(head()) : new Received.Unfinished(limits.insideFrame());
    }

    /** Bytes of the stream before what has not been handed out: right behind a frame when {@link #next} has just given one. */
    long handedOut() {
        return filled - (end - start);
    }

    /** Whether a frame has begun and is not at its end; comments that may stand in front of one do not count. */
    boolean insideFrame() {
        return scanner.map(MarkupScanner::begun).orElse(false);
    }

    /** What was skipped since the last frame. */
    Junk junk() {
        return junk;
    }

    /** Bytes looked at since the beginning, for the proof that none is looked at twice. */
    long visited() {
        return visited;
    }

    /** Bytes this cutter holds at the moment. */
    int heldBytes() {
        return buffer.length;
    }

    @Override
    public void close() {
        start = 0;
        scanned = 0;
        end = 0;
        scanner = Optional.empty();
        shrink();
    }

    /** The first two octets after NULs in pairs decide ({@code mos-protocol} §2.2). */
    private Optional<Received> sniff() {
        while (end - start >= 2 && buffer[start] == 0 && buffer[start + 1] == 0) start += 2;
        scanned = start;
        if (end - start < 2) return Optional.empty();
        int first = buffer[start] & 0xFF;
        int second = buffer[start + 1] & 0xFF;
        var found = Encoding.UTF8;
        if (first == 0 || (first == 0xFE && second == 0xFF)) found = Encoding.UCS2BE;
        else if (second == 0 || (first == 0xFF && second == 0xFE)) found = Encoding.UTF16LE;
        var expected = fixed.orElse(found);
        encoding = Optional.of(expected);
        boolean sure = first == '<' || second == '<' || first >= 0xEF;
        return expected != found && sure ? Optional.of(new Received.WrongEncoding(expected, found)) : Optional.empty();
    }

    /** Between frames: on to the next {@code <}, at any offset, since junk of odd length may have stood before it. */
    private void skipGap() {
        var units = encoding.orElseThrow();
        int from = start;
        int counted = 0;
        while (start + units.width() <= end && units.unit(buffer, start) != '<') {
            if (!isFree(buffer[start++])) counted++;
        }
        if (counted > 0) addJunk(from, start, counted);
        if (start + units.width() <= end) scanner = Optional.of(new MarkupScanner(units));
        visited += start - from;
        scanned = start;
    }

    private MarkupScanner.Verdict scan(MarkupScanner markup) {
        var verdict = markup.scan(buffer, start, scanned, end);
        visited += markup.position() - scanned;
        scanned = markup.position();
        return verdict;
    }

    /** What was taken for a declaration, comment or root element in front of a frame is none. */
    private void dropCandidate() {
        addJunk(start, scanned, scanned - start);
        start = scanned;
        scanner = Optional.empty();
    }

    private Received whole() {
        var markup = scanner.orElseThrow();
        if (scanned - start > limit(markup)) return tooLarge(limit(markup));
        var frame = new Frame(Arrays.copyOfRange(buffer, start, scanned), encoding.orElseThrow());
        var whole = new Received.Whole(frame, junk, start < batchEnd);
        lastLength = scanned - start;
        batchEnd = end;
        junk = Junk.NONE;
        start = scanned;
        scanner = Optional.empty();
        if (end - start <= SMALL) shrink();
        return whole;
    }

    private Optional<Received> unfinished(MarkupScanner markup) {
        int length = scanned - start;
        if (length > limit(markup)) return Optional.of(tooLarge(limit(markup)));
        // A second frame behind the stray end: what was one octet out of step was the end, not a freak of the text.
        if (markup.strayEndTags() > 1) return Optional.of(new Received.Misaligned(head()));
        if (markup.inRoot() || length <= limits.maxJunkBytes()) return Optional.empty();
        addJunk(start, scanned, scanned - start);
        return Optional.of(new Received.TooMuchJunk(junk));
    }

    private int limit(MarkupScanner markup) {
        return markup.isList() ? limits.maxListFrameBytes() : limits.maxFrameBytes();
    }

    private Received tooLarge(long allowed) {
        return new Received.TooLarge(head(), allowed);
    }

    /** The first bytes of the frame that has begun, enough for the envelope fields. */
    Frame head() {
        int length = Math.min(scanned - start, HEAD_BYTES);
        return new Frame(Arrays.copyOfRange(buffer, start, start + length), encoding.orElse(Encoding.UTF8));
    }

    /** Sees to it that at least one more byte can be read; says so if the process cannot spare the memory. */
    private Optional<Received> makeRoom() {
        if (start == end) shrink();
        if (end < buffer.length) return Optional.empty();
        if (start > 0) {
            moveTo(buffer);
            return Optional.empty();
        }
        int bound = scanner.map(this::limit).orElse(limits.maxFrameBytes());
        int wanted = Math.max(2 * buffer.length, Math.min(lastLength + SMALL, MAX_FIRST_GROWTH));
        int larger = Math.min(wanted, Math.max(bound, buffer.length) + SMALL);
        int held = buffer.length - SMALL;
        // Old and new exist together for a moment, so the new one counts in full before the old one is given back.
        if (!budget.take(held, larger - SMALL)) return Optional.of(tooLarge(buffer.length));
        moveTo(new byte[larger]);
        budget.giveBack(held);
        return Optional.empty();
    }

    private void shrink() {
        int taken = buffer.length - SMALL;
        budget.giveBack(taken);
        if (taken > 0 || start == end) moveTo(small);
    }

    private void moveTo(byte[] target) {
        System.arraycopy(buffer, start, target, 0, end - start);
        buffer = target;
        scanned -= start;
        end -= start;
        batchEnd -= start;
        start = 0;
    }

    private void addJunk(int from, int to, int counted) {
        var sample = junk.sample();
        int room = Math.min(Junk.SAMPLE_BYTES - sample.length(), to - from);
        if (room > 0) {
            var text = new String(buffer, from, room, StandardCharsets.ISO_8859_1);
            sample += text.replaceAll("[^ -~]", "");
        }
        junk = new Junk(junk.bytes() + counted, sample);
    }

    /** White space, NUL padding and the octets of byte order marks, octet by octet. */
    private static boolean isFree(byte octet) {
        return switch (octet) {
            case 0, ' ', '\t', '\r', '\n', (byte) 0xFE, (byte) 0xFF, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> true;
            default -> false;
        };
    }
}
