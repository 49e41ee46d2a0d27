package org.cueway.object.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.Text;
import org.cueway.mos.xml.XmlReader;
import org.cueway.object.StoredObject;

/**
 * An object taken apart for searching: its own fields, and the leaves of its payloads. Immutable.
 *
 * @param object the object
 * @param values in the order that they stand
 * @param text what people look for, in small letters, one value a line
 */
public record Searchable(StoredObject object, List<Value> values, String text) {
    private static final XmlReader READER = new XmlReader(Limits.Xml.defaults(), Set.of());
    private static final Optional<String> FIELD = Optional.empty();
    /** Elements that hold text for people, whatever markup is in it. */
    private static final Set<String> TEXTS = Set.of("mosAbstract", "description");
    /** Fields that hold figures, times and the device's own words; a path finds them, a word does not. */
    private static final Set<String> FIGURES =
            Set.of("mosID", "objTB", "objRev", "objDur", "status", "objAir", "created", "changed", StoredObject.ORIGIN);

    public Searchable {
        values = List.copyOf(values);
    }

    /**
     * A value and where it stands.
     *
     * @param schema {@code mosSchema} of its block; absent for a field of the object itself
     * @param path names from below {@code mosPayload} or {@code mosObj} on; an attribute's begins with {@code @}
     */
    record Value(Optional<String> schema, List<String> path, String text) {
        Value {
            path = List.copyOf(path);
        }

        boolean isField() {
            return schema.isEmpty();
        }

        /** Whether it belongs to that schema, or any will do. */
        boolean isOf(String wanted) {
            return wanted.isEmpty() || schema.equals(Optional.of(wanted));
        }
    }

    /** Takes an object apart; what comes behind the first {@code limits.maxLeaves()} values is not found. */
    public static Searchable of(StoredObject object, Limits.Objects limits) {
        var values = new ArrayList<Value>();
        values.add(new Value(FIELD, List.of("objID"), object.id().objID()));
        values.add(new Value(FIELD, List.of("mosID"), object.id().mosID()));
        object.fields().values().forEach((name, text) -> values.add(new Value(FIELD, List.of(name), text)));
        for (var xml : object.others()) {
            root(xml).ifPresent(root -> add(values, FIELD, List.of(root.name()), root, limits));
        }
        for (var block : object.metadata()) {
            root(block.xml())
                    .flatMap(root -> root.child("mosPayload"))
                    .ifPresent(payload -> add(values, Optional.of(block.schema()), List.of(), payload, limits));
        }
        var text = new StringBuilder();
        values.stream()
                .filter(Searchable::isWords)
                .forEach(value ->
                        text.append(value.text().toLowerCase(Locale.ROOT)).append('\n'));
        return new Searchable(object, values, text.toString());
    }

    /** Nobody who types 3 means every object of March, or every third revision. */
    private static boolean isWords(Value value) {
        return !value.isField() || value.path().stream().noneMatch(FIGURES::contains);
    }

    /** An element with its attributes: whole if it is a text, else what stands in it. */
    private static void add(
            List<Value> values, Optional<String> schema, List<String> path, Element element, Limits.Objects limits) {
        for (var name : element.attributeNames()) {
            addValue(
                    values,
                    new Value(
                            schema,
                            below(path, "@" + name),
                            text(element.attribute(name).orElse(""))),
                    limits);
        }
        if (isText(element)) {
            addValue(values, new Value(schema, path, text(element.text())), limits);
        } else {
            element.children().forEach(child -> add(values, schema, below(path, child.name()), child, limits));
        }
    }

    private static void addValue(List<Value> values, Value value, Limits.Objects limits) {
        if (values.size() < limits.maxLeaves()) {
            values.add(value);
        }
    }

    /** Markup in a text is not a structure: its words are found under the element that holds them all. */
    private static boolean isText(Element element) {
        return element.size() == 0
                || TEXTS.contains(element.name())
                || element.nodes().stream().anyMatch(node -> node instanceof Text(var text) && !text.isBlank());
    }

    private static List<String> below(List<String> path, String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }

    private static String text(String text) {
        return text.strip();
    }

    private static Optional<Element> root(String xml) {
        return READER.read(xml) instanceof Document.Whole(var root) ? Optional.of(root) : Optional.empty();
    }
}
