package org.cueway.storyaction;

/** How far a story action has come. */
public sealed interface ActionState {
    /** It waits to be sent, or for an answer. */
    record Asked() implements ActionState {}

    /** The newsroom took the request in these words, and what was asked has not come back yet. */
    record Accepted(String answer) implements ActionState {}

    /** The newsroom refused it, or it could not be sent; nothing will follow. */
    record Refused(String why) implements ActionState {}

    /** What was asked is so, in our own list too. */
    record Confirmed(String answer) implements ActionState {}

    /** The newsroom took the request in these words, and nothing came back for so long that nothing may come any more. */
    record NotConfirmed(String answer) implements ActionState {}
}
