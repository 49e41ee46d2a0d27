package org.cueway.simulator.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
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

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s)");

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
            throw new IllegalArgumentException("expected one of " + names() + ", found " + quoted(name));
        var way = colon < 0 ? known.get().way : way(text.substring(0, colon));
        return known.get().fault(way, sign < 0 ? "" : text.substring(sign + 1));
    }

    private static Way way(String word) {
        return switch (word) {
            case "out" -> Way.OUT;
            case "in" -> Way.IN;
            default -> throw new IllegalArgumentException("expected out: or in: before a fault, found " + quoted(word));
        };
    }

    private Fault fault(Way direction, String numbers) {
        double often = chance;
        var lasting = time;
        for (var part : numbers.isEmpty() ? List.<String>of() : Arrays.asList(numbers.split("/", -1))) {
            if (TIME.matcher(part).matches()) lasting = time(part);
            else often = chance(part);
        }
        return switch (this) {
            case DROP -> new Fault.Drop(direction, often);
            case DUP -> new Fault.Duplicate(direction, often);
            case DELAY -> new Fault.Delay(direction, often, lasting);
            case SPLIT -> new Fault.Split(direction, often);
            case DRIBBLE -> new Fault.Dribble(direction, often);
            case JUNK -> new Fault.Junk(direction, often);
            case CUT -> new Fault.Cut(direction, often);
            case HALF_OPEN -> new Fault.HalfOpen(direction, often);
            case SLOW_ACK -> new Fault.Slow(direction, lasting);
            case REFUSE -> new Fault.Refuse(often);
        };
    }

    private Duration time(String text) {
        if (time.isZero()) throw new IllegalArgumentException(word + " takes no time, found " + quoted(text));
        var found = TIME.matcher(text);
        if (!found.matches()) throw new IllegalStateException("not a time: " + text);
        long number = Long.parseLong(found.group(1));
        return found.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    }

    private double chance(String text) {
        double found;
        try {
            found = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            found = -1;
        }
        if (!(found >= 0 && found <= 1)) {
            throw new IllegalArgumentException("expected a chance from 0 to 1"
                    + (time.isZero() ? "" : " or a time such as 200ms or 2s") + " behind " + word + ", found "
                    + quoted(text));
        }
        return found;
    }

    static String names() {
        return Arrays.stream(values()).map(each -> each.word).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return "\"" + text.toLowerCase(Locale.ROOT) + "\"";
    }
}
