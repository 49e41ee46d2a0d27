package org.cueway.nmos.is04.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.cueway.nmos.is04.query.Features.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of a registry, and what is looked at again here. */
final class FilterTest {
    private static final JsonNode SENDER = JsonMapper.shared().readTree("""
                    {"id": "a", "transport": "urn:x-nmos:transport:rtp.mcast", "port": 5, "on": true,
                     "subscription": {"receiver_id": null, "active": true},
                     "tags": {"studio": ["HQ1", "hq2"], "urn:x-nmos:tag:grouphint/v1.0": ["CAM 1:video"]},
                     "controls": [{"type": "one"}, {"type": "two"}]}
                    """);

    @ParameterizedTest
    @CsvSource({
        "id, a, true",
        "id, A, false",
        "id, b, false",
        "port, 5, true",
        "on, true, true",
        "subscription.active, true, true",
        "subscription.receiver_id, x, false",
        "controls.type, two, true",
        "controls.type, three, false",
        "tags.studio, HQ1, true",
        "tags.studio, Hq1, true",
        "tags.studio, HQ2, true",
        "tags.urn:x-nmos:tag:grouphint/v1.0, cam 1:VIDEO, true",
        "nothing.like.that, x, false",
        "subscription, x, false",
    })
    void C15_C27_attributesAreFoundAndTagsComparedWithoutRegardToCase(String path, String value, boolean matches) {
        assertThat(new Filter(Map.of(path, List.of(value))).matches(SENDER)).isEqualTo(matches);
    }

    @Test
    void C27_severalKeysMustAllMatchAndOneOfSeveralValues() {
        assertThat(new Filter(Map.of("id", List.of("x", "a"), "port", List.of("5"))).matches(SENDER))
                .isTrue();
        assertThat(new Filter(Map.of("id", List.of("a"), "port", List.of("6"))).matches(SENDER))
                .isFalse();
        assertThat(Filter.ALL.matches(SENDER)).isTrue();
    }

    @Test
    void C27_oneValueForEachKeyIsABasicQueryAndSeveralAreRql() {
        var one = new Filter(Map.of("transport", List.of("urn:x"), "device_id", List.of("d")));
        assertThat(one.basic()).isEqualTo(Map.of("transport", "urn:x", "device_id", "d"));
        assertThat(one.rql()).isEmpty();
        var several = new Filter(Map.of("device_id", List.of("d"), "label", List.of("a, (b)", "c")));
        assertThat(several.basic()).isEqualTo(Map.of("device_id", "d"));
        assertThat(several.rql()).contains("and(eq(device_id,d),in(label,(a%2C%20%28b%29,c)))");
        assertThat(Filter.ids(List.of("a", "b")).rql()).contains("in(id,(a,b))");
    }

    @Test
    void C15_registriesAreNotAskedForTagsSinceTheyRegardCase() {
        var tags = new Filter(Map.of("tags.studio", List.of("hq1", "hq3")));
        assertThat(tags.basic()).isEmpty();
        assertThat(tags.rql()).isEmpty();
        assertThat(tags.matches(SENDER)).isTrue();
    }

    @Test
    void C27_whatIsRefusedIsGivenUpPieceByPiece() {
        var attempts = Features.attempts(EnumSet.of(Feature.RQL, Feature.DOWNGRADE, Feature.PAGING));
        assertThat(attempts).hasSize(8);
        assertThat(attempts.getFirst()).containsExactly(Feature.RQL, Feature.DOWNGRADE, Feature.PAGING);
        assertThat(attempts.subList(1, 4)).allSatisfy(each -> assertThat(each).hasSize(2));
        assertThat(attempts.getLast()).isEmpty();
        var features = new Features();
        features.learn(attempts.getFirst(), attempts.get(1));
        assertThat(features.of(List.of(Feature.values()))).hasSize(3);
    }
}
