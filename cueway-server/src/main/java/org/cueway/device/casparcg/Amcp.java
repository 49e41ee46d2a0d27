package org.cueway.device.casparcg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How AMCP is written and read (device-protocols §3.1, §3.2). Pure. */
final class Amcp {
    private static final Pattern ANSWER =
            Pattern.compile("^(?:RES (\\S+) )?(\\d{3})(?: (.*?))? ?(OK|ERROR|FAILED|PARTIAL)?$", Pattern.DOTALL);

    private Amcp() {}

    /** One token: backslash, quote and newline are escaped, and nothing else, since any other escape vanishes. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** What came. */
    sealed interface Heard {
        /**
         * An answer.
         *
         * @param id of the request; empty if it had none
         * @param text the line without the id
         * @param data the lines behind it
         */
        record Answer(Optional<String> id, int code, String text, List<String> data) implements Heard {
            boolean isOk() {
                return code < 300;
            }
        }

        record Pong(String text) implements Heard {}

        /** Nothing that AMCP knows of. */
        record Noise(String line) implements Heard {}
    }

    /** Puts lines together to answers. Confined to one thread. */
    static final class Reader {
        private final List<String> data = new ArrayList<>();
        private Optional<Heard.Answer> begun = Optional.empty();

        /** Takes one line, without its end; empty while more has to come. */
        Optional<Heard> take(String line) {
            if (begun.isPresent()) return more(begun.get(), line);
            if (line.startsWith("PONG"))
                return Optional.of(
                        new Heard.Pong(line.substring("PONG".length()).strip()));
            var match = ANSWER.matcher(line);
            if (!match.matches()) return Optional.of(new Heard.Noise(line));
            var id = Optional.ofNullable(match.group(1));
            var text = id.isEmpty() ? line : line.substring(("RES " + id.get() + " ").length());
            var answer = new Heard.Answer(id, Integer.parseInt(match.group(2)), text, List.of());
            return switch (answer.code()) {
                case 200, 201, 400, 101 -> {
                    begun = Optional.of(answer);
                    yield Optional.empty();
                }
                // Information about something that nobody asked for.
                case 100, 102 -> Optional.of(new Heard.Noise(line));
                default -> Optional.of(answer);
            };
        }

        private Optional<Heard> more(Heard.Answer answer, String line) {
            boolean several = answer.code() == 200;
            if (!several || !line.isEmpty()) data.add(line);
            if (several && !line.isEmpty()) return Optional.empty();
            begun = Optional.empty();
            var whole = new Heard.Answer(answer.id(), answer.code(), answer.text(), List.copyOf(data));
            data.clear();
            return Optional.of(whole.code() == 101 ? new Heard.Noise(whole.text()) : whole);
        }
    }
}
