package org.cueway.graphics;

import java.util.List;
import java.util.Optional;

/**
 * One thing that a graphic can be given to show: a property of its {@code schema}.
 *
 * @param name as in {@code data.<name>}
 * @param type JSON schema's word; {@code string} if the manifest does not say
 * @param title for people; the name if there is none
 * @param hints how people enter it
 */
public record Field(String name, String type, String title, Hints hints) {
    /**
     * How people enter a field.
     *
     * @param gddType what kind of text it is, such as {@code multi-line} or {@code color-rrggbb}; empty if nobody says
     * @param initial what stands there before anybody has entered anything, as JSON
     * @param options the only values that it may have, as JSON; empty: any
     * @param required whether it has to be given
     */
    public record Hints(String gddType, Optional<String> initial, List<String> options, boolean required) {
        public Hints {
            options = List.copyOf(options);
        }
    }
}
