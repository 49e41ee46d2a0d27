package org.cueway.mos.codec.write;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Writes;
import org.cueway.mos.value.Leaf;
import org.cueway.mos.value.Markup;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.xml.XmlText;
import org.cueway.mos.xml.XmlWriter;

/** Writes single fields by the rules for output. Confined to one message. */
final class FieldWriter {
    private final XmlWriter out;
    private final Dialect dialect;

    FieldWriter(XmlWriter out, Dialect dialect) {
        this.out = out;
        this.dialect = dialect;
    }

    /** What the peer wants otherwise than the specification has it. */
    Writes habits() {
        return dialect.writes();
    }

    void open(String name, String... attributes) {
        out.open(name, attributes);
    }

    void close(String name) {
        out.close(name);
    }

    void empty(String name, String... attributes) {
        out.empty(name, attributes);
    }

    /** An identifier: never cut. */
    void id(String name, String id) {
        out.leaf(name, id);
    }

    /** An identifier that may be absent. */
    void id(String name, Optional<String> id) {
        if (id.isPresent()) out.leaf(name, id.get());
    }

    /** A text field, as long as the peer has room for. */
    void text(String name, String text) {
        out.leaf(name, XmlText.cut(text, dialect.writes().maxTextChars()));
    }

    void text(String name, Optional<String> text) {
        if (text.isPresent()) text(name, text.get());
    }

    /** A text field without limit. */
    void longText(String name, String text) {
        out.leaf(name, text);
    }

    /** A value: as it came if it can be read, left out if not. */
    void leaf(String name, Optional<? extends Leaf> leaf) {
        if (leaf.isPresent() && usable(leaf.get())) out.leaf(name, leaf.get().text());
    }

    /** A value whose element has to be there: empty if it cannot be read. */
    void leaf(String name, Leaf leaf) {
        out.leaf(name, usable(leaf) ? leaf.text() : "");
    }

    /** A status, in the peer's word for it (R146). */
    void status(String name, String status) {
        text(name, dialect.writes().statusWords().translated(status));
    }

    void status(String name, Optional<String> status) {
        if (status.isPresent()) status(name, status.get());
    }

    /** When somebody says that something was: in the form that the peer wants (R133). */
    void stamp(String name, Optional<MosTime> time) {
        leaf(name, time.map(this::written));
    }

    /** The same where the element has to be there. */
    void stamp(String name, MosTime time) {
        leaf(name, written(time));
    }

    /** One without zone is left alone: whose zone it is, only its sender knows. */
    private MosTime written(MosTime time) {
        return dialect.writes()
                .times()
                .flatMap(form -> time.value()
                        .flatMap(read -> read.offset()
                                .map(offset ->
                                        new MosTime(form.write(read.local().atOffset(offset), dialect.zone())))))
                .orElse(time);
    }

    private static boolean usable(Leaf leaf) {
        return leaf.empty() || leaf.readable();
    }

    void markup(Optional<Markup> markup) {
        if (markup.isPresent()) out.raw(markup.get().xml());
    }

    void metadata(List<MosExternalMetadata> metadata) {
        for (var block : metadata) out.raw(block.xml());
    }

    void raw(List<String> elements) {
        for (var element : elements) out.raw(element);
    }

    void raw(String element) {
        out.raw(element);
    }

    /** Text without an element around it. */
    void plain(String text) {
        out.text(text);
    }

    /** An element with text and one attribute that may be absent. */
    void attributed(String name, String text, String attribute, Optional<String> value) {
        if (value.isPresent()) out.leaf(name, text, attribute, value.get());
        else out.leaf(name, text);
    }

    /** The attributes that are there, as {@link #open} takes them. */
    static String[] attributes(String name, Optional<String> value) {
        return value.isPresent() ? new String[] {name, value.get()} : new String[0];
    }
}
