package org.cueway.object.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cueway.object.search.Condition.Operator;
import org.cueway.object.search.Condition.Test;

/**
 * Reads the path of a {@code searchField}:
 *
 * <pre>
 * path       = "/" name { "/" name } [ "[" or "]" ]
 * or         = and { OR and }
 * and        = comparison { AND comparison }
 * comparison = ( "." | name { "/" name } ) ( "=" | "!=" | "&lt;" | "&gt;" ) ( 'text' | "text" | number )
 * </pre>
 *
 * AND and OR are read in capitals and in small letters; a name may begin with {@code @}. Everything else is refused: functions,
 * axes, wildcards, variables. Confined to one path.
 */
final class PathReader {
    private static final int MAX_CHARS = 1_000;
    private static final int MAX_NAMES = 50;
    private static final Set<String> AND = Set.of("and", "AND");
    private static final Set<String> OR = Set.of("or", "OR");

    private final String text;
    private int at;
    private int names;

    private PathReader(String text) {
        this.text = text;
    }

    static Condition read(String xPath) throws Unreadable {
        String text = xPath.strip();
        if (text.length() > MAX_CHARS) {
            throw new Unreadable(SearchFault.TOO_MUCH, "XPath of more than " + MAX_CHARS + " characters");
        }
        var reader = new PathReader(text);
        var condition = reader.path();
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.expected("the end");
        }
        return condition;
    }

    private Condition path() throws Unreadable {
        var path = new ArrayList<String>();
        do {
            take("/");
            path.add(name());
        } while (at < text.length() && text.charAt(at) == '/');
        if (!ahead("[")) {
            return new Condition(path, new Test.None());
        }
        take("[");
        var test = or();
        take("]");
        return new Condition(path, test);
    }

    private Test or() throws Unreadable {
        var tests = new ArrayList<>(List.of(and()));
        while (word(OR)) {
            tests.add(and());
        }
        return tests.size() == 1 ? tests.getFirst() : new Test.Or(tests);
    }

    private Test and() throws Unreadable {
        var tests = new ArrayList<>(List.of(comparison()));
        while (word(AND)) {
            tests.add(comparison());
        }
        return tests.size() == 1 ? tests.getFirst() : new Test.And(tests);
    }

    private Test comparison() throws Unreadable {
        var below = new ArrayList<String>();
        if (ahead(".")) {
            take(".");
        } else {
            below.add(name());
            while (ahead("/")) {
                take("/");
                below.add(name());
            }
        }
        return new Test.Compare(below, operator(), literal());
    }

    private Operator operator() throws Unreadable {
        if (ahead("!=")) {
            take("!=");
            return Operator.NOT_EQUAL;
        }
        if (ahead("=")) {
            take("=");
            return Operator.EQUAL;
        }
        if (ahead("<")) {
            take("<");
            return Operator.LESS;
        }
        if (ahead(">")) {
            take(">");
            return Operator.GREATER;
        }
        throw expected("=, !=, < or >");
    }

    private String literal() throws Unreadable {
        blanks();
        char quote = at < text.length() ? text.charAt(at) : ' ';
        if (quote == '\'' || quote == '"') {
            int end = text.indexOf(quote, at + 1);
            if (end < 0) {
                throw expected("a closing " + quote);
            }
            String literal = text.substring(at + 1, end);
            at = end + 1;
            return literal;
        }
        int start = at;
        while (at < text.length() && "-.0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (start == at) {
            throw expected("a quoted value or a number");
        }
        return text.substring(start, at);
    }

    private String name() throws Unreadable {
        blanks();
        int start = at;
        if (at < text.length() && text.charAt(at) == '@') {
            at++;
        }
        int letters = at;
        while (at < text.length() && isNamePart(text.charAt(at), at == letters)) {
            at++;
        }
        if (letters == at) {
            throw expected("a name");
        }
        if (++names > MAX_NAMES) {
            throw new Unreadable(SearchFault.TOO_MUCH, "XPath with more than " + MAX_NAMES + " names");
        }
        return text.substring(start, at);
    }

    private static boolean isNamePart(char c, boolean first) {
        return Character.isLetter(c)
                || c == '_'
                || (!first && (Character.isDigit(c) || c == '-' || c == '.' || c == ':'));
    }

    /** Takes the word if it is one of these, and not only the beginning of a longer one. */
    private boolean word(Set<String> words) {
        blanks();
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        if (!words.contains(text.substring(at, end))) {
            return false;
        }
        at = end;
        return true;
    }

    private boolean ahead(String sign) {
        blanks();
        return text.startsWith(sign, at);
    }

    private void take(String sign) throws Unreadable {
        if (!ahead(sign)) {
            throw expected(sign);
        }
        at += sign.length();
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Unreadable expected(String what) {
        return new Unreadable(
                SearchFault.PATH_NOT_UNDERSTOOD, "expected " + what + " at character " + (at + 1) + " of " + shown());
    }

    private String shown() {
        return text.length() <= 24 ? text : text.substring(0, 24) + "…";
    }
}
