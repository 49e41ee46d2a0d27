package org.cueway.mos.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage.Air;
import org.cueway.mos.model.RunningOrderMessage.ElementStatus;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoDelete;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.RunningOrderMessage.RoMetadataReplace;
import org.cueway.mos.model.RunningOrderMessage.RoReadyToAir;
import org.cueway.mos.model.RunningOrderMessage.RoReplace;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.xml.Element;

/** Reads MOS profile 2 but for {@code roElementAction}. Stateless. */
final class RunningOrderReader {
    /** The fields of one group of a {@code roAck}, in order. */
    private static final List<String> GROUP = List.of("storyID", "itemID", "objID", "itemChannel", "status");

    private RunningOrderReader() {}

    static MosMessage create(Children in) {
        return whole(in, true, RoCreate::new);
    }

    static MosMessage replace(Children in) {
        return whole(in, true, RoReplace::new);
    }

    /** An answer cannot be refused: a slug that is missing is only noted. */
    static MosMessage list(Children in) {
        return whole(in, false, RoList::new);
    }

    /** Makes a message of a whole running order. */
    private interface Maker {
        MosMessage make(String roID, RoHeader header, List<Story> stories);
    }

    private static MosMessage whole(Children in, boolean slugNeeded, Maker maker) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        var header = PartReader.header(in);
        if (header.roSlug().isEmpty()) {
            if (slugNeeded) throw in.fault("roSlug", "roSlug", MosFault.ELEMENT_MISSING);
            in.tolerate("roSlug", "roSlug", MosFault.ELEMENT_MISSING);
        }
        var stories = PartReader.stories(in);
        return maker.make(roID, PartReader.withOthers(header, in), stories);
    }

    static MosMessage metadataReplace(Children in) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        var header = PartReader.header(in);
        return new RoMetadataReplace(roID, PartReader.withOthers(header, in));
    }

    static MosMessage delete(Children in) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        in.end();
        return new RoDelete(roID);
    }

    static MosMessage request(Children in) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        in.end();
        return new RoReq(roID);
    }

    static MosMessage readyToAir(Children in) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        var word = in.text("roAir").orElseThrow(() -> in.fault("roAir", "", MosFault.AIR_NOT_UNDERSTOOD));
        var air = switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "READY" -> Air.READY;
            case "NOT READY", "NOTREADY" -> Air.NOT_READY;
            default -> throw in.fault("roAir", Children.shown(word), MosFault.AIR_NOT_UNDERSTOOD);
        };
        in.end();
        return new RoReadyToAir(roID, air);
    }

    static MosMessage elementStat(Children in) {
        return elementStat(in, in.attribute("element").map(String::strip).orElse(""));
    }

    static MosMessage elementStat(Children in, String level) {
        var target = target(in, level);
        var stat = new RoElementStat(
                target,
                in.optionalId("objID"),
                in.text("itemChannel"),
                in.mandatory("status"),
                in.leaf("time", MosTime::new));
        in.end();
        return stat;
    }

    private static Target target(Children in, String level) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        var story = in.optionalId("storyID").filter(id -> !id.isBlank());
        var item = in.optionalId("itemID").filter(id -> !id.isBlank());
        return switch (level.toUpperCase(Locale.ROOT)) {
            case "RO" -> new Target.WholeRo(roID);
            case "STORY" -> target(in, roID, Optional.of(said(in, story, "storyID")), Optional.empty());
            case "ITEM" -> target(in, roID, story, Optional.of(said(in, item, "itemID")));
            default -> {
                in.tolerate("", Children.shown(level), MosFault.LEVEL_NOT_SAID);
                yield target(in, roID, story, item);
            }
        };
    }

    /** What the IDs that are there address; an item outside a story is refused. */
    static Target target(Children in, String roID, Optional<String> story, Optional<String> item) {
        if (item.isPresent()) return new Target.OneItem(roID, said(in, story, "storyID"), item.get());
        return story.<Target>map(id -> new Target.OneStory(roID, id)).orElseGet(() -> new Target.WholeRo(roID));
    }

    private static String said(Children in, Optional<String> id, String name) {
        return id.orElseThrow(
                () -> in.fault(name, "", name.equals("itemID") ? MosFault.ITEM_ID_MISSING : MosFault.STORY_ID_MISSING));
    }

    static MosMessage ack(Children in) {
        var roID = in.longText("roID").orElse("");
        var status = in.longText("roStatus").orElse("");
        return new RoAck(roID, status, groups(in.element()));
    }

    /** The groups follow each other flat, with gaps (R38): one ends where a field comes that it has already passed. */
    private static List<ElementStatus> groups(Element ack) {
        var groups = new ArrayList<ElementStatus>();
        var group = new String[GROUP.size()];
        int last = -1;
        for (int i = 0; i < ack.size(); i++) {
            int rank = GROUP.indexOf(ack.child(i).name());
            if (rank < 0) continue;
            if (rank <= last) {
                groups.add(group(group));
                group = new String[GROUP.size()];
            }
            group[rank] = ack.child(i).text();
            last = rank;
        }
        if (last >= 0) groups.add(group(group));
        return groups;
    }

    private static ElementStatus group(String[] fields) {
        return new ElementStatus(
                Optional.ofNullable(fields[0]),
                Optional.ofNullable(fields[1]),
                Optional.ofNullable(fields[2]),
                Optional.ofNullable(fields[3]),
                Optional.ofNullable(fields[4]));
    }
}
