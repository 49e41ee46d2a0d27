package org.cueway.simulator.device;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be wrong with a device, each seen somewhere. */
public enum Misbehaviour {
    ACKS_BEFORE("says OK to every message before it has looked whether it can do it"),
    NEVER_ACKS("answers nothing but heartbeats"),
    WRONG_ORDER("puts stories and items behind the target instead of in front of it"),
    DISCONNECTED("has been reordered by hand after the first running order, and does not ask for the right order"),
    FORGETS_STORY("loses the last story of every running order"),
    HALF_APPLIES("deletes what it knows of a list that names something it does not know"),
    APPLIES_TWICE("does a repeated message once more"),
    WRONG_NUMBERS("answers with messageIDs of its own"),
    HANGS_UP("closes the connection on a message that it does not know or cannot read");

    private final String about;

    Misbehaviour(String about) {
        this.about = about;
    }

    /** What it does, for people. */
    public String about() {
        return about;
    }

    /** How people write it: {@code acks-before}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one that people write so. */
    public static Optional<Misbehaviour> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** All words, with commas. */
    public static String words() {
        return Arrays.stream(values()).map(Misbehaviour::word).collect(Collectors.joining(", "));
    }
}
