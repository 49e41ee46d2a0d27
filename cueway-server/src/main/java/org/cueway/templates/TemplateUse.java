package org.cueway.templates;

import java.util.Optional;

/**
 * That an item uses a graphic.
 *
 * @param graphic its id, or the name of its package, as the item or the rule says it
 * @param filledWith the version that it was filled in with; empty if nobody says
 * @param state how it is with the graphic now
 * @param now the version that counts now; empty if there is none
 */
public record TemplateUse(String graphic, Optional<String> filledWith, State state, Optional<String> now) {
    /** How it is with a graphic that an item uses. */
    public enum State {
        THERE,
        /** It is of another version than when it was filled in. */
        CHANGED,
        /** There is none of that name. */
        MISSING;

        /** How people and programs read it. */
        public String word() {
            return switch (this) {
                case THERE -> "there";
                case CHANGED -> "changed";
                case MISSING -> "missing";
            };
        }
    }
}
