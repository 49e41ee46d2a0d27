package org.cueway.simulator.device.casparcg;

import java.util.ArrayList;
import java.util.List;

/** Cuts a line into tokens as the server does (device-protocols §3.1). Pure. */
final class Tokens {
    private Tokens() {}

    static List<String> of(String line) {
        var tokens = new ArrayList<String>();
        var token = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (int at = 0; at < line.length(); at++) {
            char character = line.charAt(at);
            if (character == '\\') {
                at++;
                if (at < line.length()) escape(line.charAt(at), token);
            } else if (character == '"') {
                quoted = !quoted;
                if (!token.isEmpty() || !quoted) flush(token, tokens);
            } else if (character == ' ' && !quoted && depth == 0) {
                if (!token.isEmpty()) flush(token, tokens);
            } else {
                if (!quoted && character == '(') depth++;
                if (!quoted && character == ')') depth = Math.max(0, depth - 1);
                token.append(character);
            }
        }
        if (!token.isEmpty()) flush(token, tokens);
        return tokens;
    }

    /** Whatever else is escaped vanishes. */
    private static void escape(char character, StringBuilder token) {
        switch (character) {
            case '\\', '"' -> token.append(character);
            case 'n' -> token.append('\n');
            default -> {}
        }
    }

    private static void flush(StringBuilder token, List<String> tokens) {
        tokens.add(token.toString());
        token.setLength(0);
    }
}
