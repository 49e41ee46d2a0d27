package org.cueway.web;

import org.cueway.web.events.Events;
import tools.jackson.databind.JsonNode;

/** What a request gets. */
sealed interface Answer {
    /** What it asked for. */
    record Page(JsonNode json) implements Answer {}

    /** What was made of it, and where that is found. */
    record Created(JsonNode json, String location) implements Answer {}

    /** What is under way, and where that is found. */
    record Accepted(JsonNode json, String location) implements Answer {}

    /** What it asked for, if it does not have the very same already: a page that callers ask for again and again. */
    record Tagged(JsonNode json) implements Answer {}

    /** A state that machines look at: 200 or 503. */
    record Health(boolean good, String word) implements Answer {}

    /** A file of the console. */
    record File(ConsoleFiles.Content content) implements Answer {}

    /** A file of an output or a graphic, which a page that is shut in may read, too. */
    record Open(ConsoleFiles.Content content) implements Answer {}

    /** What happens, as it happens, until one side ends it. */
    record Stream(Events events) implements Answer {}

    /** It cannot be done with what is at that path; {@code allow} is what can. */
    record NotAllowed(String method, String allow) implements Answer {}

    /** Something else. */
    record Refused(Problem problem) implements Answer {}
}
