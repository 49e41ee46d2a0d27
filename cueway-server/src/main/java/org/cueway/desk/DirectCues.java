package org.cueway.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.base.Reason;
import org.cueway.base.TimeSource;
import org.cueway.cue.CueOutcome;
import org.cueway.cue.Origin;
import org.cueway.cue.Trigger;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Target;
import org.cueway.store.CueLines;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.RundownKey;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;

/**
 * Cues that come straight to us, from a console or a program: each once, durable before it is answered. Safe for use by
 * any thread.
 *
 * <p>A caller that does not hear the answer repeats its request, and a clip must not start twice for that. So it may give
 * each wish a key, and the journal itself is where a key is looked up: nothing else has to outlive a restart.
 */
public final class DirectCues {
    private final Desk desk;
    private final RundownStore store;
    private final Limits.Cues limits;
    private final TimeSource time;
    private final KeyedLock<Named> locks = new KeyedLock<>();

    public DirectCues(Desk desk, RundownStore store, Limits.Cues limits, TimeSource time) {
        this.desk = desk;
        this.store = store;
        this.limits = limits;
        this.time = time;
    }

    /** What became of a wish. */
    public sealed interface Result {
        /**
         * The cue was given, now or, if {@code repeated}, by an earlier request with this key.
         *
         * @param entry as the journal has it
         */
        record Given(Entry entry, boolean repeated) implements Result {}

        /** It names what is not there. */
        record Refused(Reason reason, String detail) implements Result {}

        /** Another wish was given under this key. */
        record OtherUnderKey(Entry entry) implements Result {}
    }

    /** Whose repeats are compared: keys are the callers' own, so each running order has its own. */
    private record Named(String rundown, String key) {}

    /**
     * Gives a cue.
     *
     * @param key by which a repeat of this wish is known among the last {@link Limits.Cues#rememberedKeys} cues of the
     *     running order; empty if the caller never repeats itself
     * @throws StoreException if it could not be made durable, or the journal cannot be read; then nothing happened
     */
    public Result give(RundownId id, Trigger trigger, String key) {
        if (key.isEmpty()) {
            return submit(id, trigger, key);
        }
        var named = new Named(RundownKey.of(id), key);
        return locks.holding(
                named,
                () -> earlier(named)
                        .<Result>map(entry -> entry.hash().equals(hash(trigger))
                                ? new Result.Given(entry, true)
                                : new Result.OtherUnderKey(entry))
                        .orElseGet(() -> submit(id, trigger, key)));
    }

    private Optional<Entry> earlier(Named named) {
        return Stream.concat(
                        desk.unsavedCues().stream()
                                .filter(entry -> entry.rundown().equals(named.rundown())),
                        store
                                .entries(EntryQuery.cues(Long.MAX_VALUE, named.rundown(), limits.rememberedKeys()))
                                .stream())
                .filter(entry -> entry.channel().isEmpty() && entry.messageID().equals(named.key()))
                .findFirst();
    }

    private Result submit(RundownId id, Trigger trigger, String key) {
        var now = time.now();
        return switch (desk.submit(id, trigger, now, given -> entry(id, given, key, now))) {
            case CueResult.Kept(var entry, var _) -> new Result.Given(entry, false);
            case CueResult.Refused(var reason, var detail) -> new Result.Refused(reason, detail);
        };
    }

    private static Entry entry(RundownId id, CueOutcome.Given given, String key, Instant now) {
        return new Entry(
                0,
                now,
                Entry.Kind.CUE,
                id.newsroom(),
                "",
                "",
                "",
                key,
                hash(given.trigger()),
                RundownKey.of(id),
                "",
                text(id, given.trigger()),
                "",
                CueLines.of(given));
    }

    /** What the journal shows of the wish: no MOS message, but read like one. */
    private static String text(RundownId id, Trigger trigger) {
        var text = new StringBuilder("<cue");
        switch (trigger.origin()) {
            case Origin.Message(var element, var word) -> attributes(text, element, word);
            case Origin.Console(var caller) -> attributes(text, "console", caller);
            case Origin.Api(var caller) -> attributes(text, "api", caller);
        }
        text.append('>');
        element(text, "roID", id.roID());
        wish(text, trigger);
        return text.append("</cue>").toString();
    }

    private static void wish(StringBuilder text, Trigger trigger) {
        switch (trigger.target()) {
            case Target.Whole() -> {}
            case Target.OneStory(var storyID) -> element(text, "storyID", storyID);
            case Target.OneItem(var storyID, var itemID) -> {
                element(text, "storyID", storyID);
                element(text, "itemID", itemID);
            }
        }
        element(text, "verb", trigger.verb().word());
        trigger.at().ifPresent(at -> element(text, "at", at.toString()));
    }

    private static void attributes(StringBuilder text, String source, String caller) {
        text.append(" source=\"").append(escaped(source)).append('"');
        text.append(" caller=\"").append(escaped(caller)).append('"');
    }

    private static void element(StringBuilder text, String name, String value) {
        text.append('<').append(name).append('>').append(escaped(value));
        text.append("</").append(name).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Of what is asked for, whoever asks: a caller that comes back from another address still repeats itself. */
    private static String hash(Trigger trigger) {
        var wish = new StringBuilder();
        wish(wish, trigger);
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(wish.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
