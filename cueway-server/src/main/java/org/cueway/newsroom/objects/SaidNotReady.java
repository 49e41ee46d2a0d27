package org.cueway.newsroom.objects;

import java.util.HashMap;
import java.util.Map;
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

    /** The items, each with the object that it needs. */
    static Map<OneItem, String> in(String answer) {
        var items = new HashMap<OneItem, String>();
        if (perhaps(answer) && READER.read(answer) instanceof Document.Whole(var mos)) {
            mos.child("roAck").ifPresent(ack -> groups(ack, items));
        }
        return items;
    }

    /** The groups stand flat, one behind the other; each begins with its storyID. */
    private static void groups(Element ack, Map<OneItem, String> items) {
        String storyID = "";
        String itemID = "";
        String objID = "";
        for (var child : ack.children()) {
            switch (child.name()) {
                case "storyID" -> storyID = child.text();
                case "itemID" -> itemID = child.text();
                case "objID" -> objID = child.text();
                case "status" -> {
                    if (child.text().equals(ItemReport.NOT_READY)) {
                        items.put(new OneItem(storyID, itemID), objID);
                    }
                }
                default -> {} // a leaf of no interest, not a type of ours
            }
        }
    }
}
