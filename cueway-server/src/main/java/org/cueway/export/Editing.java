package org.cueway.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.cueway.rundown.Block;
import org.cueway.rundown.Rundown;

/** From a running order and what is remembered of it to its next edition. Pure. */
public final class Editing {
    private Editing() {}

    /**
     * An edition, and what is to be remembered before anybody gets it.
     *
     * @param ledger equal to the one before if the edition is the same as the last one
     */
    public record Made(Edition edition, Ledger ledger) {}

    /** The next edition; of the same revision as the last one if nothing changed that anybody could read in it. */
    public static Made next(Stacks stacks, Rundown rundown, Ledger before) {
        var stacked = stacks.of(rundown, before.named().key(), before.pages());
        var print = print(stacked.stack(), rundown);
        boolean same = print.equals(before.print()) && before.gone().isEmpty();
        long revision = same ? before.revision() : before.revision() + 1;
        var named = stacked.stack().named();
        var ledger = new Ledger(named, revision, print, stacked.table(), Optional.empty());
        return new Made(new Edition(rundown, stacked.stack().at(revision)), ledger);
    }

    /** Of all that goes into files, whatever a target takes of it. */
    private static String print(Stack stack, Rundown rundown) {
        var digest = digest();
        digest.update(StackJson.stack(stack).toString().getBytes(StandardCharsets.UTF_8));
        for (var story : rundown.stories()) {
            var texts = List.of(
                    story.storyID(),
                    story.fields().get("storyNum").orElse(""),
                    story.fields().get("storySlug").orElse(""),
                    Boolean.toString(Stacks.isFloated(story)),
                    story.body().orElse(""));
            texts.forEach(text -> add(digest, text));
            story.metadata().stream().map(Block::xml).forEach(text -> add(digest, text));
            story.items().forEach(item -> {
                add(digest, item.itemID());
                add(digest, item.objID().orElse(""));
                add(digest, item.mosID().orElse(""));
                add(digest, item.fields().get("itemSlug").orElse(""));
                add(digest, item.fields().get("itemChannel").orElse(""));
            });
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
