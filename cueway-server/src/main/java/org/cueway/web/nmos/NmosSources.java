package org.cueway.web.nmos;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.caps.Fit;
import org.cueway.nmos.is04.spec.DiscoveryStatus;
import org.cueway.nmos.is05.state.Connection;
import org.cueway.nmos.is05.state.History;
import org.cueway.nmos.is05.take.Options;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.TakeReport;
import tools.jackson.databind.JsonNode;

/**
 * Where the pages about the media network come from, and where what is asked for goes. Each is asked by many threads at once.
 *
 * @param found how registries are, and what of the inventory nobody vouches for
 * @param control connections, and changing them
 * @param fit whether a sender and a receiver fit together
 * @param news what consoles should ask for again
 */
public record NmosSources(Inventory inventory, Found found, Control control, Fit fit, NmosNews news) {
    /**
     * What is known of registries.
     *
     * @param stale whether a sender or receiver is shown that nobody knows to be there
     */
    public record Found(Supplier<DiscoveryStatus> status, BiPredicate<Kind, String> stale) {}

    /**
     * What can be done with connections.
     *
     * @param read what a sender's or receiver's device says of it now; may wait for the device
     * @param health how it does, as its device tells (BCP-008); empty if it does not
     */
    public record Control(
            Connected connections, Takes takes, Kept kept, Reading read, Function<String, Optional<Health>> health) {}

    /**
     * Connections of receivers.
     *
     * @param of empty if there is no such receiver
     * @param history newest first
     */
    public record Connected(
            Function<String, Optional<Connection>> of,
            Supplier<List<Connection>> all,
            Function<String, List<History.Entry>> history) {}

    /**
     * Takes.
     *
     * @param make connects and disconnects; returns when all is sent and answered
     * @param undo puts back what a take changed, by its ID; empty if no such take is remembered
     * @param all that are remembered, newest first
     */
    public record Takes(Make make, Undo undo, Supplier<List<Taken>> all) {
        /** Makes a take. */
        @FunctionalInterface
        public interface Make {
            TakeReport take(List<Route> routes, Options options) throws InterruptedException;
        }

        /** Undoes a take. */
        @FunctionalInterface
        public interface Undo {
            Optional<TakeReport> undo(String take, String by) throws InterruptedException;
        }
    }

    /** A take, and whether it can still be undone. */
    public record Taken(TakeReport report, boolean undoable) {}

    /** What people keep: names, locks and salvos. */
    public record Kept(Aliases aliases, Locks locks, Salvos salvos) {}

    /**
     * What people call senders and receivers here.
     *
     * @param set gives one; an empty text takes it away
     */
    public record Aliases(Function<String, Optional<String>> of, Set set) {
        /** Gives an alias. */
        @FunctionalInterface
        public interface Set {
            void set(String id, String alias);
        }
    }

    /**
     * Who keeps others from changing a receiver.
     *
     * @param put locks it; what is in the way, if something is
     * @param drop unlocks it; the same
     */
    public record Locks(Function<String, Optional<Lock>> of, Locks.Put put, Drop drop) {
        /** Locks a receiver. */
        @FunctionalInterface
        public interface Put {
            Optional<Lock> put(String receiver, Lock lock, boolean force);
        }

        /** Unlocks a receiver. */
        @FunctionalInterface
        public interface Drop {
            Optional<Lock> drop(String receiver, String owner, boolean force);
        }
    }

    /**
     * A lock.
     *
     * @param hard nobody changes it; else everybody but the owner is kept from it
     * @param reason may be empty
     */
    public record Lock(String owner, boolean hard, String reason, Instant since) {}

    /**
     * Named salvos.
     *
     * @param all their routes by name: a sender for each receiver, or none to disconnect it
     * @param drop whether there was one
     */
    public record Salvos(
            Supplier<Map<String, List<Route>>> all, Salvos.Put put, Function<String, Boolean> drop, Take take) {
        /** Keeps a salvo, in place of one of the same name. */
        @FunctionalInterface
        public interface Put {
            void put(String name, List<Route> routes, String by);
        }

        /** Takes a salvo; empty if there is none of that name. */
        @FunctionalInterface
        public interface Take {
            Optional<TakeReport> take(String name, Options options) throws InterruptedException;
        }
    }

    /**
     * What a device says of a sender or receiver.
     *
     * @param parts {@code constraints}, {@code staged} and {@code active} as they came, those that did
     * @param file the transport file: the sender's own, or what was last sent to the receiver
     * @param problems why parts are missing, a sentence each
     */
    public record Details(Map<String, JsonNode> parts, Optional<String> file, List<String> problems) {}

    /** Asks a device. */
    @FunctionalInterface
    public interface Reading {
        Details read(Resource resource) throws InterruptedException;
    }

    /** How a sender or receiver does: a word, and what the device says of it, which may be empty. */
    public record Health(String state, String message) {}
}
