package org.cueway.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cueway.cue.Action;
import org.cueway.cue.Stand;
import org.cueway.device.Standing.Certainty;

/** What should be at each place of a device, and what is known of it. Confined to the device's thread. */
final class Places<S> {
    private final Map<String, Held<S>> places = new TreeMap<>();

    /**
     * One place.
     *
     * @param known what is there; empty if nobody knows
     * @param doubt what should have been there before something was sent that was not confirmed
     */
    record Held<S>(Stand stand, Optional<S> known, Optional<Stand> doubt, Certainty certainty, String detail) {
        static <S> Held<S> confirmed(Stand stand, S state) {
            return new Held<>(stand, Optional.of(state), Optional.empty(), Certainty.CONFIRMED, "");
        }

        /** As far as it was published. */
        static <S> Held<S> of(Standing standing, S wanted) {
            return standing.certainty() == Certainty.CONFIRMED
                    ? confirmed(standing.stand(), wanted)
                    : unknown(standing.stand(), standing.detail());
        }

        /** Whatever is there that we do not know of, off is off; and who takes again what nobody is sure of means it. */
        boolean isToBeMadeSure(Action action) {
            return certainty != Certainty.CONFIRMED
                    && switch (action.verb()) {
                        case OUT -> stand.air().isEmpty();
                        case TAKE -> stand.isOnAir(action.cause().item());
                        case PREPARE, HOLD, SIGNAL, ARM, DISARM, RENEW -> false;
                    };
        }

        /** Nobody knows, and it was not we who made it so. */
        static <S> Held<S> unknown(Stand stand, String why) {
            return new Held<>(stand, Optional.empty(), Optional.empty(), Certainty.UNKNOWN, why);
        }

        static <S> Held<S> unconfirmed(Stand stand, Stand before, String why) {
            return new Held<>(stand, Optional.empty(), Optional.of(before), Certainty.UNKNOWN, why);
        }

        static <S> Held<S> differs(Stand stand, S state, String why) {
            return new Held<>(stand, Optional.of(state), Optional.empty(), Certainty.DIFFERS, why);
        }

        /** The same there, and something else meant by it. */
        Held<S> meant(Stand next) {
            return new Held<>(next, known, doubt, certainty, detail);
        }

        /** After the connection went: it may be anything by now. */
        Held<S> lost(String why) {
            return new Held<>(
                    stand, Optional.empty(), doubt, Certainty.UNKNOWN, certainty == Certainty.UNKNOWN ? detail : why);
        }

        /** Whether there is nothing to say of it. */
        boolean isIdle() {
            return stand.equals(Stand.IDLE) && certainty == Certainty.CONFIRMED;
        }
    }

    /** With what was there when the gateway was closed, which is not known to be there still. */
    Places(Map<String, Stand> stands) {
        stands.forEach((place, stand) -> places.put(place, Held.unknown(stand, "not asked yet")));
    }

    Optional<Held<S>> of(String place) {
        return Optional.ofNullable(places.get(place));
    }

    void put(String place, Held<S> held) {
        places.put(place, held);
    }

    List<String> names() {
        return List.copyOf(places.keySet());
    }

    void lose(String why) {
        places.replaceAll((_, held) -> held.lost(why));
    }

    /** Those that are known to have nothing. */
    Set<String> idle() {
        var idle = new TreeSet<String>();
        places.forEach((place, held) -> {
            if (held.isIdle()) idle.add(place);
        });
        return idle;
    }

    /** Those that have something to show. */
    List<Standing> standings() {
        var standings = new ArrayList<Standing>();
        places.forEach((place, held) -> {
            if (!held.isIdle()) standings.add(standing(place, held));
        });
        return standings;
    }

    static <S> Standing standing(String place, Held<S> held) {
        return new Standing(place, held.stand(), held.certainty(), held.detail());
    }
}
