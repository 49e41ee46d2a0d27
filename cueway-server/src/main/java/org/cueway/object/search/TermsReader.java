package org.cueway.object.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a general search: {@code ferry AND NOT archive}. NOT binds strongest, then AND, then OR; words side by side are joined
 * by AND; operators are in capitals, so that "rock and roll" is three words. Confined to one text.
 */
final class TermsReader {
    private static final int MAX_WORDS = 100;
    private static final int MAX_DEPTH = 20;

    private final List<Token> tokens;
    private int at;
    private int depth;

    private TermsReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    private enum Kind {
        WORD,
        AND,
        OR,
        NOT,
        OPEN,
        CLOSE
    }

    private record Token(Kind kind, String text) {}

    static Terms read(String text) throws Unreadable {
        var tokens = tokens(text);
        if (tokens.isEmpty()) {
            return new Terms.Anything();
        }
        if (tokens.size() > MAX_WORDS) {
            throw new Unreadable(SearchFault.TOO_MUCH, "generalSearch of more than " + MAX_WORDS + " words");
        }
        var reader = new TermsReader(tokens);
        var terms = reader.or();
        if (reader.at < tokens.size()) {
            throw wrong("found )");
        }
        return terms;
    }

    private static List<Token> tokens(String text) throws Unreadable {
        var tokens = new ArrayList<Token>();
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '(' || c == ')') {
                tokens.add(new Token(c == '(' ? Kind.OPEN : Kind.CLOSE, String.valueOf(c)));
                at++;
            } else if (c == '"') {
                int end = text.indexOf('"', at + 1);
                if (end < 0) {
                    throw wrong("expected \" at the end");
                }
                addPhrase(tokens, text.substring(at + 1, end));
                at = end + 1;
            } else {
                int end = at;
                while (end < text.length()
                        && !Character.isWhitespace(text.charAt(end))
                        && "()\"".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                tokens.add(word(text.substring(at, end)));
                at = end;
            }
        }
        return tokens;
    }

    private static void addPhrase(List<Token> tokens, String phrase) {
        if (!phrase.isBlank()) {
            tokens.add(new Token(Kind.WORD, phrase.strip()));
        }
    }

    private static Token word(String word) {
        return new Token(
                switch (word) {
                    case "AND" -> Kind.AND;
                    case "OR" -> Kind.OR;
                    case "NOT" -> Kind.NOT;
                    default -> Kind.WORD;
                },
                word);
    }

    private Terms or() throws Unreadable {
        var terms = new ArrayList<>(List.of(and()));
        while (is(Kind.OR)) {
            at++;
            terms.add(and());
        }
        return terms.size() == 1 ? terms.getFirst() : new Terms.Any(terms);
    }

    private Terms and() throws Unreadable {
        var terms = new ArrayList<>(List.of(not()));
        while (is(Kind.AND) || is(Kind.WORD) || is(Kind.NOT) || is(Kind.OPEN)) {
            if (is(Kind.AND)) {
                at++;
            }
            terms.add(not());
        }
        return terms.size() == 1 ? terms.getFirst() : new Terms.All(terms);
    }

    private Terms not() throws Unreadable {
        if (at == tokens.size()) {
            throw wrong(
                    at == 0 ? "" : "expected a word behind " + tokens.getLast().text());
        }
        var token = tokens.get(at++);
        return switch (token.kind()) {
            case NOT -> new Terms.Not(nested(this::not));
            case WORD -> new Terms.Says(token.text().toLowerCase(Locale.ROOT));
            case OPEN -> {
                var inner = nested(this::or);
                if (!is(Kind.CLOSE)) {
                    throw wrong("expected ) at the end");
                }
                at++;
                yield inner;
            }
            case AND, OR, CLOSE -> throw wrong("expected a word, found " + token.text());
        };
    }

    @FunctionalInterface
    private interface Part {
        Terms read() throws Unreadable;
    }

    private Terms nested(Part part) throws Unreadable {
        if (++depth > MAX_DEPTH) {
            throw new Unreadable(SearchFault.TOO_MUCH, "generalSearch nested more than " + MAX_DEPTH + " deep");
        }
        var terms = part.read();
        depth--;
        return terms;
    }

    private boolean is(Kind kind) {
        return at < tokens.size() && tokens.get(at).kind() == kind;
    }

    private static Unreadable wrong(String detail) {
        return new Unreadable(SearchFault.WORDS_NOT_UNDERSTOOD, detail);
    }
}
