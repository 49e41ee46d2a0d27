package org.cueway.simulator.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cueway.mos.codec.Head;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MosMessage;

/**
 * What was answered lately, for a message that comes again (MOS 4.0 §4.1.6): also one that overtook its repeat on an older
 * connection, so not the last alone. Guarded by its monitor.
 */
final class Receipts {
    /** Answers that are remembered, the oldest forgotten first; 1,000. */
    private static final int REMEMBERED = 1_000;

    private final Map<Sent, Receipt> lately = new LinkedHashMap<>();

    private record Sent(String ncsID, Channel channel, String messageID) {}

    private record Receipt(String text, MosMessage answer) {}

    /** The answer that the very same message got before. */
    synchronized Optional<MosMessage> before(Head head, Channel channel, String text) {
        return sent(head, channel)
                .flatMap(sent -> Optional.ofNullable(lately.get(sent)))
                .filter(receipt -> receipt.text().equals(text))
                .map(Receipt::answer);
    }

    synchronized void keep(Head head, Channel channel, String text, MosMessage answer) {
        sent(head, channel).ifPresent(sent -> lately.put(sent, new Receipt(text, answer)));
        if (lately.size() > REMEMBERED) lately.remove(lately.keySet().iterator().next());
    }

    /** Without a number nothing can be told to be a repeat (R25). */
    private static Optional<Sent> sent(Head head, Channel channel) {
        return head.messageID()
                .filter(id -> !id.isBlank())
                .map(id -> new Sent(head.ncsID().orElse(""), channel, id));
    }
}
