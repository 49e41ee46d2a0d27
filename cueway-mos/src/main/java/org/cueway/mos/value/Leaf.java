package org.cueway.mos.value;

/** The text of a leaf element that stands for more than text, and whether it can be read. */
public sealed interface Leaf permits MosTime, RoDuration, Samples, TimeBase, MosNumber {
    /** As it came. */
    String text();

    /** Whether the text is what the field asks for. */
    boolean readable();

    /** Whether the element was there without content; {@code <hwRev>} with a line break in it counts (R12). */
    default boolean empty() {
        return text().isBlank();
    }
}
