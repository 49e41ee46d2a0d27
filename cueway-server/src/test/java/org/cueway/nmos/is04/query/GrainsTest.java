package org.cueway.nmos.is04.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.Tai;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message of a subscription says. */
final class GrainsTest {
    private static String resource(String id, String version, String label) {
        return "{\"id\":\"" + id + "\",\"version\":\"" + version + "\",\"label\":\"" + label
                + "\",\"tags\":{\"id\":[\"inner\"]},\"subscription\":{\"version\":\"9:9\"}}";
    }

    private static String grain(String data) {
        return "{\"grain_type\":\"event\",\"rate\":{\"numerator\":0,\"grain\":1},\"new\":[{\"grain\":{}}],"
                + "\"grain\":{\"type\":\"urn:x-nmos:format:data.event\",\"topic\":\"/senders/\",\"x\":[1,{\"data\":[]}],"
                + "\"data\":[" + data + "],\"after\":{}},\"flow_id\":\"f\"}";
    }

    private static List<Event> read(String data) {
        return Grains.read(Kind.SENDER, grain(data), Filter.ALL).orElseThrow();
    }

    @Test
    void C37_addedChangedRemovedAndSync() {
        var before = resource("A", "1:0", "old");
        var after = resource("A", "2:0", "new");
        assertThat(read("{\"path\":\"A\",\"post\":" + after + "}"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.id()).isEqualTo("a");
                    assertThat(((Event.Present) event).before()).isEmpty();
                });
        assertThat(read("{\"path\":\"A\",\"pre\":" + before + ",\"post\":" + after + "}"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(((Event.Present) event).before()).contains(new Tai(1, 0));
                    assertThat(((Event.Present) event).now().core().label()).isEqualTo("new");
                });
        assertThat(read("{\"path\":\"A\",\"pre\":" + before + "}")).containsExactly(new Event.Gone("a"));
        assertThat(read("{\"path\":\"A\",\"pre\":" + after + ",\"post\":" + after + "}"))
                .singleElement()
                .isInstanceOf(Event.Present.class);
    }

    @Test
    void C37_sloppyFormsOfTheSameAreUnderstood() {
        var it = resource("A", "1:0", "x");
        assertThat(read("{\"path\":\"senders/A\",\"pre\":{\"label\":\"no id\"},\"post\":null}"))
                .containsExactly(new Event.Gone("a"));
        assertThat(read("{\"path\":\"A\",\"pre\":" + it + ",\"post\":{}}")).containsExactly(new Event.Gone("a"));
        assertThat(read("{\"post\":" + it + ",\"pre\":null,\"path\":7}"))
                .singleElement()
                .isInstanceOf(Event.Present.class);
        assertThat(read("{\"path\":\"A\",\"pre\":{},\"post\":" + it + "}"))
                .singleElement()
                .satisfies(event -> assertThat(((Event.Present) event).before()).isEmpty());
    }

    @Test
    void C13_C29_whatCannotBeUsedIsLeftOutAndTheRestIsRead() {
        assertThat(read("{\"path\":\"A\"},{\"path\":\"B\",\"post\":{\"label\":\"no id\"}},{\"path\":\"C\",\"post\":"
                        + resource("C", "nonsense", "y") + "}"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.id()).isEqualTo("c");
                    assertThat(((Event.Present) event).now().core().version()).isEqualTo(Tai.ZERO);
                });
    }

    @Test
    void C37_whatDoesNotMatchAnyMoreIsGone() {
        var filter = new Filter(Map.of("label", List.of("new")));
        var text = grain("{\"path\":\"A\",\"pre\":" + resource("A", "1:0", "new") + ",\"post\":"
                + resource("A", "2:0", "other") + "}");
        assertThat(Grains.read(Kind.SENDER, text, filter)).contains(List.of(new Event.Gone("a")));
    }

    @Test
    void whatIsNoGrainIsToldApart() {
        for (var text :
                List.of("", "[]", "7", "{}", "{\"grain\":[]}", "{\"grain\":{\"data\":{}}}", "<html>", "{\"grain\":")) {
            assertThat(Grains.read(Kind.SENDER, text, Filter.ALL)).as(text).isEmpty();
            assertThat(Grains.list(Kind.SENDER, text.equals("[]") ? "{}" : text, Filter.ALL))
                    .isEqualTo(Optional.empty());
        }
        assertThat(Grains.list(Kind.SENDER, "[1, {\"id\":\"A\"}, [], {\"x\":1}]", Filter.ALL)
                        .orElseThrow())
                .extracting(Resource::id)
                .containsExactly("a");
        assertThat(Grains.entries("[1, {\"id\":\"A\"}, [2]]")).isEqualTo(3);
        assertThat(Grains.entries("[]")).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void cutOrGarbledMessagesNeverThrow(long seed) {
        var random = new Random(seed);
        var text = grain("{\"path\":\"A\",\"pre\":" + resource("A", "1:0", "x") + ",\"post\":"
                + resource("A", "2:0", "y") + "}");
        for (int i = 0; i < 500; i++) {
            var chars = new StringBuilder(text.substring(0, random.nextInt(text.length())));
            if (!chars.isEmpty() && random.nextBoolean()) {
                chars.setCharAt(random.nextInt(chars.length()), "{}[],:\"\\x0".charAt(random.nextInt(10)));
            }
            assertThat(Grains.read(Kind.SENDER, chars.toString(), Filter.ALL)).isNotNull();
            assertThat(Grains.list(Kind.SENDER, chars.toString(), Filter.ALL)).isNotNull();
            assertThat(Grains.entries(chars.toString())).isNotNegative();
        }
    }
}
