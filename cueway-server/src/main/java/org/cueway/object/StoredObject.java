package org.cueway.object;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;

/**
 * An object as last told by its owner. Immutable.
 *
 * @param id whose and which
 * @param fields its leaf elements by MOS name ({@code objSlug}, {@code objTB}, {@code objRev}, …)
 * @param metadata its metadata blocks in order
 * @param others what else stood in it (paths, description, vendor elements), each as the very text that came
 */
public record StoredObject(ObjectId id, Fields fields, List<Block> metadata, List<String> others) {
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

    /** At most nine digits, so that no product of two of them overflows. */
    private Optional<Long> number(String name) {
        return fields.get(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= 9)
                .filter(text -> text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Long::valueOf);
    }
}
