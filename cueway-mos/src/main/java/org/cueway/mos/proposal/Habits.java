package org.cueway.mos.proposal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.cueway.base.Finding;
import org.cueway.mos.codec.MosFault;
import org.cueway.mos.dialect.Repair;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage.InsertStories;
import org.cueway.mos.model.RunningOrderMessage.ReplaceStory;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.RunningOrderMessage.RoReplace;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.SupersededMessage.RoItemStat;
import org.cueway.mos.model.SupersededMessage.RoStat;
import org.cueway.mos.model.SupersededMessage.RoStoryReplace;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.MosTime;

/** What one message shows of its sender's habits. Pure. */
final class Habits {
    private static final Pattern ENPS = Pattern.compile("[^;]+;[^;]*\\\\W;[0-9A-Fa-f-]{6,}");
    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9_-]+/[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_ -]+)+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{3,}(?:-[A-Z]{2,4})?");

    /** Clocks differ, and messages take their time: zones are told apart by quarters of an hour. */
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private Habits() {}

    /** Tells {@code found} each trait of the message, with what shows it. */
    static void in(Observed heard, BiConsumer<Trait, String> found) {
        var message = heard.envelope().message();
        encoding(heard.encoding()).ifPresent(trait -> found.accept(trait, ""));
        if (!message.isAnswer() && message.channel().isPresent()) {
            boolean numbered = heard.envelope()
                    .head()
                    .messageID()
                    .filter(id -> !id.isBlank())
                    .isPresent();
            found.accept(numbered ? Trait.NUMBERED : Trait.UNNUMBERED, "");
        }
        findings(heard.findings(), found);
        message(message, heard.at(), found);
    }

    private static Optional<Trait> encoding(String word) {
        return switch (word) {
            case "ucs2be" -> Optional.of(Trait.UCS2BE);
            case "utf16le" -> Optional.of(Trait.UTF16LE);
            case "utf8" -> Optional.of(Trait.UTF8);
            default -> Optional.empty();
        };
    }

    private static void findings(List<Finding> findings, BiConsumer<Trait, String> found) {
        if (findings.stream().anyMatch(finding -> finding.rule() == Repair.WRAPPED_ITEM)) {
            found.accept(Trait.WRAPPED_ITEM, "");
        }
        if (findings.stream()
                .anyMatch(finding -> finding.rule() == MosFault.ELEMENT_ORDER
                        && finding.path().endsWith("/storySlug"))) {
            found.accept(Trait.SLUG_FIRST, "");
        }
        findings.stream()
                .filter(finding -> finding.rule() == MosFault.UNKNOWN_ELEMENT
                        && finding.detail().startsWith("octext_"))
                .findFirst()
                .ifPresent(finding -> found.accept(Trait.OCTOPUS_ELEMENT, finding.detail()));
    }

    private static void message(MosMessage message, Instant at, BiConsumer<Trait, String> found) {
        switch (message) {
            case Heartbeat(var time) -> zone(time, at).ifPresent(zone -> found.accept(Trait.NAIVE_TIME, zone));
            case MosMessage.Unknown(var element, var xml) -> {
                if (element.isEmpty()) found.accept(Trait.COMPLAINT, xml);
                if (element.startsWith("octext_")) found.accept(Trait.OCTOPUS_ELEMENT, element);
            }
            case SupersededMessage old -> {
                old(old).ifPresent(trait -> found.accept(trait, old.element()));
                message(old.current(), at, found);
            }
            case RoElementAction action -> {
                found.accept(Trait.ELEMENT_ACTION, action.operation());
                name(action.roID(), found);
                if (action instanceof InsertStories insert) stories(insert.stories(), found);
                if (action instanceof ReplaceStory replace) stories(replace.stories(), found);
            }
            case RoCreate(var roID, var header, var stories) -> whole(roID, header, stories, found);
            case RoReplace(var roID, var header, var stories) -> whole(roID, header, stories, found);
            case RoList(var roID, var header, var stories) -> whole(roID, header, stories, found);
            case RoStorySend(var roID, var _, var text) -> {
                name(roID, found);
                schemas(text.metadata(), found);
            }
            // What is typical of somebody shows in running orders; of the rest only the envelope was looked at.
            case MosMessage _ -> {}
        }
    }

    private static Optional<Trait> old(SupersededMessage message) {
        if (message instanceof RoStat || message instanceof RoItemStat) return Optional.empty();
        return Optional.of(message instanceof RoStoryReplace ? Trait.OLD_REPLACE : Trait.OLD_EDIT);
    }

    private static void whole(String roID, RoHeader header, List<Story> stories, BiConsumer<Trait, String> found) {
        name(roID, found);
        schemas(header.metadata(), found);
        stories(stories, found);
    }

    private static void stories(List<Story> stories, BiConsumer<Trait, String> found) {
        for (var story : stories) schemas(story.metadata(), found);
    }

    private static void name(String roID, BiConsumer<Trait, String> found) {
        if (ENPS.matcher(roID).matches()) found.accept(Trait.ENPS_ID, roID);
        else if (QUEUE.matcher(roID).matches()) found.accept(Trait.QUEUE_ID, roID);
        else if (NUMBER.matcher(roID).matches()) found.accept(Trait.NUMERIC_ID, roID);
    }

    private static void schemas(List<MosExternalMetadata> metadata, BiConsumer<Trait, String> found) {
        for (var block : metadata) {
            var schema = block.schema().orElse("");
            var small = schema.toLowerCase(Locale.ROOT);
            if (small.startsWith("octopus://")) found.accept(Trait.OCTOPUS_SCHEMA, schema);
            else if (small.contains(":10505/") || small.endsWith("enps.dtd") || small.endsWith("enpsro.dtd")) {
                found.accept(Trait.ENPS_SCHEMA, schema);
            }
        }
    }

    /** In which zone the sender must be for its time to be the present; empty if the time has a zone (R134). */
    private static Optional<String> zone(MosTime time, Instant at) {
        return time.value().filter(read -> read.offset().isEmpty()).flatMap(read -> {
            var ahead = Duration.between(at, read.local().toInstant(ZoneOffset.UTC));
            long quarters = Math.round(ahead.toMillis() / (double) QUARTER.toMillis());
            if (Math.abs(quarters) > 14 * 4) return Optional.empty();
            var offset = ZoneOffset.ofTotalSeconds((int) (quarters * QUARTER.toSeconds()));
            return Optional.of(offset.equals(ZoneOffset.UTC) ? "UTC" : offset.getId());
        });
    }
}
