package org.cueway.mos.codec;

import org.cueway.mos.model.MosMessage;

/** One {@code <mos>} element: who talks to whom, and what is said (MOS 4.0 §4.1). */
public record Envelope(Head head, MosMessage message) {}
