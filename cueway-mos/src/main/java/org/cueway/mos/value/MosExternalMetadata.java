package org.cueway.mos.value;

import java.util.Optional;

/**
 * A {@code mosExternalMetadata} block (MOS 4.0 §6, {@code mos-protocol} §8). Opaque: it goes back as the very text it was.
 *
 * @param xml the whole element
 * @param scope text of {@code mosScope}, if there is one: how far the block travels; compared without case, unknown means
 *     everywhere (R122)
 * @param schema text of {@code mosSchema}, if there is one: a label that tells two blocks apart, never fetched (R121)
 */
public record MosExternalMetadata(String xml, Optional<String> scope, Optional<String> schema) {}
