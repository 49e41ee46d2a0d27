package org.cueway.device.nmos;

import org.cueway.device.Command;

/** What is asked of the controller. A route twice is as good as once. */
sealed interface NmosCommand extends Command {
    /** The receiver, as the rule names it. */
    String receiver();

    /** Connects it. */
    record Connect(String receiver, String sender) implements NmosCommand {
        @Override
        public String wire() {
            return "connect " + receiver + " to " + sender;
        }
    }

    /** Brings back what it was on before. */
    record Restore(String receiver) implements NmosCommand {
        @Override
        public String wire() {
            return "restore " + receiver;
        }
    }

    @Override
    default boolean isAbsolute() {
        return true;
    }
}
