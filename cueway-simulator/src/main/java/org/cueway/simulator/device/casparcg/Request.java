package org.cueway.simulator.device.casparcg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One command, as the server understands it. Immutable.
 *
 * @param line as it came
 * @param id behind REQ; empty without
 * @param name in capitals; empty if there is none
 * @param channel and {@code layer}: of {@code 1-20} behind the name, if something of that kind stands there
 */
record Request(
        String line,
        Optional<String> id,
        String name,
        Optional<Integer> channel,
        Optional<Integer> layer,
        List<String> parameters) {
    private static final Pattern PLACE = Pattern.compile("([0-9]{1,4})(?:-([0-9]{1,6}))?");

    static Request of(String line) {
        var tokens = new ArrayList<>(Tokens.of(line));
        var id = Optional.<String>empty();
        if (tokens.size() > 1 && tokens.getFirst().equalsIgnoreCase("REQ")) {
            id = Optional.of(tokens.get(1));
            tokens.subList(0, 2).clear();
        }
        var name = tokens.isEmpty() ? "" : tokens.removeFirst().toUpperCase(Locale.ROOT);
        var place = PLACE.matcher(tokens.isEmpty() ? "" : tokens.getFirst());
        if (!place.matches())
            return new Request(line, id, name, Optional.empty(), Optional.empty(), List.copyOf(tokens));
        tokens.removeFirst();
        return new Request(
                line,
                id,
                name,
                Optional.of(Integer.valueOf(place.group(1))),
                Optional.ofNullable(place.group(2)).map(Integer::valueOf),
                List.copyOf(tokens));
    }

    /** The answer with the id in front, if there is one. */
    String answered(String answer) {
        return id.map(each -> "RES " + each + " ").orElse("") + answer;
    }
}
