package org.cueway.rundown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private static final Fields FIELDS = Fields.of(List.of("roSlug", "News", "roTrigger", ""));

    @Test
    void elementsKeepTheOrderThatTheyCameIn() {
        assertThat(FIELDS.values()).containsExactly(Map.entry("roSlug", "News"), Map.entry("roTrigger", ""));
        var other = new LinkedHashMap<String, String>();
        other.put("roTrigger", "");
        other.put("roSlug", "News");
        assertThat(new Fields(other).values().keySet()).containsExactly("roTrigger", "roSlug");
    }

    @Test
    void theOrderDoesNotMakeThemDifferent() {
        var turned = Fields.of(List.of("roTrigger", "", "roSlug", "News"));
        assertThat(turned).isEqualTo(FIELDS).hasSameHashCodeAs(FIELDS);
        assertThat(FIELDS.values()).isEqualTo(Map.of("roSlug", "News", "roTrigger", ""));
        assertThat(Map.of("roSlug", "News", "roTrigger", "")).isEqualTo(FIELDS.values());
    }

    @Test
    void anotherTextAnotherNameOrOneMoreMakesThemDifferent() {
        assertThat(Fields.of(List.of("roSlug", "News", "roTrigger", "MANUAL"))).isNotEqualTo(FIELDS);
        assertThat(Fields.of(List.of("roSlug", "News", "roChannel", ""))).isNotEqualTo(FIELDS);
        assertThat(Fields.of(List.of("roSlug", "News"))).isNotEqualTo(FIELDS);
    }

    @Test
    void whatIsAbsentIsNotEmpty() {
        assertThat(FIELDS.get("roTrigger")).contains("");
        assertThat(FIELDS.get("roChannel")).isEmpty();
        assertThat(Fields.NONE.values()).isEmpty();
    }

    @Test
    void nobodyCanChangeThem() {
        assertThatThrownBy(() -> FIELDS.values().put("roSlug", "x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> FIELDS.values().remove("roSlug")).isInstanceOf(UnsupportedOperationException.class);
    }
}
