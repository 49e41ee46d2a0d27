package org.cueway.cue;

/** Who gave a cue. */
public sealed interface Origin {
    /**
     * The newsroom that the running order belongs to.
     *
     * @param element the MOS message
     * @param word what it said: the command, the type of the event, the air state; as it came
     */
    record Message(String element, String word) implements Origin {}

    /** Somebody at a console; {@code caller} is the address of the machine. */
    record Console(String caller) implements Origin {}

    /** A program; {@code caller} is the address of the machine. */
    record Api(String caller) implements Origin {}
}
