package org.cueway.newsroom.objects;

import java.util.HashSet;
import java.util.Set;
import org.cueway.base.Limits;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.XmlReader;
import org.cueway.rundown.Target.OneItem;

/** What an answer of ours told a newsroom of items, read from the answer itself. Stateless. */
final class SaidNotReady {
    private static final XmlReader READER = new XmlReader(Limits.Xml.defaults(), Set.of());

    private SaidNotReady() {}

    /** Whether an answer may have said it of any item; cheap enough for each. */
    static boolean perhaps(String answer) {
        return answer.contains(ItemReport.NOT_READY);
    }

    /** The items. */
    static Set<OneItem> in(String answer) {
        var items = new HashSet<OneItem>();
        if (perhaps(answer) && READER.read(answer) instanceof Document.Whole(var mos)) {
            mos.child("roAck").ifPresent(ack -> groups(ack, items));
        }
        return items;
    }

    /** The groups stand flat, one behind the other; each begins with its storyID. */
    private static void groups(Element ack, Set<OneItem> items) {
        String storyID = "";
        String itemID = "";
        for (var child : ack.children()) {
            switch (child.name()) {
                case "storyID" -> storyID = child.text();
                case "itemID" -> itemID = child.text();
                case "status" -> {
                    if (child.text().equals(ItemReport.NOT_READY)) {
                        items.add(new OneItem(storyID, itemID));
                    }
                }
                default -> {} // a leaf of no interest, not a type of ours
            }
        }
    }
}
