package org.cueway.device.mqtt;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One lamp of somebody's make: which texts on which topics, so that no make needs code ({@code device-protocols} §5.2). Immutable.
 *
 * @param id by which rules name it
 * @param topic where commands go
 * @param retained whether the broker keeps the last command for a lamp that comes later; most makes want that it does not
 * @param qos 0 or 1
 * @param payloads what is published for each light; that of {@link Light#IDLE} must be there, and stands for those that are not
 * @param confirm where it says what it shows; empty if it does not
 * @param availability where it says that it is there; empty if it does not
 * @param query makes it say what it shows; empty if nothing does
 * @param signal what a signal publishes, where; empty if nothing
 */
public record Lamp(
        String id,
        String topic,
        boolean retained,
        int qos,
        Map<Light, String> payloads,
        Optional<Confirm> confirm,
        Optional<Availability> availability,
        Optional<Wording> query,
        Optional<Wording> signal) {
    public Lamp {
        payloads = Map.copyOf(payloads);
    }

    /**
     * Where a lamp says what it shows.
     *
     * @param pointer JSON pointer to the value in its payload; empty: the payload itself
     * @param equal the value for each light; where it is missing, the value at the same pointer of what was published
     */
    public record Confirm(String topic, String pointer, Map<Light, String> equal) {
        public Confirm {
            equal = Map.copyOf(equal);
        }
    }

    /**
     * Where a lamp, or who stands for it, says whether it is there.
     *
     * @param pointer JSON pointer to the value in its payload; empty: the payload itself
     * @param online the value if it is there, in large or small letters; with any other it is not
     */
    public record Availability(String topic, String pointer, String online) {}

    /** What is published, and where. */
    public record Wording(String topic, String payload) {}

    /** What is published for a light. */
    String payload(Light light) {
        return Objects.requireNonNull(payloads.getOrDefault(light, payloads.get(Light.IDLE)));
    }

    /** What the lamp says when it shows that; empty if that cannot be told, or it says nothing. */
    public Optional<String> confirmation(Light light) {
        return confirm.flatMap(
                by -> Optional.ofNullable(by.equal().get(light)).or(() -> Payload.value(payload(light), by.pointer())));
    }

    /** The lights for which the lamp says that. */
    Set<Light> alike(String value) {
        var lights = new LinkedHashSet<Light>();
        for (var light : Light.WANTED) {
            if (confirmation(light).filter(value::equals).isPresent()) lights.add(light);
        }
        return lights;
    }

    /** Whether a command for one does the same as for the other. */
    boolean same(Light one, Light other) {
        return payload(one).equals(payload(other));
    }
}
