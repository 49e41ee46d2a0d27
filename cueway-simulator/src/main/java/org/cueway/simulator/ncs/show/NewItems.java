package org.cueway.simulator.ncs.show;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cueway.mos.model.Item;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.Samples;
import org.cueway.mos.xml.XmlWriter;

/** Items that journalists drop into stories or correct; the devices are those of the show that ships. Pure. */
final class NewItems {
    private static final String CLIPS = "clips.station.example.mos";
    private static final String GRAPHICS = "gfx.station.example.mos";
    private static final String LOWER_THIRD = "https://newsroom.example/schema/lower-third/v1";
    private static final Pattern FIRST_LINE = Pattern.compile("<line1>[^<]*</line1>");
    /** Of clips; stills have one sample a second. */
    private static final int FRAMES_PER_SECOND = 50;

    private NewItems() {}

    /** A clip, a lower third or a full-frame graphic. */
    static Item any(String itemID, RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> clip(itemID, "VO " + Wording.mark(random), 10 + random.nextInt(50));
            case 1 -> lowerThird(itemID, Wording.name(random), "Eyewitness");
            default -> fullFrame(itemID, Wording.graphic(random));
        };
    }

    static Item clip(String itemID, String slug, int seconds) {
        var source = new Source("CLIP-" + slug.replace(' ', '-'), CLIPS, "VS2", FRAMES_PER_SECOND);
        return item(itemID, slug, source, seconds, List.of());
    }

    static Item lowerThird(String itemID, String name, String role) {
        var payload = new XmlWriter();
        payload.open("mosPayload");
        payload.leaf("template", "two-line");
        payload.leaf("line1", name);
        payload.leaf("line2", role);
        payload.close("mosPayload");
        var block = block(LOWER_THIRD, payload.toString());
        var source = new Source("L3-TWO-LINE", GRAPHICS, "CG1", 1);
        return item(itemID, slug(name), source, 5, List.of(block));
    }

    private static Item fullFrame(String itemID, String kind) {
        return item(itemID, "FF: " + kind, new Source("FF-" + kind, GRAPHICS, "CG2", 1), 12, List.of());
    }

    /** Whether it is a graphic with a name that can be misspelt. */
    static boolean hasName(Item item) {
        return item.metadata().stream()
                .anyMatch(block -> FIRST_LINE.matcher(block.xml()).find());
    }

    /** The item with another name in its first line. */
    static Item renamed(Item item, String name) {
        var metadata = item.metadata().stream()
                .map(block -> new MosExternalMetadata(
                        FIRST_LINE
                                .matcher(block.xml())
                                .replaceFirst(Matcher.quoteReplacement("<line1>" + name + "</line1>")),
                        block.scope(),
                        block.schema()))
                .toList();
        return changed(item, slug(name), metadata);
    }

    /** The item with another slug. */
    static Item withSlug(Item item, String slug) {
        return changed(item, slug, item.metadata());
    }

    static MosExternalMetadata block(String schema, String payload) {
        var xml = "<mosExternalMetadata><mosScope>PLAYLIST</mosScope><mosSchema>" + schema + "</mosSchema>" + payload
                + "</mosExternalMetadata>";
        return new MosExternalMetadata(xml, Optional.of("PLAYLIST"), Optional.of(schema));
    }

    private static String slug(String name) {
        return "L3: " + name.toUpperCase(Locale.ROOT);
    }

    private static Item changed(Item item, String slug, List<MosExternalMetadata> metadata) {
        return new Item(
                item.itemID(),
                Optional.of(slug),
                item.objID(),
                item.mosID(),
                item.mosPlugInID(),
                item.mosAbstract(),
                item.objPaths(),
                item.itemChannel(),
                item.itemEdStart(),
                item.itemEdDur(),
                item.itemUserTimingDur(),
                item.itemTrigger(),
                item.macroIn(),
                item.macroOut(),
                metadata,
                item.others());
    }

    /** The object that an item shows: whose it is, where it comes out, and how many samples it has a second. */
    private record Source(String objID, String mosID, String channel, int timeBase) {}

    private static Item item(
            String itemID, String slug, Source source, int seconds, List<MosExternalMetadata> metadata) {
        var length = Samples.of((long) seconds * source.timeBase());
        return new Item(
                itemID,
                Optional.of(slug),
                Optional.of(source.objID()),
                Optional.of(source.mosID()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(source.channel()),
                Optional.of(Samples.of(0)),
                Optional.of(length),
                Optional.empty(),
                Optional.of("MANUAL"),
                Optional.empty(),
                Optional.empty(),
                metadata,
                List.of("<objDur>" + length.text() + "</objDur>", "<objTB>" + source.timeBase() + "</objTB>"));
    }
}
