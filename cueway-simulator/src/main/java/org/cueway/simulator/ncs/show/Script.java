package org.cueway.simulator.ncs.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.PlugInMessage.NcsItem;
import org.cueway.mos.model.StoryText.Body;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.XmlReader;
import org.cueway.mos.xml.XmlWriter;

/**
 * The body of a story, cut at the places where items are cued, so that a cue can follow its item. Immutable; all but the
 * cues stays the very text that it was.
 *
 * @param pieces in order; together they are the {@code storyBody} element
 */
public record Script(boolean read1stMEMasBody, List<Piece> pieces) {
    private static final XmlReader XML = new XmlReader(Limits.Xml.defaults(), Set.of("mosPayload"));
    private static final MosCodec CODEC = new MosCodec(Limits.Xml.defaults());
    private static final String END = "</storyBody";
    /** A paragraph that holds nothing but words. */
    private static final Pattern PARAGRAPH = Pattern.compile("<p>[^<]+</p>");

    public Script {
        pieces = List.copyOf(pieces);
    }

    /** A part of a body. */
    public sealed interface Piece {
        /** Its text, as it is sent. */
        String xml();

        /** Markup without a cue; not an element of its own. */
        record Words(String xml) implements Piece {}

        /** One {@code storyItem}. */
        record Cue(Item item, String xml) implements Piece {
            static Cue of(Item item) {
                // The codec writes an item in one way only; in a body it has another name.
                var text = CODEC.encode(new Envelope(Head.NONE, new NcsItem(item)));
                int from = text.indexOf("<item>") + "<item>".length();
                return new Cue(
                        item, "<storyItem>" + text.substring(from, text.lastIndexOf("</item>")) + "</storyItem>");
            }
        }
    }

    /** The script that came as a body. */
    static Script of(Body body) {
        var pieces = new ArrayList<Piece>();
        var cues = new ArrayList<String>();
        if (XML.read(body.xml()) instanceof Document.Whole(var root)) gather(root, cues);
        int at = 0;
        for (int i = 0; i < Math.min(cues.size(), body.items().size()); i++) {
            int start = body.xml().indexOf(cues.get(i), at);
            pieces.add(new Piece.Words(body.xml().substring(at, start)));
            pieces.add(new Piece.Cue(body.items().get(i), cues.get(i)));
            at = start + cues.get(i).length();
        }
        pieces.add(new Piece.Words(body.xml().substring(at)));
        return new Script(body.read1stMEMasBody(), pieces);
    }

    private static void gather(Element in, List<String> cues) {
        for (var child : in.children()) {
            if (child.name().equals("storyItem")) cues.add(child.raw());
            else gather(child, cues);
        }
    }

    /** A first script: who reads, what, and the items in that order. */
    static Script written(String presenter, List<String> paragraphs, List<Item> items) {
        var head = new XmlWriter();
        head.open("storyBody");
        head.leaf("storyPresenter", presenter);
        paragraphs.forEach(text -> head.leaf("p", text));
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece.Words(head.toString()));
        items.forEach(item -> pieces.add(Piece.Cue.of(item)));
        pieces.add(new Piece.Words(END + ">"));
        return new Script(false, pieces);
    }

    /** The body as it is sent. */
    Body body() {
        var xml = new StringBuilder();
        pieces.forEach(piece -> xml.append(piece.xml()));
        return new Body(xml.toString(), read1stMEMasBody, items());
    }

    /** With an ID of the newsroom's own for each item that came with none. */
    Script naming() {
        var named = new ArrayList<>(items());
        var next = new ArrayList<Piece>();
        int n = 0;
        for (var piece : pieces) {
            if (piece instanceof Piece.Cue(var item, var _)) {
                named.set(n, ItemWish.named(item, named));
                next.add(named.get(n).equals(item) ? piece : Piece.Cue.of(named.get(n)));
                n++;
            } else {
                next.add(piece);
            }
        }
        return new Script(read1stMEMasBody, next);
    }

    List<Item> items() {
        return pieces.stream()
                .flatMap(piece -> piece instanceof Piece.Cue(var item, var _) ? Stream.of(item) : Stream.empty())
                .toList();
    }

    /** Whether it cues the item. */
    boolean cues(String itemID) {
        return items().stream().anyMatch(item -> item.itemID().equals(itemID));
    }

    /** With each cue of that item as the item is now. */
    Script showing(Item item) {
        return map(piece ->
                piece instanceof Piece.Cue(var cued, var _) && cued.itemID().equals(item.itemID()) && !cued.equals(item)
                        ? Piece.Cue.of(item)
                        : piece);
    }

    /** Without the cues of an item. */
    Script without(String itemID) {
        return map(piece ->
                piece instanceof Piece.Cue(var cued, var _) && cued.itemID().equals(itemID)
                        ? new Piece.Words("")
                        : piece);
    }

    /** How many paragraphs hold nothing but words. */
    int paragraphs() {
        return pieces.stream()
                .mapToInt(piece -> piece instanceof Piece.Words(var xml)
                        ? (int) PARAGRAPH.matcher(xml).results().count()
                        : 0)
                .sum();
    }

    /** With other words in one of those {@link #paragraphs}. */
    Script rewritten(int index, String text) {
        int before = 0;
        var next = new ArrayList<Piece>();
        for (var piece : pieces) {
            int first = before;
            if (piece instanceof Piece.Words(var xml)) {
                var found = PARAGRAPH.matcher(xml).results().toList();
                before += found.size();
                if (index >= first && index < before) {
                    var place = found.get(index - first);
                    next.add(new Piece.Words(
                            xml.substring(0, place.start()) + paragraph(text) + xml.substring(place.end())));
                    continue;
                }
            }
            next.add(piece);
        }
        return new Script(read1stMEMasBody, next);
    }

    /** With one more paragraph at the end. */
    Script extended(String text) {
        var last = pieces.getLast().xml();
        int end = last.lastIndexOf(END);
        // A body without content may be a single tag.
        var longer = end < 0
                ? "<storyBody>" + paragraph(text) + END + ">"
                : last.substring(0, end) + paragraph(text) + last.substring(end);
        var next = new ArrayList<>(pieces);
        next.set(next.size() - 1, new Piece.Words(longer));
        return new Script(read1stMEMasBody, next);
    }

    /** With a cue for the item at the end. */
    Script cueing(Item item) {
        var last = pieces.getLast().xml();
        int end = last.lastIndexOf(END);
        if (end < 0) return this;
        var next = new ArrayList<>(pieces.subList(0, pieces.size() - 1));
        next.add(new Piece.Words(last.substring(0, end)));
        next.add(Piece.Cue.of(item));
        next.add(new Piece.Words(last.substring(end)));
        return new Script(read1stMEMasBody, next);
    }

    private Script map(UnaryOperator<Piece> change) {
        return new Script(read1stMEMasBody, pieces.stream().map(change).toList());
    }

    private static String paragraph(String text) {
        var out = new XmlWriter();
        out.leaf("p", text);
        return out.toString();
    }

    /** The script of a story that may have none yet. */
    static Script of(Optional<Script> script) {
        return script.orElseGet(() -> new Script(false, List.of(new Piece.Words("<storyBody/>"))));
    }
}
