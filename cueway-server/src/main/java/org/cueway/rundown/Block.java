package org.cueway.rundown;

/**
 * One {@code mosExternalMetadata} block (MOS 4.0 §6, {@code mos-protocol} §8), opaque.
 *
 * @param schema text of {@code mosSchema}, empty if there is none; what makes two blocks the same block
 * @param xml the whole element as the very text that came
 */
public record Block(String schema, String xml) {}
