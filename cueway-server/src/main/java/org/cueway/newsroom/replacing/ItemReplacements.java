package org.cueway.newsroom.replacing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectRequestMessage.MosItemReplace;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.value.Markup;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.Samples;
import org.cueway.newsroom.outgoing.OutgoingException;
import org.cueway.newsroom.outgoing.Settled;
import org.cueway.object.ItemWish;
import org.cueway.object.Replacement;
import org.cueway.object.Replacement.Accepted;
import org.cueway.object.Replacement.Answer;
import org.cueway.object.Replacement.Confirmed;
import org.cueway.object.Replacement.Result;
import org.cueway.object.Replacement.Seen;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;

/**
 * Wishes to change items, and what became of each ({@link Replacement}). The message itself is durable before it is said to be
 * sent; what became of it is remembered until the gateway stops. Safe for use by any thread; guarded by its monitor, which is
 * never held while something is sent.
 */
public final class ItemReplacements {
    private final Desk desk;
    private final Sending sending;
    private final TimeSource time;
    private final Limits.Objects limits = Limits.Objects.defaults();
    private final LinkedHashMap<Long, Wished> wishes = new LinkedHashMap<>();

    public ItemReplacements(Desk desk, Sending sending, TimeSource time) {
        this.desk = desk;
        this.sending = sending;
        this.time = time;
    }

    /** How a wish is queued: {@link org.cueway.newsroom.outgoing.Outgoing#send(String, Request, Consumer)}. */
    @FunctionalInterface
    public interface Sending {
        long send(String newsroom, Request message, Consumer<Settled> settled);
    }

    /** A wish and what is known of it; guarded by the monitor around it. */
    private static final class Wished {
        private final ItemWish wish;
        private final Instant asked;
        private final long askedAt;
        private Accepted accepted = new Accepted(Answer.WAITING, "", Optional.empty());
        private List<String> unmet;
        private Optional<Instant> confirmedAt = Optional.empty();

        Wished(ItemWish wish, List<String> unmet, TimeSource time) {
            this.wish = wish;
            this.unmet = unmet;
            this.asked = time.now();
            this.askedAt = time.nanoTime();
        }
    }

    /**
     * Asks the newsroom for a change.
     *
     * @throws org.cueway.store.StoreException if that could not be made durable; then it is not sent
     */
    public Result ask(ItemWish wish) {
        if (wish.fields().values().isEmpty()
                && wish.metadata().isEmpty()
                && wish.mosAbstract().isEmpty()) {
            return new Result.Refused(ReplacingReason.NOTHING_WISHED, "");
        }
        var item = desk.find(wish.rundown())
                .flatMap(rundown -> Unmet.item(rundown, wish))
                .filter(found -> !found.itemID().isEmpty());
        if (item.isEmpty()) {
            return new Result.Refused(ReplacingReason.NO_SUCH_ITEM, wish.itemID() + " in story " + wish.storyID());
        }
        var unmet = Unmet.of(item.get(), wish);
        if (unmet.isEmpty()) {
            return new Result.Refused(ReplacingReason.AS_WISHED, wish.itemID());
        }
        return send(new Wished(wish, unmet, time), message(item.get(), wish));
    }

    private Result send(Wished wished, MosItemReplace message) {
        var wish = wished.wish;
        try {
            long number = sending.send(wish.rundown().newsroom(), message, settled -> settle(wished, settled));
            keep(number, wished);
            // It may have come back before it was known that it might.
            desk.find(wish.rundown()).ifPresent(this::seen);
            return new Result.Asked(find(number, wished));
        } catch (OutgoingException e) {
            return new Result.Refused(ReplacingReason.CANNOT_BE_SENT, String.valueOf(e.getMessage()));
        }
    }

    private synchronized void keep(long number, Wished wished) {
        wishes.put(number, wished);
        if (wishes.size() > limits.maxReplacements()) {
            wishes.remove(wishes.keySet().iterator().next());
        }
    }

    private synchronized void settle(Wished wished, Settled settled) {
        var now = Optional.of(time.now());
        wished.accepted = switch (settled) {
            case Settled.Acknowledged(var answer) -> new Accepted(Answer.ACCEPTED, words(answer.message()), now);
            case Settled.Refused(var why) -> new Accepted(Answer.REFUSED, why, now);
            case Settled.Dropped(var why) -> new Accepted(Answer.DROPPED, why, now);
        };
    }

    private static String words(MosMessage answer) {
        return switch (answer) {
            case RoAck ack -> ack.roStatus();
            case MosAck ack -> ack.statusDescription().isBlank() ? ack.status() : ack.statusDescription();
            case MosMessage other -> other.element();
        };
    }

    /** A running order as it is now: whatever is wished of it may have come true. */
    public synchronized void seen(Rundown rundown) {
        for (var wished : wishes.values()) {
            if (wished.confirmedAt.isEmpty() && wished.wish.rundown().equals(rundown.id())) {
                wished.unmet = Unmet.item(rundown, wished.wish)
                        .map(item -> Unmet.of(item, wished.wish))
                        .orElse(List.of("itemID"));
                if (wished.unmet.isEmpty()) {
                    wished.confirmedAt = Optional.of(time.now());
                }
            }
        }
    }

    private synchronized Replacement find(long number, Wished wished) {
        return replacement(number, wished);
    }

    /** All that are remembered, newest first. */
    public synchronized List<Replacement> all() {
        return wishes.reversed().entrySet().stream()
                .map((Map.Entry<Long, Wished> each) -> replacement(each.getKey(), each.getValue()))
                .toList();
    }

    private Replacement replacement(long number, Wished wished) {
        boolean late = time.nanoTime() - wished.askedAt > limits.confirm().toNanos();
        var seen = wished.confirmedAt.isPresent() ? Seen.CONFIRMED : late ? Seen.TIMED_OUT : Seen.WAITING;
        return new Replacement(
                number,
                wished.wish,
                wished.asked,
                wished.accepted,
                new Confirmed(seen, wished.confirmedAt, wished.unmet));
    }

    /** Only what is wished, with the IDs that say of what (MOS 4.0 §3.3.2). */
    private static MosItemReplace message(Item held, ItemWish wish) {
        var fields = wish.fields();
        var item = new org.cueway.mos.model.Item(
                wish.itemID(),
                fields.get("itemSlug"),
                fields.get("objID").or(held::objID),
                fields.get("mosID").or(held::mosID),
                fields.get("mosPlugInID"),
                wish.mosAbstract().map(xml -> new Markup(xml, "")),
                Optional.empty(),
                fields.get("itemChannel"),
                fields.get("itemEdStart").map(Samples::new),
                fields.get("itemEdDur").map(Samples::new),
                fields.get("itemUserTimingDur").map(Samples::new),
                fields.get("itemTrigger"),
                fields.get("macroIn"),
                fields.get("macroOut"),
                wish.metadata().stream()
                        .map(block ->
                                new MosExternalMetadata(block.xml(), Optional.empty(), Optional.of(block.schema())))
                        .toList(),
                List.of());
        return new MosItemReplace(wish.rundown().roID(), wish.storyID(), item);
    }
}
