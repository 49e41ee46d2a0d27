package org.cueway.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cueway.base.Reason;
import org.cueway.cue.Trigger;
import org.cueway.cue.Values;
import org.cueway.desk.DirectCues;
import org.cueway.desk.Playout;
import org.cueway.desk.Show;
import org.cueway.desk.Shows;
import org.cueway.device.Devices;
import org.cueway.device.ograf.Outputs;
import org.cueway.export.Edition;
import org.cueway.export.delivery.TargetStatus;
import org.cueway.graphics.Change;
import org.cueway.graphics.Placed;
import org.cueway.mos.proposal.Proposal;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.object.Holdings;
import org.cueway.object.ItemWish;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.OwnEdit;
import org.cueway.object.Replacement;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.script.Pace;
import org.cueway.store.Committed;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.storyaction.AskResult;
import org.cueway.storyaction.Asking;
import org.cueway.storyaction.StoryAction;
import org.cueway.storyaction.StoryContents;
import org.cueway.templates.Templates;
import org.cueway.web.json.Compared;
import org.cueway.web.json.GatewayStatus;
import org.cueway.web.json.NewsroomStatus;
import org.cueway.web.json.RelayJson;
import org.cueway.web.nmos.NmosSources;
import org.cueway.web.plugin.PluginSettings;

/**
 * Where the pages come from, and where what is asked for goes. Each is asked by many threads at once, once per request.
 *
 * @param gateway how it is, and whom it talks to
 * @param wishes what people and programs want to happen
 * @param objects our own
 */
public record Sources(Gateway gateway, Rundowns rundowns, Journal journal, Wishes wishes, Objects objects) {

    /**
     * The gateway and its newsrooms.
     *
     * @param status the gateway as it is now
     * @param ready whether it is listening and has recovered what it kept
     * @param lanes every lane there is or should be
     * @param peers whom it talks to
     * @param playground the demo's newsroom; empty if this is no demo
     */
    public record Gateway(
            Supplier<GatewayStatus> status,
            BooleanSupplier ready,
            Supplier<List<LaneStatus>> lanes,
            Peers peers,
            Optional<Playground> playground) {}

    /**
     * Whom the gateway talks to.
     *
     * @param dialects what a newsroom's habits seem to be; empty if there is none of that name
     * @param healing how we stand to newsrooms, and asking them for what they have
     * @param relay devices behind us
     * @param air devices that act on cues
     * @param outputs pages that show graphics
     */
    public record Peers(
            Function<String, Optional<Proposal>> dialects,
            Healing healing,
            Supplier<List<RelayJson.Device>> relay,
            Air air,
            Outputs outputs) {}

    /**
     * Devices that act on cues.
     *
     * @param devices all of them
     * @param cueing what rules would do
     * @param shows what is next
     * @param network the media network; empty if nobody looks after one
     */
    public record Air(
            Devices devices, Cueing cueing, NextItems shows, Optional<NmosSources> network, Graphics graphics) {}

    /**
     * What rules would do.
     *
     * @param rehearse about a cue, now
     * @param uses the values with which they put something on the device with that id
     */
    public record Cueing(
            BiFunction<RundownId, Trigger, Playout.Rehearsed> rehearse, Function<String, List<Values>> uses) {}

    /**
     * Graphics, besides what outputs say of them.
     *
     * @param templates which items use them
     * @param placed which of them devices have
     * @param upload takes a package as a zip, and how it is to be called if nothing in it says so
     * @param remove takes a package away: the id of a graphic in it, and the package's name if all of it is meant
     * @param reread looks into the folder again
     */
    public record Graphics(
            Templates templates,
            Supplier<List<Placed>> placed,
            BiFunction<InputStream, String, Change> upload,
            BiFunction<String, String, Change> remove,
            Runnable reread) {}

    /**
     * What is next in each running order.
     *
     * @param choose has an item be next; empty: what follows by itself
     * @param move has the one be next that is some further on
     */
    public record NextItems(
            Supplier<List<Show>> all, BiFunction<RundownId, Optional<Show.Place>, Shows.Choice> choose, Moving move) {
        /** Has the item be next that is {@code steps} on from another. */
        @FunctionalInterface
        public interface Moving {
            Shows.Choice move(RundownId id, Optional<Show.Place> from, int steps);
        }
    }

    /**
     * What people and programs want to happen.
     *
     * @param cues those that come from the console and from programs
     * @param storyActions what newsrooms are asked to do with their running orders
     */
    public record Wishes(DirectCues cues, StoryActions storyActions) {}

    /**
     * Running orders.
     *
     * @param all every one that is held
     * @param byKey the one with that {@link org.cueway.store.RundownKey}
     * @param pace how fast their scripts are read
     * @param exports what is made of them for those who read files
     */
    public record Rundowns(
            Supplier<Collection<Rundown>> all, Function<String, Optional<Rundown>> byKey, Pace pace, Exports exports) {
        /** Without exports. */
        public Rundowns(Supplier<Collection<Rundown>> all, Function<String, Optional<Rundown>> byKey, Pace pace) {
            this(all, byKey, pace, Exports.NONE);
        }
    }

    /**
     * Stacks, pages and scripts as files.
     *
     * @param targets all of them, as they are now
     * @param send has everything sent to a target once more; false if there is none of that id
     * @param editions the newest edition of a running order
     */
    public record Exports(Supplier<List<TargetStatus>> targets, Predicate<String> send, Editions editions) {
        /** No target, and nothing that could be made. */
        public static final Exports NONE = new Exports(List::of, _ -> false, _ -> {
            throw new IOException("there are no exports");
        });

        /** Makes editions. */
        @FunctionalInterface
        public interface Editions {
            /**
             * The newest edition of a running order.
             *
             * @throws IOException if its page numbers cannot be kept
             */
            Edition of(Rundown rundown) throws IOException;
        }
    }

    /**
     * Staying in step with newsrooms.
     *
     * @param newsrooms all that there are
     * @param walk has all running orders of a newsroom asked for; says why not
     * @param fetch the same for one running order
     * @param compare asks for one running order, waits for it, and changes nothing
     * @param choose has a server of a newsroom asked from now on, by its ncsID; says why not
     */
    public record Healing(
            Supplier<List<NewsroomStatus>> newsrooms,
            Function<String, Optional<Reason>> walk,
            Function<RundownId, Optional<Reason>> fetch,
            Function<RundownId, Compared> compare,
            BiFunction<String, String, Optional<Reason>> choose) {}

    /**
     * Objects of our own.
     *
     * @param holdings which items need one, and whether it is there
     * @param all those that are there
     * @param editing how programs change them
     * @param replacing how the newsroom is asked to change items
     * @param plugin who may use the plug-in of newsroom clients; empty: nobody
     */
    public record Objects(
            Holdings holdings,
            Supplier<Collection<StoredObject>> all,
            Editing editing,
            Replacing replacing,
            Optional<PluginSettings> plugin) {
        /** Without the plug-in. */
        public Objects(
                Holdings holdings, Supplier<Collection<StoredObject>> all, Editing editing, Replacing replacing) {
            this(holdings, all, editing, replacing, Optional.empty());
        }

        /** The device that they belong to. */
        String mosID() {
            return holdings.mosIDs().stream().findFirst().orElse("");
        }

        Optional<StoredObject> find(String objID) {
            return all.get().stream()
                    .filter(object -> object.id().objID().equals(objID))
                    .findFirst();
        }
    }

    /** How programs change objects of our own; {@code by} is the person or the program. */
    public record Editing(Describing describe, Deleting delete) {
        /** Makes an object, or says how one is; {@code seen} is empty if it is to be new. */
        @FunctionalInterface
        public interface Describing {
            ObjectOutcome describe(String objID, OwnEdit.Description described, OptionalInt seen, String by);
        }

        /** Deletes an object of that revision. */
        @FunctionalInterface
        public interface Deleting {
            ObjectOutcome delete(String objID, OptionalInt seen, String by);
        }
    }

    /**
     * How the newsroom is asked to change items.
     *
     * @param ask asks; what came of it
     * @param all what became of the wishes that are remembered, newest first
     */
    public record Replacing(Function<ItemWish, Replacement.Result> ask, Supplier<List<Replacement>> all) {}

    /**
     * Story actions.
     *
     * @param ask has the newsroom of a running order asked; it may throw {@link org.cueway.store.StoreException}
     * @param of those of one running order, newest first
     * @param all of all running orders
     * @param contents a story as it is edited
     */
    public record StoryActions(
            BiFunction<RundownId, Asking, AskResult> ask,
            Function<RundownId, List<StoryAction>> of,
            Supplier<List<StoryAction>> all,
            BiFunction<RundownId, String, Optional<StoryContents>> contents) {}

    /**
     * Messages.
     *
     * @param entries the journal, newest first
     * @param subscribe has a consumer told of each entry that becomes durable; see
     *     {@link org.cueway.store.RundownStore#subscribe}
     * @param ackTime how long the answer to the frame with that hash took
     */
    public record Journal(
            Function<EntryQuery, List<Entry>> entries,
            Consumer<Consumer<Committed>> subscribe,
            Function<String, Optional<Duration>> ackTime) {}
}
