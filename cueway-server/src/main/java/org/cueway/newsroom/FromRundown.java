package org.cueway.newsroom;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.DiscoveryMessage.RoSummary;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.Story;
import org.cueway.mos.value.Markup;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.value.RoDuration;
import org.cueway.mos.value.Samples;
import org.cueway.newsroom.objects.Paths;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Rundown;

/** From what we keep back to what MOS says; the inverse of {@link ToRundown}. */
public final class FromRundown {
    private FromRundown() {}

    /** Everything about one running order, as {@code roReq} asks for it; MOS gives no place to the text of stories here. */
    public static RoList list(Rundown rundown) {
        var stories = rundown.stories().stream().map(FromRundown::story).toList();
        return new RoList(rundown.id().roID(), header(rundown), stories);
    }

    /** What {@code roReqAll} asks for: the header alone, and of that only what a summary has room for. */
    public static RoSummary summary(Rundown rundown) {
        var header = header(rundown);
        return new RoSummary(
                rundown.id().roID(),
                new RoHeader(
                        header.roSlug(),
                        header.roChannel(),
                        header.roEdStart(),
                        header.roEdDur(),
                        header.roTrigger(),
                        Optional.empty(),
                        Optional.empty(),
                        header.metadata(),
                        List.of()));
    }

    private static RoHeader header(Rundown rundown) {
        var fields = rundown.fields();
        return new RoHeader(
                fields.get("roSlug"),
                fields.get("roChannel"),
                fields.get("roEdStart").map(MosTime::new),
                fields.get("roEdDur").map(RoDuration::new),
                fields.get("roTrigger"),
                fields.get("macroIn"),
                fields.get("macroOut"),
                metadata(rundown.metadata()),
                rundown.others());
    }

    private static Story story(org.cueway.rundown.Story story) {
        return new Story(
                story.storyID(),
                story.fields().get("storySlug"),
                story.fields().get("storyNum"),
                metadata(story.metadata()),
                story.items().stream().map(FromRundown::item).toList(),
                story.others());
    }

    /** An item as a playlist has it. */
    public static Item item(org.cueway.rundown.Item item) {
        Fields fields = item.fields();
        return new Item(
                item.itemID(),
                fields.get("itemSlug"),
                item.objID(),
                item.mosID(),
                fields.get("mosPlugInID"),
                structure(item.others(), "mosAbstract").map(xml -> new Markup(xml, "")),
                structure(item.others(), "objPaths").map(Paths::read),
                fields.get("itemChannel"),
                fields.get("itemEdStart").map(Samples::new),
                fields.get("itemEdDur").map(Samples::new),
                fields.get("itemUserTimingDur").map(Samples::new),
                fields.get("itemTrigger"),
                fields.get("macroIn"),
                fields.get("macroOut"),
                metadata(item.metadata()),
                item.others().stream()
                        .filter(xml -> !is(xml, "mosAbstract") && !is(xml, "objPaths"))
                        .toList());
    }

    private static List<MosExternalMetadata> metadata(List<Block> blocks) {
        return blocks.stream()
                .map(block -> new MosExternalMetadata(
                        block.xml(),
                        Optional.empty(),
                        Optional.of(block.schema()).filter(schema -> !schema.isEmpty())))
                .toList();
    }

    private static Optional<String> structure(List<String> others, String name) {
        return others.stream().filter(xml -> is(xml, name)).findFirst();
    }

    /** Whether the text is that element; the character behind the name tells {@code objPaths} from {@code objPathsX}. */
    private static boolean is(String xml, String name) {
        return xml.startsWith("<" + name) && " \t\r\n/>".indexOf(xml.charAt(name.length() + 1)) >= 0;
    }
}
