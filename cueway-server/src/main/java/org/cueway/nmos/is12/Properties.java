package org.cueway.nmos.is12;

import java.util.List;
import org.cueway.nmos.is12.Health.Domain;
import org.cueway.nmos.is12.Health.Part;
import org.cueway.nmos.is12.Health.Status;
import tools.jackson.databind.JsonNode;

/** What the properties of a status monitor mean (nmos §8.4). Both kinds of monitor have theirs at the same numbers. Pure. */
final class Properties {
    /** Where an object says which resources it is about. */
    static final PropertyId TOUCHPOINTS = new PropertyId(1, 7);

    private static final int OF_MONITOR = 3;
    private static final int OF_KIND = 4;

    /** All that make a health. */
    static final List<PropertyId> READ = List.of(
            new PropertyId(OF_MONITOR, 1),
            new PropertyId(OF_MONITOR, 2),
            new PropertyId(OF_KIND, 1),
            new PropertyId(OF_KIND, 2),
            new PropertyId(OF_KIND, 3),
            new PropertyId(OF_KIND, 4),
            new PropertyId(OF_KIND, 5),
            new PropertyId(OF_KIND, 6),
            new PropertyId(OF_KIND, 7),
            new PropertyId(OF_KIND, 8),
            new PropertyId(OF_KIND, 9),
            new PropertyId(OF_KIND, 11),
            new PropertyId(OF_KIND, 12),
            new PropertyId(OF_KIND, 13));

    private Properties() {}

    /**
     * The health after a property is so.
     *
     * @param maxChars of a message
     */
    static Health after(Health before, PropertyId property, JsonNode value, int maxChars) {
        if (property.level() == OF_MONITOR) {
            return switch (property.index()) {
                case 1 -> before.overall(status(value));
                case 2 -> before.message(text(value, maxChars));
                default -> before;
            };
        }
        if (property.level() != OF_KIND) return before;
        return switch (property.index()) {
            case 1 -> status(before, Domain.LINK, value);
            case 2 -> message(before, Domain.LINK, text(value, maxChars));
            case 3 -> counter(before, Domain.LINK, value);
            case 4 -> status(before, Domain.CONNECTION, value);
            case 5 -> message(before, Domain.CONNECTION, text(value, maxChars));
            case 6 -> counter(before, Domain.CONNECTION, value);
            case 7 -> status(before, Domain.SYNCHRONIZATION, value);
            case 8 -> message(before, Domain.SYNCHRONIZATION, text(value, maxChars));
            case 9 -> counter(before, Domain.SYNCHRONIZATION, value);
            case 11 -> status(before, Domain.STREAM, value);
            case 12 -> message(before, Domain.STREAM, text(value, maxChars));
            case 13 -> counter(before, Domain.STREAM, value);
            default -> before;
        };
    }

    private static Health status(Health before, Domain domain, JsonNode value) {
        var part = before.part(domain);
        return before.with(domain, new Part(status(value), part.message(), part.transitions()));
    }

    private static Health message(Health before, Domain domain, String text) {
        var part = before.part(domain);
        return before.with(domain, new Part(part.status(), text, part.transitions()));
    }

    private static Health counter(Health before, Domain domain, JsonNode value) {
        var part = before.part(domain);
        return before.with(domain, new Part(part.status(), part.message(), value.asLong(0)));
    }

    private static Status status(JsonNode value) {
        return Status.of(value.isNumber() ? value.asInt(-1) : -1);
    }

    private static String text(JsonNode value, int maxChars) {
        var text = value.isString() ? value.stringValue() : "";
        return text.length() > maxChars ? text.substring(0, maxChars) + "…" : text;
    }
}
