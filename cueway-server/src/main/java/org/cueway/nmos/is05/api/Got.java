package org.cueway.nmos.is05.api;

import java.util.Optional;
import java.util.function.Function;

/** What came of reading something. */
public sealed interface Got<T> {
    /** This. */
    record Is<T>(T value) implements Got<T> {}

    /**
     * Nothing usable.
     *
     * @param code the HTTP status; 0 if there was no answer
     * @param words in one line for people
     */
    record Not<T>(int code, String words) implements Got<T> {}

    /** It, if it is there. */
    default Optional<T> found() {
        return this instanceof Is<T>(var value) ? Optional.of(value) : Optional.empty();
    }

    /** Something made of it; if nothing can be made of it, {@code otherwise} says why. */
    default <R> Got<R> map(Function<T, Optional<R>> made, String otherwise) {
        return switch (this) {
            case Is<T>(var value) -> made.apply(value).<Got<R>>map(Is::new).orElseGet(() -> new Not<>(200, otherwise));
            case Not<T>(int code, var words) -> new Not<>(code, words);
        };
    }
}
