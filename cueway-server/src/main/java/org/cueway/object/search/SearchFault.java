package org.cueway.object.search;

import org.cueway.base.Reason;

/** Why a search was not made. */
public enum SearchFault implements Reason {
    WORDS_NOT_UNDERSTOOD(
            "generalSearch cannot be read",
            "A word is missing beside AND, OR or NOT, or a quotation mark or parenthesis has no partner.",
            "Words, \"phrases in quotation marks\", AND, OR, NOT and parentheses are understood."),
    PATH_NOT_UNDERSTOOD(
            "XPath of searchField cannot be read",
            "More was asked of the path than names, one condition with =, !=, < or >, AND and OR.",
            "Write /name/name[.='value'], with several comparisons joined by AND or OR."),
    TOO_MUCH(
            "search asks for too much at once",
            "More words, fields or characters than a search may have.",
            "Ask for less, or in several searches."),
    RANGE_NOT_UNDERSTOOD(
            "listReturnStart or listReturnEnd is no usable range",
            "Indices count from 1, and the end is not before the start.",
            "Leave them empty for everything, or correct them.");

    private final Words words;

    SearchFault(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
