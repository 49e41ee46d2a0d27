package org.cueway.mos.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cueway.base.Finding;
import org.cueway.mos.value.Leaf;
import org.cueway.mos.value.Markup;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.XmlText;
import org.jspecify.annotations.Nullable;

/**
 * The inside of one element, taken field by field in the order of the specification. Peers send another order (R13), so
 * what is not at its place is looked for elsewhere, with a finding; as long as all is at its place each element is looked
 * at once. Confined to one call of the codec.
 */
final class Children {
    private static final int SHOWN_CHARS = 32;

    private final Element element;
    private final Reading reading;
    private final @Nullable Children parent;
    private final int number;
    private final boolean[] taken;

    /** Everything before it is taken. */
    private int cursor;

    /** Behind the last element taken in order. */
    private int highest;

    Children(Element element, Reading reading) {
        this(element, reading, null, 0);
    }

    private Children(Element element, Reading reading, @Nullable Children parent, int number) {
        this.element = element;
        this.reading = reading;
        this.parent = parent;
        this.number = number;
        this.taken = new boolean[element.size()];
    }

    Element element() {
        return element;
    }

    // ---- text

    /** A text field of at most 128 characters; a longer one is kept whole. */
    Optional<String> text(String name) {
        var text = longText(name);
        if (text.isPresent() && text.get().length() > reading.maxTextChars()) {
            tolerate(name, text.get().length() + " characters", MosFault.TEXT_TOO_LONG);
        }
        return text;
    }

    /** A text field without limit. */
    Optional<String> longText(String name) {
        var found = take(name);
        return found == null ? Optional.empty() : Optional.of(found.text());
    }

    /** A text field that has to be there, without harm if it is not. */
    String textOrEmpty(String name) {
        return text(name).orElseGet(() -> {
            tolerate(name, name, MosFault.ELEMENT_MISSING);
            return "";
        });
    }

    /** A text field without which the message has no meaning. */
    String mandatory(String name) {
        return text(name).orElseThrow(() -> fault(name, name, MosFault.ELEMENT_MISSING));
    }

    /** An attribute, if it is there. */
    Optional<String> attribute(String name) {
        return element.attribute(name);
    }

    // ---- identifiers: opaque, never trimmed

    /** An identifier that has to be there and not blank. */
    String id(String name, MosFault missing) {
        var id = optionalId(name);
        if (id.isEmpty() || id.get().isBlank()) throw fault(name, "", missing);
        return id.get();
    }

    /** An identifier that may be absent or empty. */
    Optional<String> optionalId(String name) {
        var found = take(name);
        return found == null ? Optional.empty() : Optional.of(idOf(found));
    }

    /** All identifiers of one name, in order; blank ones too. */
    List<String> ids(String name) {
        var ids = new ArrayList<String>();
        for (var each : all(name)) ids.add(idOf(each));
        return ids;
    }

    private String idOf(Element found) {
        String id = found.text();
        checkId(found.name(), id);
        return id;
    }

    /** Refuses an identifier that is longer than identifiers may be: cut, it would be another one. */
    void checkId(String name, String id) {
        if (id.length() > reading.maxIdChars()) {
            throw fault(name, name + " longer than " + reading.maxIdChars() + " characters", MosFault.ID_TOO_LONG);
        }
    }

    // ---- values

    /** A field that stands for more than text; one that cannot be read is kept, with a finding. */
    <L extends Leaf> Optional<L> leaf(String name, Function<String, L> type) {
        var found = take(name);
        if (found == null) return Optional.empty();
        L leaf = type.apply(found.text());
        if (!leaf.empty() && !leaf.readable()) tolerate(name, shown(leaf.text()), MosFault.VALUE_NOT_UNDERSTOOD);
        return Optional.of(leaf);
    }

    /** The same, with the empty text in place of one that is absent. */
    <L extends Leaf> L leafOrEmpty(String name, Function<String, L> type) {
        return leaf(name, type).orElseGet(() -> {
            tolerate(name, name, MosFault.ELEMENT_MISSING);
            return type.apply("");
        });
    }

    Optional<Markup> markup(String name) {
        var found = take(name);
        return found == null ? Optional.empty() : Optional.of(new Markup(found.raw(), found.text()));
    }

    List<MosExternalMetadata> metadata() {
        var found = all("mosExternalMetadata");
        if (found.isEmpty()) return List.of();
        var blocks = new ArrayList<MosExternalMetadata>(found.size());
        for (var each : found) {
            blocks.add(new MosExternalMetadata(
                    each.raw(),
                    each.child("mosScope").map(Element::text),
                    each.child("mosSchema").map(Element::text)));
        }
        return blocks;
    }

    // ---- structures

    /** The inside of an element that may be there. */
    Optional<Children> inside(String name) {
        var found = take(name);
        return found == null ? Optional.empty() : Optional.of(new Children(found, reading, this, 0));
    }

    /** The inside of an element that has to be there. */
    Children inside(String name, MosFault missing) {
        return inside(name).orElseThrow(() -> fault(name, "", missing));
    }

    /** The inside of an element that stands somewhere below this one. */
    Children below(Element found, int place) {
        return new Children(found, reading, this, place);
    }

    /** Reads each element of one name, in order. */
    <T> List<T> each(String name, Function<Children, T> read) {
        var found = all(name);
        if (found.isEmpty()) return List.of();
        var list = new ArrayList<T>(found.size());
        int place = 1;
        for (var one : found) list.add(read.apply(new Children(one, reading, this, place++)));
        return list;
    }

    /** Whether there is an element of this name that nobody has taken. */
    boolean has(String name) {
        return find(name) >= 0;
    }

    // ---- what is left

    /** Elements that nobody asked for, each as the very text that came. Call last. */
    List<String> others() {
        if (cursor == taken.length) return List.of();
        var names = new HashSet<String>();
        var others = new ArrayList<String>();
        for (int i = 0; i < taken.length; i++) {
            if (taken[i]) names.add(element.child(i).name());
        }
        for (int i = cursor; i < taken.length; i++) {
            if (taken[i]) continue;
            var left = element.child(i);
            if (names.contains(left.name())) {
                tolerate(left.name(), left.name(), MosFault.DUPLICATE_ELEMENT);
            } else {
                tolerate("", shown(left.name()), MosFault.UNKNOWN_ELEMENT);
                others.add(left.raw());
            }
        }
        return others;
    }

    /** Notes what is left where there is nothing to keep it with. Call last. */
    void end() {
        others();
    }

    // ---- trouble

    /** A refusal of the message for what is wrong at {@code name} in here; at the element itself if that is empty. */
    Fault fault(String name, String detail, MosFault rule) {
        return new Fault(new Finding(path(name), detail, rule));
    }

    /** Notes a deviation and goes on. */
    void tolerate(String name, String detail, MosFault rule) {
        if (!reading.full()) reading.tolerate(new Finding(path(name), detail, rule));
    }

    /** A peer's text, short enough for an answer. */
    static String shown(String text) {
        return XmlText.cut(text.strip(), SHOWN_CHARS);
    }

    private String path(String name) {
        var here = parent == null ? element.name() : parent.path(element.name());
        if (number > 0) here += "[" + number + "]";
        return name.isEmpty() ? here : here + "/" + name;
    }

    // ---- finding

    private @Nullable Element take(String name) {
        int at = find(name);
        if (at < 0) return null;
        mark(at, name);
        return element.child(at);
    }

    private List<Element> all(String name) {
        List<Element> found = List.of();
        for (int i = cursor; i < taken.length; i++) {
            if (taken[i] || !element.child(i).name().equals(name)) continue;
            if (found.isEmpty()) found = new ArrayList<>();
            found.add(element.child(i));
            mark(i, name);
        }
        return found;
    }

    private int find(String name) {
        for (int i = cursor; i < taken.length; i++) {
            if (!taken[i] && element.child(i).name().equals(name)) return i;
        }
        return -1;
    }

    private void mark(int at, String name) {
        taken[at] = true;
        while (cursor < taken.length && taken[cursor]) cursor++;
        if (at < highest) tolerate(name, name, MosFault.ELEMENT_ORDER);
        else highest = at + 1;
    }
}
