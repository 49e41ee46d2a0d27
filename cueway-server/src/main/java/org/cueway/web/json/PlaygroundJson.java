package org.cueway.web.json;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The demo's newsroom as JSON. */
public final class PlaygroundJson {
    private PlaygroundJson() {}

    /** What can be done to it. The words are part of the API. */
    public enum Fault {
        /** The server in charge dies, and the other one takes over. */
        FAIL_OVER("failOver"),
        /** The server that died is back beside the other. */
        COME_BACK("comeBack"),
        /** Nothing leads to the newsroom any more. */
        CUT("cut"),
        /** Connections stay, and nothing is said on them. */
        HALF_OPEN("halfOpen"),
        /** It refuses everything, as a server does that is not in charge. */
        STANDBY("standby"),
        /** It has no running order any more, and does not say so. */
        LOSE_STATE("loseState"),
        /** Everything as at the start. */
        RESTORE("restore");

        private final String word;

        Fault(String word) {
            this.word = word;
        }

        /** Its word in the API. */
        public String word() {
            return word;
        }

        /** The one with that word. */
        public static Optional<Fault> of(String word) {
            return Arrays.stream(values())
                    .filter(fault -> fault.word.equals(word))
                    .findFirst();
        }
    }

    /**
     * How it is.
     *
     * @param broken what was done to it and still lasts
     * @param shows its running orders, and whether the gateway has the same
     * @param happened what it says happened, newest first
     */
    public record State(
            String newsroom, List<Server> servers, Set<Fault> broken, List<Show> shows, List<Happened> happened) {}

    /** One of its servers; {@code mode} is {@code active}, {@code standby}, {@code stale} or {@code off}. */
    public record Server(String ncsID, String mode) {}

    /** A running order: how many stories it has there and here, and whether they are the same, in the same order. */
    public record Show(String roID, String roSlug, int there, int here, boolean same) {}

    /** Something that happened, in words. */
    public record Happened(Instant time, String text) {}

    /** All of it. */
    public static ObjectNode state(State state) {
        var json = JsonNodeFactory.instance.objectNode().put("newsroom", state.newsroom());
        var servers = json.putArray("servers");
        state.servers()
                .forEach(server ->
                        servers.addObject().put("ncsID", server.ncsID()).put("mode", server.mode()));
        var broken = json.putArray("broken");
        state.broken().forEach(fault -> broken.add(fault.word()));
        var shows = json.putArray("shows");
        state.shows()
                .forEach(show -> shows.addObject()
                        .put("roID", show.roID())
                        .put("roSlug", show.roSlug())
                        .put("there", show.there())
                        .put("here", show.here())
                        .put("same", show.same()));
        var happened = json.putArray("happened");
        state.happened()
                .forEach(each ->
                        happened.addObject().put("time", each.time().toString()).put("text", each.text()));
        return json;
    }
}
