package org.cueway.nmos.dnssd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the TXT record of a service says: keys, which are the same in capitals, and values (RFC 6763 §6.4).
 *
 * @param values by keys in small letters; where a key comes twice, its first value
 */
public record Txt(Map<String, String> values) {
    /** Says nothing. */
    public static final Txt NONE = new Txt(Map.of());

    /** Takes a copy. */
    public Txt {
        values = Map.copyOf(values);
    }

    /** Of {@code key=value} each; without {@code =} the value is empty, and what has no key is left out. */
    public static Txt of(List<String> strings) {
        var values = new HashMap<String, String>();
        for (var string : strings) {
            int equals = string.indexOf('=');
            var key =
                    (equals < 0 ? string : string.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            var value = equals < 0 ? "" : string.substring(equals + 1).strip();
            if (!key.isEmpty()) values.putIfAbsent(key, value);
        }
        return new Txt(values);
    }

    /**
     * Of the text that the JDK's DNS provider makes of a record: strings with a space between, in quotation marks if there is a space
     * in them, with a backslash before such a mark or another backslash.
     */
    static Txt ofProvider(String text) {
        var strings = new ArrayList<String>();
        var one = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                one.append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                strings.add(one.toString());
                one.setLength(0);
            } else {
                one.append(c);
            }
        }
        strings.add(one.toString());
        return of(strings);
    }

    /** The value of a key, given in small letters; empty if it is not there or says nothing. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }
}
