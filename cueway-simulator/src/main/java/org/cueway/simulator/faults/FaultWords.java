package org.cueway.simulator.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How people write faults: names with a comma between them, each with the way in front and numbers behind if wanted. */
enum FaultWords {
    DROP("drop", 0.02, Duration.ZERO, Way.BOTH),
    DUP("dup", 0.02, Duration.ZERO, Way.BOTH),
    DELAY("delay", 0.1, Duration.ofMillis(200), Way.BOTH),
    SPLIT("split", 0.5, Duration.ZERO, Way.BOTH),
    DRIBBLE("dribble", 1, Duration.ZERO, Way.BOTH),
    JUNK("junk", 0.05, Duration.ZERO, Way.BOTH),
    CUT("cut", 0.01, Duration.ZERO, Way.BOTH),
    HALF_OPEN("half-open", 0.005, Duration.ZERO, Way.BOTH),
    SLOW_ACK("slow-ack", 1, Duration.ofSeconds(2), Way.IN),
    REFUSE("refuse", 0.2, Duration.ZERO, Way.BOTH);

    private final String word;
    private final double chance;
    private final Duration time;
    private final Way way;

    FaultWords(String word, double chance, Duration time, Way way) {
        this.word = word;
        this.chance = chance;
        this.time = time;
        this.way = way;
    }

    static List<Fault> read(String text) {
        var faults = new ArrayList<Fault>();
        for (var one : text.split(",", -1)) faults.add(one(one.strip()));
        return faults;
    }

    private static Fault one(String text) {
        int colon = text.indexOf(':');
        int sign = text.indexOf('=');
        var name = text.substring(colon + 1, sign < 0 ? text.length() : sign);
        var known =
                Arrays.stream(values()).filter(each -> each.word.equals(name)).findFirst();
        if (known.isEmpty())
            throw new IllegalArgumentException("expected one of " + names() + ", found " + Strength.quoted(name));
        var way = colon < 0 ? known.get().way : way(text.substring(0, colon));
        return known.get().fault(way, sign < 0 ? "" : text.substring(sign + 1));
    }

    private static Way way(String word) {
        return switch (word) {
            case "out" -> Way.OUT;
            case "in" -> Way.IN;
            default ->
                throw new IllegalArgumentException(
                        "expected out: or in: before a fault, found " + Strength.quoted(word));
        };
    }

    private Fault fault(Way direction, String numbers) {
        var strength = Strength.read(numbers, new Strength.Usual(word, "a chance", new Strength(chance, time)));
        double often = strength.part();
        return switch (this) {
            case DROP -> new Fault.Drop(direction, often);
            case DUP -> new Fault.Duplicate(direction, often);
            case DELAY -> new Fault.Delay(direction, often, strength.time());
            case SPLIT -> new Fault.Split(direction, often);
            case DRIBBLE -> new Fault.Dribble(direction, often);
            case JUNK -> new Fault.Junk(direction, often);
            case CUT -> new Fault.Cut(direction, often);
            case HALF_OPEN -> new Fault.HalfOpen(direction, often);
            case SLOW_ACK -> new Fault.Slow(direction, strength.time());
            case REFUSE -> new Fault.Refuse(often);
        };
    }

    static String names() {
        return Arrays.stream(values()).map(each -> each.word).collect(Collectors.joining(", "));
    }
}
