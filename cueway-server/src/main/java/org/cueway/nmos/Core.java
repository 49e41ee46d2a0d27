package org.cueway.nmos;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What every resource has (IS-04 "Common Keys").
 *
 * @param id a UUID in small letters; unique in the network
 * @param version moves with every change; {@link Tai#ZERO} if it could not be read
 * @param label for people; may be empty
 * @param tags name to values; may be empty
 * @param json the resource as it came, for what nothing here has a name for
 */
public record Core(String id, Tai version, String label, Map<String, List<String>> tags, String json) {
    /** The name of a group, {@code CAM 1:video} (BCP-002-01). */
    public static final String GROUP_HINT = "urn:x-nmos:tag:grouphint/v1.0";

    /** Takes copies. */
    public Core {
        id = id.toLowerCase(Locale.ROOT);
        tags = Map.copyOf(tags);
    }

    /** The values of a tag; none if it is not there. */
    public List<String> tag(String name) {
        return tags.getOrDefault(name, List.of());
    }
}
