package org.cueway.mos.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.base.Limits;

/**
 * The frames that stand in a file, found exactly as they would be on a connection: the same encodings, the same cuts, the same
 * limits.
 *
 * @param frames those that are whole, in order
 * @param end what stopped it before the end of the file, or what the file ends with that is no whole frame; empty if all is
 *     well
 */
public record FrameFile(List<Piece> frames, Optional<End> end) {
    public FrameFile {
        frames = List.copyOf(frames);
    }

    /**
     * A frame in the file.
     *
     * @param before what stands between the last frame and this one, as text; empty if it is no text in the frame's encoding
     * @param junk what of that should not be there
     */
    public record Piece(String before, Junk junk, Frame frame) {}

    /**
     * Where the frames end too early.
     *
     * @param before what stands between the last frame and this place, as text
     * @param rule what is wrong with the rest
     * @param detail what was found; empty if the rule says it all
     */
    public record End(String before, WireFault rule, String detail) {}

    /**
     * Cuts the content of a file.
     *
     * @param fixed the encoding it has to be in; empty: its first bytes tell
     */
    public static FrameFile cut(byte[] content, Optional<Encoding> fixed, Limits.Wire limits) {
        // A file is no peer that could hog what others need.
        try (var cutter = new FrameCutter(fixed, limits, new FrameBudget(Long.MAX_VALUE))) {
            return new Cutting(content, cutter).run();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** The bytes of one file on their way. Confined to one call. */
    private static final class Cutting {
        private final byte[] content;
        private final FrameCutter cutter;
        private final List<Piece> frames = new ArrayList<>();
        private int behindLast;

        Cutting(byte[] content, FrameCutter cutter) {
            this.content = content;
            this.cutter = cutter;
        }

        FrameFile run() throws IOException {
            var in = new ByteArrayInputStream(content);
            while (true) {
                var next = cutter.next();
                if (next.isEmpty()) {
                    if (cutter.fill(in) < 0) return new FrameFile(frames, atTheEnd());
                } else if (next.get() instanceof Received.Whole(var frame, var junk, var _)) {
                    add(frame, junk);
                } else {
                    return new FrameFile(frames, end(next.get()));
                }
            }
        }

        private void add(Frame frame, Junk junk) {
            int behind = (int) cutter.handedOut();
            frames.add(new Piece(text(behindLast, behind - frame.bytes().length), junk, frame));
            behindLast = behind;
        }

        private Optional<End> atTheEnd() {
            if (cutter.insideFrame()) return end(cutter.outOfPatience());
            var junk = cutter.junk();
            if (frames.isEmpty()) return Optional.of(new End("", WireFault.TOO_MUCH_JUNK, junk.sample()));
            return junk.bytes() > 0 ? Optional.of(new End("", WireFault.JUNK, junk.sample())) : Optional.empty();
        }

        private Optional<End> end(Received trouble) {
            return switch (trouble) {
                case Received.TooLarge(var _, long allowed) ->
                    Optional.of(end(WireFault.FRAME_TOO_LARGE, "more than " + allowed + " bytes"));
                case Received.Misaligned _ -> Optional.of(end(WireFault.MISALIGNED, ""));
                case Received.Unfinished _ -> Optional.of(end(WireFault.UNFINISHED, ""));
                case Received.TooMuchJunk(var junk) -> Optional.of(end(WireFault.TOO_MUCH_JUNK, junk.sample()));
                case Received.WrongEncoding(var expected, var found) ->
                    Optional.of(
                            end(WireFault.WRONG_ENCODING, "expected " + expected.word() + ", found " + found.word()));
                case Received.Spoiled(var rule, var detail, var _) -> Optional.of(end(rule, detail));
                case Received.Whole _, Received.Silent _, Received.Closed _ -> Optional.empty();
            };
        }

        private End end(WireFault rule, String detail) {
            return new End(text(behindLast, (int) cutter.handedOut()), rule, detail);
        }

        private String text(int from, int to) {
            var bytes = new byte[Math.max(0, to - from)];
            System.arraycopy(content, from, bytes, 0, bytes.length);
            var encoding = cutter.encoding().orElse(Encoding.UTF8);
            return encoding.decode(bytes).orElse("").replace("\uFEFF", "");
        }
    }
}
