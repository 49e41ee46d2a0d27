package org.cueway.bench;

import static java.util.stream.Collectors.joining;

import java.util.stream.IntStream;

/** The messages that the load is made of, as text. Invented; sizes as newsrooms send them. */
final class Messages {
    /** The device that all of them are for. */
    static final String MOS_ID = "gateway.bench.mos";
    /** Whose objects the items name: of its own the gateway would say that it lacks them. */
    private static final String CLIPS = "clips.bench.mos";

    private Messages() {}

    /** The newsroom that uses this lane. */
    static String newsroom(int lane) {
        return "NRCS-" + lane;
    }

    /** A running order of {@code stories} stories with an item each, as {@code kind}: roCreate or roReplace. */
    static String runningOrder(String kind, int lane, int stories, String variant) {
        var body = IntStream.range(0, stories).mapToObj(n -> story(n, variant)).collect(joining());
        return envelope(
                lane,
                "<%s><roID>%s</roID><roSlug>Evening news %s</roSlug><roEdDur>00:30:00</roEdDur>%s</%s>"
                        .formatted(kind, roId(lane), variant, body, kind));
    }

    /** The text of one story: 2 KB, which is 4 KB in UCS-2; presenter, paragraphs with markup, a clip and a graphic. */
    static String storySend(int lane, int story, String variant) {
        return envelope(lane, """
                <roStorySend><roID>%s</roID><storyID>S%d</storyID><storySlug>Ferry strike %s</storySlug>\
                <storyNum>A%d</storyNum><storyBody><p><pi>(Camera 2, harbour wall behind)</pi></p>\
                <storyPresenter>ANCHOR A</storyPresenter><storyPresenterRR>13</storyPresenterRR>\
                <p>Ferry crews at the north quay have <b>walked out</b> for a second day.</p>%s\
                <p>Hundreds of foot passengers are waiting<tab/><i>(beat)</i> for news.</p>%s\
                <p><pkg>SOT: We will be back at the table on Thursday &amp; not before.</pkg></p>\
                <p>The company says that two ships out of three will sail this evening, and that tickets for the third can be\
                 changed without a fee at the desk or by telephone until midnight.</p>\
                <p>The minister for transport, asked this morning, would not say whether the army might step in; the mayor, who\
                 came to the quay herself, called that &quot;a joke, and not a good one&quot;.</p>\
                <storyPresenter>ANCHOR B</storyPresenter><storyPresenterRR>15</storyPresenterRR>\
                <p>More on that <em>after the break</em>, <u>including</u> tonight's timetable.</p></storyBody>\
                </roStorySend>\
                """.formatted(roId(lane), story, variant, story, clip(story), graphic(story)));
    }

    /** The text of a story of {@code octets} on the wire, more or less. */
    static String longStory(int lane, int octets, String variant) {
        var line = "<p>" + "The tide was out when they came, and nobody said so. ".repeat(20) + "</p>";
        return envelope(
                lane,
                "<roStorySend><roID>%s</roID><storyID>S1</storyID><storySlug>%s</storySlug><storyBody>%s</storyBody></roStorySend>"
                        .formatted(roId(lane), variant, line.repeat(octets / 2 / line.length())));
    }

    /** A heartbeat. */
    static String heartbeat(int lane) {
        return envelope(lane, "<heartbeat><time>2026-11-24T18:00:00Z</time></heartbeat>");
    }

    private static String clip(int story) {
        return """
                <storyItem><itemID>I1</itemID><itemSlug>Ferry strike VO</itemSlug><objID>CLIP-%d</objID>\
                <mosID>%s</mosID><itemChannel>VS1</itemChannel><itemEdStart>0</itemEdStart><itemEdDur>1500</itemEdDur>\
                <itemTrigger>MANUAL</itemTrigger><mosExternalMetadata><mosScope>PLAYLIST</mosScope>\
                <mosSchema>https://schemas.bench.example/mos/clip/v2</mosSchema><mosPayload><transition type="cut"/>\
                <audioTracks>1-2</audioTracks></mosPayload></mosExternalMetadata></storyItem>\
                """.formatted(story, CLIPS);
    }

    private static String graphic(int story) {
        return """
                <storyItem><itemID>I2</itemID><itemSlug>L3: Union spokesperson</itemSlug><objID>L3-%d</objID>\
                <mosID>%s</mosID><itemChannel>CG1</itemChannel><itemEdDur>5</itemEdDur><mosExternalMetadata>\
                <mosScope>PLAYLIST</mosScope><mosSchema>https://schemas.bench.example/mos/lower-third/v1</mosSchema>\
                <mosPayload><template>two-line</template><line1>Union spokesperson</line1>\
                <line2>Harbour Workers Branch 4</line2></mosPayload></mosExternalMetadata></storyItem>\
                """.formatted(story, CLIPS);
    }
    /** A command for the item of a story. */
    static String control(int lane, int story, String command) {
        return envelope(
                lane,
                "<roCtrl><roID>%s</roID><storyID>S%d</storyID><itemID>I1</itemID><command>%s</command></roCtrl>"
                        .formatted(roId(lane), story, command));
    }

    /** Two stories change places. */
    static String swap(int lane, int one, int other) {
        return envelope(lane, """
                <roElementAction operation="SWAP"><roID>%s</roID><element_source><storyID>S%d</storyID>\
                <storyID>S%d</storyID></element_source></roElementAction>\
                """.formatted(roId(lane), one, other));
    }

    private static String story(int number, String variant) {
        return """
                <story><storyID>S%d</storyID><storySlug>Story %d %s</storySlug><storyNum>A%d</storyNum>\
                <item><itemID>I1</itemID><itemSlug>Item of story %d, VO with pictures from the harbour</itemSlug>\
                <objID>CLIP-%d</objID><mosID>%s</mosID><mosAbstract>Ferry strike.</mosAbstract>\
                <itemChannel>A</itemChannel><itemEdStart>0</itemEdStart><itemEdDur>500</itemEdDur>\
                <itemUserTimingDur>500</itemUserTimingDur><macroIn>2e3</macroIn><macroOut>2e4</macroOut></item></story>\
                """.formatted(number, number, variant, number, number, number, CLIPS);
    }

    private static String roId(int lane) {
        return "RO-" + lane;
    }

    private static String envelope(int lane, String message) {
        return "<mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>%d</messageID>%s</mos>"
                .formatted(MOS_ID, newsroom(lane), NumberedFrame.PLACEHOLDER, message);
    }
}
