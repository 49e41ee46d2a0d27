package org.cueway.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For any two states; the seed reproduces a failure. */
class StatePropertiesTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** What a broker and the lamps behind it hold after some commands. */
    private static final class FakeBroker {
        private final Map<String, String> last = new TreeMap<>();

        void take(MqttCommand command) {
            switch (command) {
                case MqttCommand.State(var _, var topic, var state) ->
                    last.put(topic, StateJson.of(state, Instant.EPOCH, OptionalLong.of(1)));
                case MqttCommand.Lit lit -> last.put(lit.place(), lit.message().payload());
                case MqttCommand.Signal _, MqttCommand.Event _ -> {}
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBrokerAfterADifferenceIsInTheNewState(long seed) {
        var random = random(seed);
        var lamp = Samples.anyLamp(random);
        var diff = Samples.diff(Samples.spec(1883, lamp));
        for (var place : List.of("studio/main", "light/l")) {
            var before = MqttDiff.wanted(Samples.anyStand(random));
            var after = MqttDiff.wanted(Samples.anyStand(random));
            var known = random.nextBoolean();
            var fake = new FakeBroker();
            diff.diff(place, Optional.empty(), before).forEach(fake::take);
            diff.diff(place, known ? Optional.of(before) : Optional.empty(), after)
                    .forEach(fake::take);
            assertThat(isIn(fake, place, lamp, after)).isTrue();
            assertThat(diff.diff(place, said(fake, place, lamp), after)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aStateDiffersNotFromItself(long seed) {
        var random = random(seed);
        var diff = Samples.diff(Samples.spec(1883, Samples.anyLamp(random)));
        var state = MqttDiff.wanted(Samples.anyStand(random));
        for (var place : List.of("studio/main", "light/l")) {
            assertThat(diff.diff(place, Optional.of(state), state)).isEmpty();
            assertThat(diff.diff(place, Optional.of(state.said()), state)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsReadIsWhatWasWritten(long seed) {
        var state = MqttDiff.wanted(Samples.anyStand(random(seed)));
        var text = StateJson.of(state, Samples.NOON, OptionalLong.of(seed));
        assertThat(StateJson.read(text)).isEqualTo(state.said());
        assertThat(StateJson.seq(text)).isEqualTo(seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyTextIsReadAsSomething(long seed) {
        var random = random(seed);
        var text = new StringBuilder(
                StateJson.of(MqttDiff.wanted(Samples.anyStand(random)), Samples.NOON, OptionalLong.of(1)));
        for (int i = 0; i < 3; i++) {
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(1, 256));
        }
        if (random.nextBoolean()) text.setLength(random.nextInt(text.length()));
        assertThat(StateJson.read(text.toString())).isNotNull();
        assertThat(Payload.value(text.toString(), "/state")).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyIdMakesOneLevelOfATopic(long seed) {
        var random = random(seed);
        var id = new StringBuilder();
        for (int i = random.nextInt(1, 20); i > 0; i--) id.append((char) random.nextInt(0, 0x180));
        assertThat(Topics.level(id.toString()))
                .doesNotContain("/", "+", "#", "\0")
                .isNotEmpty();
    }

    private static boolean isIn(FakeBroker fake, String place, Lamp lamp, MqttState.Shows state) {
        return Topics.studio(place)
                .map(studio -> fake.last.get(new Topics("cueway").state(studio)))
                .map(json -> StateJson.read(json).equals(state.said()))
                .orElseGet(() -> lamp.payload(state.light()).equals(fake.last.get(place)));
    }

    /** What would be heard of it. */
    private static Optional<MqttState> said(FakeBroker fake, String place, Lamp lamp) {
        if (place.startsWith("studio")) {
            return Optional.ofNullable(fake.last.get(new Topics("cueway").state("main")))
                    .map(StateJson::read);
        }
        var payload = fake.last.getOrDefault(place, "");
        Set<Light> alike = lamp.confirm().isEmpty()
                ? Set.of(Light.WANTED.stream()
                        .filter(light -> lamp.payload(light).equals(payload))
                        .toArray(Light[]::new))
                : lamp.alike(
                        Payload.value(payload, lamp.confirm().get().pointer()).orElse(""));
        return Optional.of(new MqttState.Alike(alike));
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
