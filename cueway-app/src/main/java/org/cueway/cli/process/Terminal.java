package org.cueway.cli.process;

import java.io.Console;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * What standard output can show. Colours only repeat a word that stands there.
 *
 * @param colours whether it is a terminal whose user has nothing against colours
 * @param arrow from sender to receiver, in characters that it has
 */
public record Terminal(boolean colours, String arrow) {
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String GREEN = "32";

    /** The arrow of a message that is ours, which goes the other way than the rest of a list. */
    public String back() {
        return arrow.equals("→") ? "←" : "<-";
    }

    /** That of this process. */
    @SuppressWarnings("SystemConsoleNull") // null again since JDK 25, when there is no terminal
    public static Terminal current() {
        Console console = System.console();
        return of(System.getenv(), console != null && console.isTerminal(), System.out.charset());
    }

    /**
     * Decides.
     *
     * @param environment {@code NO_COLOR} counts if it is not empty, {@code TERM} if it is {@code dumb}
     * @param interactive whether a person sits in front of it
     */
    public static Terminal of(Map<String, String> environment, boolean interactive, Charset charset) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(interactive && wanted, charset.newEncoder().canEncode('→') ? "→" : "->");
    }

    /** A word for what is wrong. */
    public String bad(String word) {
        return coloured(RED, word);
    }

    /** A word for what is doubtful. */
    public String doubtful(String word) {
        return coloured(YELLOW, word);
    }

    /** A word for what is right. */
    public String good(String word) {
        return coloured(GREEN, word);
    }

    private String coloured(String colour, String word) {
        return colours ? "\u001b[" + colour + "m" + word + "\u001b[0m" : word;
    }
}
