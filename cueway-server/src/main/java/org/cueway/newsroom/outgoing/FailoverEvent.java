package org.cueway.newsroom.outgoing;

import java.util.List;
import org.cueway.mos.dialect.Meaning;

/** What decides which server of a newsroom is asked; servers by their place in the configuration. */
sealed interface FailoverEvent {
    /** The lanes were looked at; one look for each server. */
    record Looked(List<Look> looks) implements FailoverEvent {
        public Looked {
            looks = List.copyOf(looks);
        }
    }

    /**
     * What the lanes of one server show.
     *
     * @param up how many are up
     * @param standby whether it says on one that another server is to be asked
     * @param reason in words; empty if there is nothing to say
     */
    record Look(int up, boolean standby, String reason) {}

    /** A server refused a message, and meant that another one is to be asked. */
    record Refused(int server, Meaning meaning, String words) implements FailoverEvent {}

    /** A message to a server was not answered. */
    record Failed(int server, String why) implements FailoverEvent {}

    /** A server answered a message as it should. */
    record Answered(int server) implements FailoverEvent {}

    /** Somebody wants a server to be asked. */
    record Chosen(int server) implements FailoverEvent {}
}
