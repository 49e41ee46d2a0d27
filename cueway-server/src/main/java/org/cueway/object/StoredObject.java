package org.cueway.object;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cueway.mos.value.MosTime;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;

/**
 * An object as last told by its owner, or one of our own. Immutable.
 *
 * <p>One of our own that was deleted stays for a while, with status {@code DELETED}: newsrooms have to be told, and if it
 * comes back its revision must go on where it was.
 *
 * @param id whose and which
 * @param fields its leaf elements by MOS name ({@code objSlug}, {@code objTB}, {@code objRev}, …); one of our own has
 *     {@link #ORIGIN}, too
 * @param metadata its metadata blocks in order
 * @param others what else stood in it (paths, description, vendor elements), each as the very text that came
 */
public record StoredObject(ObjectId id, Fields fields, List<Block> metadata, List<String> others) {
    /** The newsroom that had it made, among {@link #fields}; absent if a program did. */
    public static final String ORIGIN = "origin";

    /** The status of an object that is gone (MOS 4.0 §6). */
    public static final String DELETED = "DELETED";

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    public StoredObject {
        metadata = List.copyOf(metadata);
        others = List.copyOf(others);
    }

    /**
     * How long it plays: {@code objDur} samples of which {@code objTB} make a second, to the nanosecond. Empty if one is
     * absent or no whole number, or if {@code objTB} is not above 0: such an object is kept all the same.
     */
    public Optional<Duration> duration() {
        var samples = number("objDur");
        var timeBase = number("objTB").filter(perSecond -> perSecond > 0);
        return samples.flatMap(count -> timeBase.map(
                perSecond -> Duration.ofSeconds(count / perSecond, count % perSecond * NANOS_PER_SECOND / perSecond)));
    }

    /** Its revision; empty if it has none that can be read. */
    public OptionalInt revision() {
        String text = fields.get("objRev").orElse("").strip();
        return text.length() <= 3 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /** Whether it is gone and only remembered. */
    public boolean isDeleted() {
        return id.isOurs() && fields.get("status").equals(Optional.of(DELETED));
    }

    /** When an object of our own last changed; empty for others, whose times are not ours to read. */
    public Optional<Instant> changed() {
        return stamp("changed");
    }

    /** When an object of our own came to be; empty for others. */
    public Optional<Instant> created() {
        return stamp("created");
    }

    private Optional<Instant> stamp(String name) {
        return id.isOurs()
                ? fields.get(name).flatMap(text -> new MosTime(text).instant(ZoneOffset.UTC))
                : Optional.empty();
    }

    /** At most nine digits, so that no product of two of them overflows. */
    private Optional<Long> number(String name) {
        return fields.get(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= 9)
                .filter(text -> text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Long::valueOf);
    }
}
