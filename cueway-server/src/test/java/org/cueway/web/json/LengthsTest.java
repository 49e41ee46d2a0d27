package org.cueway.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LengthsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # itemUserTimingDur, itemEdDur, objDur, objTB, seconds
            ,                    1500,      ,       50,    30
            1350,                1500,      ,       50,    27
            ,                    ,          750,    25,    30
            ,                    5,         ,       1,     5
            ,                    1199,      ,       59.94, 20.003336
            ,                    00:00:12,  ,       ,      12
            ,                    '0:01:02,5',,      ,      62.5
            ,                    1500,      ,       ,      -1
            ,                    1500,      ,       0,     -1
            ,                    soon,      ,       50,    -1
            ,                    ,          ,       50,    -1
            """)
    void anItemIsAsLongAsItsSamplesIfSomebodySaysHowManyMakeASecond(
            String userTiming, String edDur, String objDur, String objTB, double seconds) {
        var fields = new LinkedHashMap<String, String>();
        if (userTiming != null) fields.put("itemUserTimingDur", userTiming);
        if (edDur != null) fields.put("itemEdDur", edDur);
        var others = new ArrayList<String>();
        if (objDur != null) others.add("<objDur>" + objDur + "</objDur>");
        if (objTB != null) others.add("<objTB>" + objTB + "</objTB>");
        same(Lengths.of(item(fields, others)), seconds);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            <StoryDuration>95</StoryDuration>,                               95
            <StoryDuration>00:01:35</StoryDuration><TextTime>7</TextTime>,   95
            <TextTime>20</TextTime><MediaTime>75</MediaTime>,                95
            <MediaTime>75.5</MediaTime>,                                     75.5
            <StoryDuration>long</StoryDuration>,                             -1
            <StoryDuration/>,                                                -1
            <other>9</other>,                                                -1
            """)
    void R136_theLengthOfAStoryIsInAPayload(String payload, double seconds) {
        var block = new Block(
                "schema", "<mosExternalMetadata><mosPayload>" + payload + "</mosPayload></mosExternalMetadata>");
        same(Lengths.of(story(List.of(block), List.of())), seconds);
    }

    @Test
    void withoutThatItIsTheSumOfItsItemsIfEachIsKnown() {
        var known = item(Map.of("itemEdDur", "100"), List.of("<objTB>50</objTB>"));
        var unknown = item(Map.of("itemEdDur", "100"), List.of());
        same(Lengths.of(story(List.of(), List.of(known, known))), 4);
        same(Lengths.of(story(List.of(), List.of(known, unknown))), -1);
        same(Lengths.of(story(List.of(), List.of())), -1);
    }

    private static void same(OptionalDouble found, double expected) {
        if (expected < 0) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow()).isCloseTo(expected, Offset.offset(1e-6));
        }
    }

    private static Item item(Map<String, String> fields, List<String> others) {
        return new Item(
                "1", Optional.empty(), Optional.empty(), new Fields(fields), List.of(), others, Optional.empty());
    }

    private static Story story(List<Block> metadata, List<Item> items) {
        return new Story("S1", Fields.NONE, metadata, List.of(), items, Optional.empty(), Optional.empty());
    }
}
