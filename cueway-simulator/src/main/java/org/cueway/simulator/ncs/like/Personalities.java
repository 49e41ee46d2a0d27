package org.cueway.simulator.ncs.like;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cueway.mos.wire.Encoding;
import org.cueway.simulator.faults.Fault;
import org.cueway.simulator.faults.FaultPlan;
import org.cueway.simulator.faults.Way;
import org.cueway.simulator.line.Manner;
import org.cueway.simulator.line.Manner.Contact;
import org.cueway.simulator.line.Manner.Ids;
import org.cueway.simulator.line.Manner.Patience;
import org.cueway.simulator.line.Manner.Then;
import org.cueway.simulator.ncs.answer.Mode;
import org.cueway.simulator.ncs.like.Habits.Delivery;

/** Everybody that {@code --like} knows. */
public final class Personalities {
    /** Longer than the 10 s that peers wait for an answer (R60). */
    private static final Duration TOO_LATE = Duration.ofSeconds(12);

    private static final Duration THIRTY_SECONDS = Duration.ofSeconds(30);

    private static final List<Personality> ALL = List.of(
            new Personality(
                    "enps-main",
                    "AP ENPS: wrapped items, flat profiles, times without zone, refusals with the reason in the element",
                    enps(),
                    enpsHabits(Mode.ACTIVE)),
            new Personality(
                    "enps-buddy",
                    "the buddy of an ENPS whose main server runs: refuses everything in prose",
                    enps(),
                    enpsHabits(Mode.STANDBY)),
            new Personality(
                    "enps-stale-main",
                    "an ENPS main server that is back and not up to date: refuses everything in prose",
                    enps(),
                    enpsHabits(Mode.STALE)),
            new Personality(
                    "enps97-silent-passive",
                    "ENPS 9.7: takes every line, answers on it, and never sends a thing",
                    enps(),
                    enpsHabits(Mode.ACTIVE).delivery(Delivery.NEVER)),
            new Personality(
                    "inews",
                    "Avid iNEWS: no messageIDs, ncsID first, whole stories by old messages",
                    Manner.PLAIN.ids(Ids.NONE).wording(all(Wordings.NCS_ID_FIRST, Wordings.SLUG_FIRST)),
                    Habits.PLAIN.ids(IdStyle.INEWS).edits(EditStyle.WHOLE_STORIES)),
            new Personality(
                    "octopus-utf8",
                    "Octopus: UTF-8, throws its queue away when an answer is late, sends all anew on each connection",
                    octopus(),
                    octopusHabits(Delivery.RESEND_ALL)),
            new Personality(
                    "octopus-pull",
                    "Octopus that sends nothing of a running order before it was asked for",
                    octopus(),
                    octopusHabits(Delivery.ON_REQUEST)),
            new Personality(
                    "openmedia-standby",
                    "the second OpenMedia server: not there while the first runs, and sparing with words",
                    Manner.PLAIN,
                    Habits.PLAIN.mode(Mode.OFF).replies(Replies.SPARSE)),
            new Personality(
                    "legacy-26",
                    "a newsroom of MOS 2.6: no messageIDs, no profiles, old messages",
                    Manner.PLAIN.ids(Ids.NONE).contact(Contact.none()),
                    Habits.PLAIN.edits(EditStyle.OLD_MESSAGES).replies(Replies.OLD)),
            new Personality(
                    "counter-reset",
                    "numbers its messages from 1 again after every start",
                    Manner.PLAIN.ids(Ids.FROM_ONE),
                    Habits.PLAIN),
            new Personality(
                    "half-open",
                    "connects, accepts, and says nothing",
                    Manner.PLAIN.faults(out(new Fault.HalfOpen(Way.OUT, 1))),
                    Habits.PLAIN),
            new Personality(
                    "byte-dribbler",
                    "writes octet by octet",
                    Manner.PLAIN.faults(out(new Fault.Dribble(Way.OUT, 1))),
                    Habits.PLAIN),
            new Personality(
                    "junk-sender",
                    "writes something that is no message between its messages",
                    Manner.PLAIN.faults(out(new Fault.Junk(Way.OUT, 1))),
                    Habits.PLAIN),
            new Personality(
                    "nested-mos",
                    "has messages inside the payloads of its messages",
                    Manner.PLAIN.wording(Wordings.NESTED_MOS),
                    Habits.PLAIN),
            new Personality(
                    "late-answerer",
                    "answers when nobody waits any more",
                    Manner.PLAIN.patience(Patience.usual().answeringAfter(TOO_LATE)),
                    Habits.PLAIN),
            new Personality(
                    "wrong-case-id",
                    "writes the device's ID in the other case",
                    Manner.PLAIN.wording(Wordings.WRONG_CASE),
                    Habits.PLAIN),
            new Personality(
                    "loopy-heartbeat",
                    "answers every heartbeat, also one that is an answer",
                    Manner.PLAIN.contact(new Contact(THIRTY_SECONDS, true, true)),
                    Habits.PLAIN));

    private Personalities() {}

    /** All, in the order in which people are shown them. */
    public static List<Personality> all() {
        return ALL;
    }

    /** The one of this name. */
    public static Optional<Personality> named(String name) {
        if (name.equals(Personality.PLAIN.name())) return Optional.of(Personality.PLAIN);
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Their names, with commas. */
    public static String names() {
        return ALL.stream().map(Personality::name).collect(Collectors.joining(", "));
    }

    /** An unanswered message goes out every 30 s, for ever (R39). */
    private static Manner enps() {
        return Manner.PLAIN
                .ids(Ids.NOT_ON_REFUSALS)
                .wording(all(Wordings.ITEMS_WRAPPED, Wordings.NO_ZONE, Wordings.FLAT_PROFILES))
                .contact(new Contact(THIRTY_SECONDS, false, false))
                .patience(new Patience(THIRTY_SECONDS, Integer.MAX_VALUE, Then.CONNECT_ANEW, Duration.ZERO));
    }

    private static Habits enpsHabits(Mode mode) {
        return Habits.PLAIN.ids(IdStyle.ENPS).mode(mode).replies(Replies.ENPS);
    }

    /** One attempt of 10 s, then the connection and the queue are gone (R60). */
    private static Manner octopus() {
        return Manner.PLAIN
                .encoding(Encoding.UTF8)
                .ids(Ids.NONE)
                .wording(Wordings.OCTEXT)
                .contact(Contact.none())
                .patience(new Patience(Patience.usual().reply(), 1, Then.GIVE_UP, Duration.ZERO));
    }

    private static Habits octopusHabits(Delivery delivery) {
        return Habits.PLAIN.ids(IdStyle.NUMBERS).edits(EditStyle.OLD_MESSAGES).delivery(delivery);
    }

    private static FaultPlan out(Fault fault) {
        return new FaultPlan(0, List.of(fault));
    }

    private static UnaryOperator<String> all(Wordings... wordings) {
        return text -> {
            var said = text;
            for (var wording : wordings) said = wording.apply(said);
            return said;
        };
    }
}
