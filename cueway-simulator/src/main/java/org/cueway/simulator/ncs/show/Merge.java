package org.cueway.simulator.ncs.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.value.Leaf;
import org.cueway.mos.value.MosExternalMetadata;

/** How new values meet held ones where a message does not simply replace. Pure. */
final class Merge {
    private Merge() {}

    /** {@code roMetadataReplace}: what is present and has text replaces, what is absent or empty stays (R112). */
    static RoHeader header(RoHeader held, RoHeader came) {
        return new RoHeader(
                text(held.roSlug(), came.roSlug()),
                text(held.roChannel(), came.roChannel()),
                leaf(held.roEdStart(), came.roEdStart()),
                leaf(held.roEdDur(), came.roEdDur()),
                text(held.roTrigger(), came.roTrigger()),
                text(held.macroIn(), came.macroIn()),
                text(held.macroOut(), came.macroOut()),
                metadata(held.metadata(), came.metadata()),
                others(held.others(), came.others()));
    }

    /** An item that a story body describes: what is present replaces, what is absent stays. */
    static Item fromBody(Item held, Item came) {
        return new Item(
                held.itemID(),
                came.itemSlug().or(held::itemSlug),
                came.objID().or(held::objID),
                came.mosID().or(held::mosID),
                came.mosPlugInID().or(held::mosPlugInID),
                came.mosAbstract().or(held::mosAbstract),
                came.objPaths().or(held::objPaths),
                came.itemChannel().or(held::itemChannel),
                came.itemEdStart().or(held::itemEdStart),
                came.itemEdDur().or(held::itemEdDur),
                came.itemUserTimingDur().or(held::itemUserTimingDur),
                came.itemTrigger().or(held::itemTrigger),
                came.macroIn().or(held::macroIn),
                came.macroOut().or(held::macroOut),
                metadata(held.metadata(), came.metadata()),
                others(held.others(), came.others()));
    }

    /** {@code mosItemReplace}: what is present replaces, what is absent stays, what is empty goes (MOS 4.0 §3.3.2). */
    static Item wished(Item held, Item came) {
        return new Item(
                held.itemID(),
                orGone(held.itemSlug(), came.itemSlug()),
                orGone(held.objID(), came.objID()),
                orGone(held.mosID(), came.mosID()),
                orGone(held.mosPlugInID(), came.mosPlugInID()),
                came.mosAbstract()
                        .or(held::mosAbstract)
                        .filter(text -> !text.text().isEmpty()),
                came.objPaths().or(held::objPaths),
                orGone(held.itemChannel(), came.itemChannel()),
                leafOrGone(held.itemEdStart(), came.itemEdStart()),
                leafOrGone(held.itemEdDur(), came.itemEdDur()),
                leafOrGone(held.itemUserTimingDur(), came.itemUserTimingDur()),
                orGone(held.itemTrigger(), came.itemTrigger()),
                orGone(held.macroIn(), came.macroIn()),
                orGone(held.macroOut(), came.macroOut()),
                metadata(held.metadata(), came.metadata()),
                others(held.others(), came.others()));
    }

    private static Optional<String> orGone(Optional<String> held, Optional<String> came) {
        return came.or(() -> held).filter(text -> !text.isEmpty());
    }

    private static <L extends Leaf> Optional<L> leafOrGone(Optional<L> held, Optional<L> came) {
        return came.or(() -> held).filter(value -> !value.empty());
    }

    /** The blocks of a schema that came replace all held ones of that schema, where the first of those stood (R112). */
    static List<MosExternalMetadata> metadata(List<MosExternalMetadata> held, List<MosExternalMetadata> came) {
        var bySchema = new LinkedHashMap<String, List<MosExternalMetadata>>();
        held.forEach(block -> bySchema.put(block.schema().orElse(""), new ArrayList<>()));
        came.forEach(block -> bySchema.computeIfAbsent(block.schema().orElse(""), _ -> new ArrayList<>())
                .add(block));
        held.forEach(block -> {
            var schema = block.schema().orElse("");
            boolean replaced =
                    came.stream().anyMatch(other -> other.schema().orElse("").equals(schema));
            if (!replaced)
                bySchema.computeIfAbsent(schema, _ -> new ArrayList<>()).add(block);
        });
        return bySchema.values().stream().flatMap(List::stream).toList();
    }

    static List<String> others(List<String> held, List<String> came) {
        return came.isEmpty() ? held : came;
    }

    private static Optional<String> text(Optional<String> held, Optional<String> came) {
        return came.filter(text -> !text.isBlank()).or(() -> held);
    }

    private static <L extends Leaf> Optional<L> leaf(Optional<L> held, Optional<L> came) {
        return came.filter(value -> !value.empty()).or(() -> held);
    }
}
