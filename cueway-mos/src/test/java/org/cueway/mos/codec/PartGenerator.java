package org.cueway.mos.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.cueway.mos.codec.write.MessageWriter;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjPaths;
import org.cueway.mos.model.ObjPaths.ObjPath;
import org.cueway.mos.model.ObjectRequestMessage.ObjectWish;
import org.cueway.mos.model.PlugInMessage;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.StoryText;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.Markup;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.value.RoDuration;
import org.cueway.mos.value.Samples;
import org.cueway.mos.value.TimeBase;
import org.cueway.mos.xml.XmlWriter;

/** Random parts of messages that MOS allows, with text that is hard to carry. The seed decides everything. */
final class PartGenerator {
    private static final String[] LETTERS = {
        "a",
        "B",
        "7",
        " ",
        "-",
        ";",
        "\\",
        "&",
        "<",
        ">",
        "\"",
        "'",
        "\n",
        "\t",
        "\r",
        "]]>",
        "æ",
        "–",
        "本",
        "\uD83D\uDE00",
        "<mos>",
        "</mos>",
        "&amp;",
        "\uFFFD"
    };

    private final RandomGenerator random;

    PartGenerator(RandomGenerator random) {
        this.random = random;
    }

    // ---- leaves

    boolean chance() {
        return random.nextBoolean();
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    String text() {
        var text = new StringBuilder();
        for (int length = upTo(12); length > 0; length--) text.append(LETTERS[upTo(LETTERS.length)]);
        return text.toString();
    }

    /** From a small pool, so that IDs clash; never blank. */
    String id() {
        return "ID" + upTo(9) + (chance() ? "" : ";\\<&\uD83D\uDE00");
    }

    List<String> ids() {
        var ids = new LinkedHashSet<String>();
        for (int count = 1 + upTo(4); count > 0; count--) ids.add(id());
        return List.copyOf(ids);
    }

    List<String> twoIds() {
        return List.of(id(), "other " + id());
    }

    <T> Optional<T> maybe(Supplier<T> make) {
        return chance() ? Optional.of(make.get()) : Optional.empty();
    }

    <T> List<T> some(Supplier<T> make) {
        var list = new ArrayList<T>();
        for (int count = upTo(3); count > 0; count--) list.add(make.get());
        return list;
    }

    private <T> List<T> numbered(int atLeast, IntFunction<T> make) {
        var list = new ArrayList<T>();
        for (int i = atLeast + upTo(3); i > 0; i--) list.add(make.apply(i));
        return list;
    }

    MosTime time() {
        return switch (upTo(4)) {
            case 0 -> new MosTime("");
            case 1 -> new MosTime("2026-03-17T18:00:00");
            case 2 -> new MosTime("2026-03-17T18:00:00.5-0330");
            default -> MosTime.of(Instant.ofEpochMilli(random.nextLong(0, 4_000_000_000_000L)));
        };
    }

    MosNumber number() {
        return chance() ? MosNumber.of(upTo(1000)) : new MosNumber("0x" + Integer.toHexString(upTo(1000)));
    }

    private Samples samples() {
        return chance() ? Samples.of(random.nextLong(0, 0xFFFF_FFFFL)) : new Samples("xFF");
    }

    private TimeBase timeBase() {
        return new TimeBase(List.of("50", "59.94", "1", "48000", "").get(upTo(5)));
    }

    private RoDuration roDuration() {
        return chance() ? RoDuration.of(Duration.ofSeconds(upTo(200_000))) : new RoDuration("1:02:03");
    }

    Position position() {
        return chance() ? new Position.End() : new Position.Before("target " + id());
    }

    Target target() {
        return switch (upTo(3)) {
            case 0 -> new Target.WholeRo(id());
            case 1 -> new Target.OneStory(id(), id());
            default -> oneItem();
        };
    }

    Target.OneItem oneItem() {
        return new Target.OneItem(id(), id(), id());
    }

    // ---- opaque

    List<MosExternalMetadata> metadata() {
        return some(() -> {
            var scope = maybe(
                    () -> List.of("OBJECT", "STORY", "PLAYLIST", "playlist", "").get(upTo(5)));
            var schema = maybe(this::text);
            var out = new XmlWriter();
            out.open("mosExternalMetadata");
            scope.ifPresent(word -> out.leaf("mosScope", word));
            out.raw("\r\n  ");
            schema.ifPresent(label -> out.leaf("mosSchema", label));
            out.raw("<mosPayload>" + payload() + "</mosPayload>");
            out.close("mosExternalMetadata");
            return new MosExternalMetadata(out.toString(), scope, schema);
        });
    }

    private String payload() {
        return switch (upTo(4)) {
            case 0 -> "";
            case 1 -> "plain &amp; simple&#160;text";
            case 2 -> "<mos><roID>no</roID></mos> <a b='1\"'/><!-- note --><![CDATA[<x>]]>\r\n";
            default -> "<x:y xmlns:x=\"u\"><storyItem/></x:y>";
        };
    }

    List<String> others() {
        return some(() -> {
            var out = new XmlWriter();
            out.leaf("octext_" + upTo(3), text(), "a", text());
            return out.toString();
        });
    }

    private Markup markup(String name) {
        var words = text();
        var out = new XmlWriter();
        out.open(name);
        out.leaf("p", words);
        out.close(name);
        return new Markup(out.toString(), words);
    }

    // ---- structures

    RoHeader header() {
        return new RoHeader(
                Optional.of(text()),
                maybe(this::text),
                maybe(this::time),
                maybe(this::roDuration),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                metadata(),
                others());
    }

    List<Story> stories(int atLeast) {
        return numbered(atLeast, i -> story("S" + i));
    }

    /** Stories that have no ID yet. */
    List<Story> wishes() {
        return some(() -> story(""));
    }

    private Story story(String storyID) {
        return new Story(storyID, maybe(this::text), maybe(this::text), metadata(), items(0), others());
    }

    List<Item> items(int atLeast) {
        return numbered(atLeast, i -> item(i == 3 ? "" : Integer.toString(i)));
    }

    Item item() {
        return item(id());
    }

    private Item item(String itemID) {
        return new Item(
                itemID,
                maybe(this::text),
                maybe(this::text),
                maybe(this::id),
                maybe(this::text),
                maybe(() -> markup("mosAbstract")),
                maybe(this::paths),
                maybe(this::text),
                maybe(this::samples),
                maybe(this::samples),
                maybe(this::samples),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                metadata(),
                others());
    }

    private ObjPaths paths() {
        return new ObjPaths(some(this::path), some(this::path), some(this::path));
    }

    private ObjPath path() {
        return new ObjPath(maybe(this::text), text());
    }

    MosObject object() {
        return new MosObject(
                id(),
                maybe(this::text),
                maybe(() -> markup("mosAbstract")),
                maybe(this::text),
                maybe(this::text),
                maybe(this::timeBase),
                maybe(this::number),
                maybe(this::samples),
                maybe(this::text),
                maybe(this::text),
                maybe(this::paths),
                maybe(this::text),
                maybe(this::time),
                maybe(this::text),
                maybe(this::time),
                maybe(() -> markup("description")),
                metadata(),
                others());
    }

    ObjectWish wish() {
        return new ObjectWish(
                maybe(this::text),
                maybe(() -> markup("mosAbstract")),
                maybe(this::text),
                maybe(this::text),
                maybe(this::timeBase),
                maybe(this::samples),
                maybe(this::time),
                maybe(this::text),
                maybe(this::text),
                maybe(this::time),
                maybe(() -> markup("description")),
                metadata(),
                others());
    }

    StoryText storyText() {
        return new StoryText(maybe(this::text), maybe(this::text), maybe(this::body), metadata(), others());
    }

    /** Items beside and inside paragraphs (R116). */
    private StoryText.Body body() {
        var items = items(0);
        boolean external = chance();
        var out = new XmlWriter();
        if (external) out.open("storyBody", "Read1stMEMasBody", "true");
        else out.open("storyBody");
        for (var item : items) {
            out.leaf("p", text());
            boolean inside = chance();
            if (inside) out.open("p");
            out.raw(storyItem(item));
            if (inside) out.close("p");
        }
        out.close("storyBody");
        return new StoryText.Body(out.toString(), external, items);
    }

    private static String storyItem(Item item) {
        var out = new XmlWriter();
        new MessageWriter(out, Examples.PLAIN).write(new PlugInMessage.NcsItem(item));
        var xml = out.toString();
        var inside = xml.substring("<ncsItem><item>".length(), xml.length() - "</item></ncsItem>".length());
        return "<storyItem>" + inside + "</storyItem>";
    }

    MachineInfo machineInfo() {
        return new MachineInfo(
                text(),
                text(),
                text(),
                text(),
                text(),
                text(),
                id(),
                time(),
                maybe(this::time),
                text(),
                maybe(() -> new MachineInfo.Profiles(
                        maybe(this::text),
                        List.of(new MachineInfo.Profile(0, true), new MachineInfo.Profile(1 + upTo(7), chance())))),
                some(() -> new MachineInfo.ActiveX(text(), text(), text(), text(), text())),
                metadata(),
                others());
    }
}
