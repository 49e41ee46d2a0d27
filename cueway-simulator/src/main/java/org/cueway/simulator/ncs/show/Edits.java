package org.cueway.simulator.ncs.show;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage.Air;
import org.cueway.mos.model.RunningOrderMessage.RoMetadataReplace;
import org.cueway.mos.model.RunningOrderMessage.RoReadyToAir;
import org.cueway.mos.value.RoDuration;

/**
 * What a newsroom does all day to its running orders, by chance and in believable proportions. Pure: the same running
 * orders and the same random numbers give the same edit.
 *
 * <p>The show stays healthy: stories and items that were there at first are moved and rewritten, never deleted; at most
 * {@value StoryEdits#MOST_ADDED} stories more come in, and go again.
 */
public final class Edits {
    /** Draws before a show counts as one that cannot be edited; a show with one story can always be. */
    private static final int ATTEMPTS = 50;

    private Edits() {}

    /**
     * One edit.
     *
     * @param messages what tells a device of it, in order; never empty
     * @param next what the newsroom holds then
     */
    public record Edit(List<RoRequest> messages, Shows next) {
        public Edit {
            messages = List.copyOf(messages);
        }
    }

    /** What is done, and how often beside the others. */
    private enum Kind {
        SCRIPT(28),
        SLUG(10),
        NAME(12),
        INSERT_ITEM(8),
        DELETE_ITEM(6),
        MOVE_ITEM(6),
        SWAP_ITEMS(3),
        INSERT_STORY(7),
        DELETE_STORY(6),
        MOVE_STORY(8),
        SWAP_STORIES(3),
        HEADER(2),
        AIR(1);

        private static final List<Kind> ALL = List.of(values());
        private static final int TOTAL =
                ALL.stream().mapToInt(kind -> kind.weight).sum();

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        static Kind draw(RandomGenerator random) {
            int at = random.nextInt(TOTAL);
            for (var kind : ALL) {
                at -= kind.weight;
                if (at < 0) return kind;
            }
            throw new IllegalStateException("weights of edits do not add up");
        }
    }

    /** The next edit; empty if there is nothing to edit. */
    public static Optional<Edit> next(Shows now, RandomGenerator random) {
        if (now.list().isEmpty()) return Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var messages = messages(Kind.draw(random), draw(now, random), random);
            if (messages.isEmpty()) continue;
            return of(now, messages).or(() -> {
                throw new IllegalStateException("an edit that does not fit the show: " + messages);
            });
        }
        return Optional.empty();
    }

    /** The edit that one message makes; empty if it does not fit. */
    public static Optional<Edit> of(Shows now, RoRequest message) {
        return of(now, List.of(message));
    }

    /** The edit that messages make together; empty if one of them does not fit. */
    static Optional<Edit> of(Shows now, List<RoRequest> messages) {
        var next = Optional.of(now);
        for (var message : messages) next = next.flatMap(held -> held.apply(message));
        return next.map(after -> new Edit(messages, after));
    }

    /** Long shows are worked on more. */
    private static Show draw(Shows now, RandomGenerator random) {
        int at = random.nextInt(
                now.list().stream().mapToInt(show -> 1 + show.stories().size()).sum());
        for (var show : now.list()) {
            at -= 1 + show.stories().size();
            if (at < 0) return show;
        }
        throw new IllegalStateException("no show drawn");
    }

    private static List<RoRequest> messages(Kind kind, Show show, RandomGenerator random) {
        return switch (kind) {
            case SCRIPT -> StoryEdits.script(show, random);
            case SLUG -> StoryEdits.slug(show, random);
            case INSERT_STORY -> StoryEdits.insert(show, random);
            case DELETE_STORY -> StoryEdits.delete(show, random);
            case MOVE_STORY -> StoryEdits.move(show, random);
            case SWAP_STORIES -> StoryEdits.swap(show, random);
            case NAME -> ItemEdits.replace(show, random);
            case INSERT_ITEM -> ItemEdits.insert(show, random);
            case DELETE_ITEM -> ItemEdits.delete(show, random);
            case MOVE_ITEM -> ItemEdits.move(show, random);
            case SWAP_ITEMS -> ItemEdits.swap(show, random);
            case HEADER -> header(show, random);
            case AIR -> air(show);
        };
    }

    /** The producer corrects the planned length by up to a minute. */
    private static List<RoRequest> header(Show show, RandomGenerator random) {
        var planned = show.header().roEdDur().flatMap(RoDuration::value);
        if (planned.isEmpty()) return List.of();
        var corrected = Duration.ofMinutes(planned.get().toMinutes()).plusSeconds(random.nextInt(60));
        var none = Optional.<String>empty();
        var header = new RoHeader(
                none,
                none,
                Optional.empty(),
                Optional.of(RoDuration.of(corrected)),
                none,
                none,
                none,
                List.of(),
                List.of());
        return List.of(new RoMetadataReplace(show.roID(), header));
    }

    private static List<RoRequest> air(Show show) {
        var next = show.air().filter(Air.READY::equals).isPresent() ? Air.NOT_READY : Air.READY;
        return List.of(new RoReadyToAir(show.roID(), next));
    }
}
