package org.cueway.mos.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.cueway.base.Finding;
import org.cueway.mos.xml.Element;

/**
 * Brings the elements of one message into the form of the specification before records are made of them, so that nothing
 * behind asks which vendor sent it. Each change is a finding. What need not be changed is not copied. Confined to one message.
 */
public final class Repairs {
    /** Where items may stand. */
    private static final Set<String> WITH_ITEMS = Set.of(
            "roCreate",
            "roReplace",
            "roList",
            "roElementAction",
            "roStoryAppend",
            "roStoryInsert",
            "roStoryReplace",
            "roItemInsert",
            "roItemReplace",
            "roStorySend",
            "roReqStoryAction",
            "mosItemReplace",
            "ncsAppInfo",
            "ncsItem",
            "ncsReqStoryAction");

    private static final Set<String> STATUSES = Set.of("roElementStat", "roStoryStat", "roStat", "roItemStat");
    private static final String STATUS = "status";

    private final Reads reads;
    private final Consumer<Finding> found;

    private Repairs(Reads reads, Consumer<Finding> found) {
        this.reads = reads;
        this.found = found;
    }

    /**
     * The message as it should have been.
     *
     * @param found hears of each change; if it throws, so does this
     */
    public static Element of(Element message, Reads reads, Consumer<Finding> found) {
        return new Repairs(reads, found).message(message);
    }

    private Element message(Element message) {
        var name = message.name();
        if (WITH_ITEMS.contains(name)) {
            var renamed = name.equals("roReqStoryAction") ? operation(message) : message;
            return new ItemRepairs(found).inside(renamed);
        }
        if (STATUSES.contains(name)) return words(level(message), name);
        return name.equals("roAck") ? words(reason(status(message)), name) : message;
    }

    /** The messages by which others change running orders say REPLACE (mos-protocol §6.9). */
    private Element operation(Element message) {
        boolean other = message.attribute("operation")
                .map(word -> word.strip().toUpperCase(Locale.ROOT))
                .filter("REPLACE"::equals)
                .isPresent();
        if (!other) return message;
        found.accept(new Finding(message.name(), "REPLACE", Repair.OTHER_OPERATION));
        return message.saying("operation", "UPDATE");
    }

    /** Other IDs that name no item are looked at where it is known which items the story has. */
    private Element level(Element stat) {
        boolean item = stat.attribute("element")
                .map(word -> word.strip().toUpperCase(Locale.ROOT))
                .filter("ITEM"::equals)
                .isPresent();
        boolean named = stat.child("itemID")
                .map(Element::text)
                .filter(id -> !id.isBlank())
                .isPresent();
        boolean story = stat.child("storyID")
                .map(Element::text)
                .filter(id -> !id.isBlank())
                .isPresent();
        if (!item || named || !story) return stat;
        found.accept(new Finding(stat.name(), "", Repair.ITEM_MEANS_STORY));
        return stat.saying("element", "STORY");
    }

    private Element status(Element ack) {
        boolean said = ack.child("roStatus")
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .isPresent();
        if (!said
                && ack.child(STATUS).isEmpty()
                && ack.child("statusDescription").isEmpty()) {
            found.accept(new Finding(ack.name(), "", Repair.STATUS_MISSING));
        }
        return ack;
    }

    private Element reason(Element ack) {
        return each(ack, (child, _) -> {
            if (!child.name().equals("statusDescription")) return Optional.empty();
            found.accept(new Finding(ack.name() + "/" + child.name(), "", Repair.REASON_ELSEWHERE));
            return Optional.of(child.named(STATUS));
        });
    }

    private Element words(Element message, String path) {
        if (reads.statusWords().words().isEmpty()) return message;
        return each(message, (child, _) -> {
            if (!child.name().equals(STATUS)) return Optional.empty();
            var came = child.text();
            var meant = reads.statusWords().translated(came);
            if (meant.equals(came)) return Optional.empty();
            found.accept(new Finding(path + "/" + STATUS, came.strip() + " means " + meant, Repair.STATUS_WORD));
            return Optional.of(Element.leaf(STATUS, meant));
        });
    }

    /** The element with some of those inside changed; the very same if none is. */
    static Element each(Element parent, BiFunction<Element, Integer, Optional<Element>> change) {
        List<Element> changed = List.of();
        for (int i = 0; i < parent.size(); i++) {
            var next = change.apply(parent.child(i), i);
            if (next.isEmpty()) continue;
            if (changed.isEmpty()) changed = new ArrayList<>(parent.children());
            changed.set(i, next.get());
        }
        return changed.isEmpty() ? parent : parent.holding(changed);
    }
}
