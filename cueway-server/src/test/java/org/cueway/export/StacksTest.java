package org.cueway.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.export.Orders.floated;
import static org.cueway.export.Orders.graphic;
import static org.cueway.export.Orders.item;
import static org.cueway.export.Orders.order;
import static org.cueway.export.Orders.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.cue.Planner;
import org.cueway.cue.Rule;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.rundown.Rundown;
import org.junit.jupiter.api.Test;

final class StacksTest {
    private static Stack stack(Stacks stacks, Rundown order) {
        return stacks.of(order, Orders.KEY, PageTable.EMPTY).stack();
    }

    private static Stacks by(List<Verb> verbs, Map<String, String> values) {
        var rule = new Rule(
                new Rule.When(verbs, Map.of()), List.of(new Rule.Do("main", Optional.empty(), new Values(values))));
        return new Stacks(new Planner(List.of(rule)), 1_000);
    }

    @Test
    void whatSomebodyFilledInIsAnEntryInTheOrderOfTheRunningOrder() {
        var stack = stack(
                Orders.STACKS,
                order(story("S2", graphic("1", "Pat"), item("2")), floated(story("S1", graphic("9", "Sam")))));

        assertThat(stack.entries()).hasSize(2);
        var first = stack.entries().getFirst();
        assertThat(first.spot()).isEqualTo(new Stack.Spot(1, "0101", false));
        assertThat(first.source()).isEqualTo(new Stack.Source("S2", "num S2", "1", "L3 1"));
        assertThat(first.filled()).isEqualTo(new Stack.Filled("lower-third", "1.2", Map.of("name", "Pat")));
        assertThat(first.output()).isEqualTo(new Stack.Output("CG1", "", ""));
        assertThat(first.span()).isEqualTo(new Stack.Span(Optional.of("00:00:05:00"), Optional.of("00:00:06:00")));
        assertThat(stack.entries().getLast().spot()).isEqualTo(new Stack.Spot(2, "0201", true));
    }

    @Test
    void theRulesSayWhatAnItemShowsThatNobodyFilledIn() {
        var payload = "<mosExternalMetadata><mosPayload><line1>Pat</line1></mosPayload></mosExternalMetadata>";
        var values = Map.of("graphic", "bug", "layer", "20", "data.name", "payload:/line1", "data.fixed", "x");

        var stack = stack(by(List.of(), values), order(story("S1", item("1", payload))));

        var entry = stack.entries().getFirst();
        assertThat(entry.filled()).isEqualTo(new Stack.Filled("bug", "", Map.of("fixed", "x", "name", "Pat")));
        assertThat(entry.output()).isEqualTo(new Stack.Output("CG1", "main", "20"));
    }

    @Test
    void aRuleThatOnlyTakesCountsToo() {
        var stack = stack(by(List.of(Verb.TAKE), Map.of("template", "LOWER3RD")), order(story("S1", item("1"))));

        assertThat(stack.entries().getFirst().filled().template()).isEqualTo("LOWER3RD");
    }

    @Test
    void whatIsFilledInWinsAndTheRuleSaysWhere() {
        var stack = stack(
                by(List.of(), Map.of("graphic", "other", "layer", "20")), order(story("S1", graphic("1", "Pat"))));

        var entry = stack.entries().getFirst();
        assertThat(entry.filled().template()).isEqualTo("lower-third");
        assertThat(entry.output().layer()).isEqualTo("20");
    }

    @Test
    void R102_itemsWithoutAnIdAndItemsOfTheSameIdHaveAPageEach() {
        var stack = stack(
                Orders.STACKS,
                order(story("S1", graphic("", "A"), graphic("", "B"), graphic("1", "C"), graphic("1", "D"))));

        assertThat(stack.entries().stream().map(entry -> entry.spot().page()))
                .containsExactly("0101", "0102", "0103", "0104");
    }

    @Test
    void timesAreSaidOnlyWhereTheyAreKnown() {
        assertThat(Timecode.of("300", "50")).contains("00:00:06:00");
        assertThat(Timecode.of("3599", "59.94")).contains("00:00:59:59");
        assertThat(Timecode.of("96000", "48000")).contains("00:00:02.000");
        assertThat(Timecode.of("0:1:5", "")).contains("00:01:05:00");
        for (var wrong : new String[] {"", "x", "-1", "1.5", "99999999999999"}) {
            assertThat(Timecode.of(wrong, "50")).as(wrong).isEmpty();
        }
        assertThat(Timecode.of("300", "0")).isEmpty();
        assertThat(Timecode.of("300", "")).isEmpty();
    }
}
