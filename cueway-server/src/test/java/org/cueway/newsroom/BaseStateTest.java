package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.cueway.desk.ScriptedStore;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.DiscoveryMessage.RoSummary;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.rundown.Air;
import org.cueway.rundown.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample messages applied to the base state of the samples, from frame to answer and held running order. */
final class BaseStateTest {
    private static final String BASE = "S1 S2 S3 S4 S5";

    private final TestDevice device = new TestDevice(ScriptedStore.empty());

    @BeforeEach
    void theBaseStateIsCreated() {
        assertThat(device.ack(Examples.load("roCreate.xml"))).isEqualTo(RoAck.ok(TestDevice.RO1));
        assertThat(device.stories()).isEqualTo(BASE);
        assertThat(device.items("S2")).isEqualTo("1 2 3");
    }

    @ParameterizedTest
    @CsvSource({
        "roElementAction-insert-stories, S1 S6 S7 S2 S3 S4 S5",
        "roElementAction-insert-story-at-end, S1 S2 S3 S4 S5 S6",
        "roElementAction-replace-story, S1 S2 S6 S7 S4 S5",
        "roElementAction-replace-story-same-id, S1 S2 S3 S4 S5",
        "roElementAction-move-stories, S5 S3 S1 S2 S4",
        "roElementAction-move-story-to-end, S1 S3 S4 S5 S2",
        "roElementAction-delete-stories, S1 S2 S4",
        "roElementAction-swap-stories, S1 S5 S3 S4 S2",
        "roReplace, S1 S3 S2 S4",
        "roStoryAppend, S1 S2 S3 S4 S5 S6",
        "roStoryInsert, S1 S6 S2 S3 S4 S5",
        "roStoryReplace, S1 S2 S6 S4 S5",
        "roStoryMove, S1 S4 S2 S3 S5",
        "roStoryMove-to-end, S2 S3 S4 S5 S1",
        "roStoryMoveMultiple, S5 S3 S1 S2 S4",
        "roStorySwap, S1 S5 S3 S4 S2",
        "roStoryDelete, S1 S2 S4",
        "roMetadataReplace, S1 S2 S3 S4 S5",
        "roReadyToAir-ready, S1 S2 S3 S4 S5",
        "roReadyToAir-notready, S1 S2 S3 S4 S5",
        "roElementStat-ro, S1 S2 S3 S4 S5",
        "roElementStat-story, S1 S2 S3 S4 S5",
        "roElementStat-item, S1 S2 S3 S4 S5",
        "roStat, S1 S2 S3 S4 S5",
        "roItemStat, S1 S2 S3 S4 S5",
        "roStorySend, S1 S2 S3 S4 S5",
        "roStorySend-items-inside-p, S1 S2 S3 S4 S5",
        "roStorySend-external-body, S1 S2 S3 S4 S5",
    })
    void R106_anEditOfStoriesLeavesExactlyTheOrderThatIsMeant(String file, String after) {
        assertThat(device.ack(Examples.load(file + ".xml"))).isEqualTo(RoAck.ok(TestDevice.RO1));
        assertThat(device.stories()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "roElementAction-insert-items, S2, 1 4 2 3",
        "roElementAction-insert-item-at-end, S2, 1 2 3 4",
        "roElementAction-replace-item, S2, 1 2 5 6",
        "roElementAction-replace-story-same-id, S4, 1 2",
        "roElementAction-move-items, S2, 3 2 1",
        "roElementAction-move-item-to-end, S2, 2 3 1",
        "roElementAction-delete-items, S2, 2",
        "roElementAction-swap-items, S2, 3 2 1",
        "roItemInsert, S2, 1 4 2 3",
        "roItemReplace, S2, 1 2 5",
        "roItemMoveMultiple, S2, 3 2 1",
        "roItemDelete, S2, 2",
    })
    void R31_anEditOfItemsTouchesTheItemsOfThatStoryOnly(String file, String story, String after) {
        assertThat(device.ack(Examples.load(file + ".xml"))).isEqualTo(RoAck.ok(TestDevice.RO1));
        assertThat(device.stories()).isEqualTo(BASE);
        assertThat(device.items(story)).isEqualTo(after);
        assertThat(device.items("S1")).isEqualTo("1");
        assertThat(device.items("S3")).isEqualTo("1");
    }

    @Test
    void R90_roListReplacesWhatIsHeldAndIsNotAnswered() {
        device.ask(Examples.load("roElementAction-delete-stories.xml"));
        assertThat(device.say(Examples.load("roList.xml"))).isEmpty();
        assertThat(device.stories()).isEqualTo(BASE);
        assertThat(device.items("S2")).isEqualTo("1 2 3");
    }

    @Test
    void roDeleteRemovesTheRunningOrderWhole() {
        assertThat(device.ack(Examples.load("roDelete.xml"))).isEqualTo(RoAck.ok(TestDevice.RO1));
        assertThat(device.rundown(TestDevice.RO1)).isEmpty();
    }

    @Test
    void R112_roMetadataReplaceMergesTagsAndBlocks() {
        var before = device.rundown(TestDevice.RO1).orElseThrow();
        device.ask(Examples.load("roMetadataReplace.xml"));
        var after = device.rundown(TestDevice.RO1).orElseThrow();
        assertThat(after.fields().get("roSlug")).isNotEqualTo(before.fields().get("roSlug"));
        assertThat(after.fields().get("macroIn")).contains("bars-off");
        assertThat(after.metadata()).hasSameSizeAs(before.metadata());
        assertThat(after.metadata().getFirst().xml()).contains("<approved>1</approved>");
    }

    @Test
    void theAirStateIsKept() {
        device.ask(Examples.load("roReadyToAir-ready.xml"));
        assertThat(device.rundown(TestDevice.RO1).orElseThrow().air()).isEqualTo(Air.READY);
        device.ask(Examples.load("roReadyToAir-notready.xml"));
        assertThat(device.rundown(TestDevice.RO1).orElseThrow().air()).isEqualTo(Air.NOT_READY);
    }

    @Test
    void theTextOfAStoryIsKeptAsItCameAndSurvivesAReplacedStory() {
        device.ask(Examples.load("roStorySend.xml"));
        var body = story("S2").body().orElseThrow();
        assertThat(Examples.load("roStorySend.xml")).contains(body);
        assertThat(body).startsWith("<storyBody").endsWith("</storyBody>");
        device.ask(Examples.load("roCreate.xml"));
        assertThat(story("S2").body()).contains(body);
    }

    @Test
    void statusesAreKeptWhereTheyBelong() {
        device.ask(Examples.load("roElementStat-item.xml"));
        var reported = story("S2").items().stream()
                .flatMap(item -> item.status().stream())
                .toList();
        assertThat(reported).hasSize(1);
        device.ask(Examples.load("roElementStat-ro.xml"));
        assertThat(device.rundown(TestDevice.RO1).orElseThrow().status()).isPresent();
    }

    @Test
    void roReqGivesBackExactlyWhatRoCreateBrought() {
        var created =
                (RoCreate) TestDevice.envelope(Examples.load("roCreate.xml")).message();
        var listed = (RoList) device.ask(Examples.load("roReq.xml"));
        assertThat(listed).isEqualTo(new RoList(created.roID(), created.header(), created.stories()));
    }

    @Test
    void roReqOfARunningOrderThatIsNotHeldIsRefused() {
        device.ask(Examples.load("roDelete.xml"));
        assertThat(device.ask(Examples.load("roReq.xml"))).isInstanceOfSatisfying(RoAck.class, ack -> {
            assertThat(ack.roID()).isEqualTo(TestDevice.RO1);
            assertThat(ack.roStatus()).startsWith("NACK: roID is not held by this device");
        });
    }

    @Test
    void R90_roReqAllGivesSummariesOfWhatThisNewsroomHasHere() {
        device.ask(Examples.load("roCreate-no-stories.xml"));
        device.ask(Examples.load("roCreate-no-stories.xml").replace(TestDevice.NCS_ID + "<", "SOUTH-NRCS<"));
        var all = (RoListAll) device.ask(Examples.load("roReqAll.xml"));
        assertThat(all.runningOrders()).hasSize(2);
        assertThat(all.runningOrders()).extracting(RoSummary::roID).contains(TestDevice.RO1);
        assertThat(all.runningOrders().getFirst().header().roSlug()).isPresent();
    }

    @Test
    void R31_theSameRoIdOfTwoNewsroomsIsTwoRunningOrders() {
        var theirs = Examples.load("roCreate.xml").replace("<ncsID>NGTV-NRCS-A<", "<ncsID>SOUTH-NRCS<");
        assertThat(device.ack(theirs)).isEqualTo(RoAck.ok(TestDevice.RO1));
        assertThat(device.desk.rundowns()).hasSize(2);
        device.ask(Examples.load("roDelete.xml"));
        assertThat(device.desk.rundowns())
                .singleElement()
                .satisfies(held -> assertThat(held.id().newsroom()).isEqualTo("southgate"));
    }

    private Story story(String name) {
        return device.rundown(TestDevice.RO1).orElseThrow().stories().stream()
                .filter(story -> story.storyID().endsWith(name.substring(1)))
                .findFirst()
                .orElseThrow();
    }
}
