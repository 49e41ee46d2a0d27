package org.cueway.nmos.http;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came of a request. */
public sealed interface Reply {
    /** In one line for people: the device's own words where there are some (C-08). */
    String inWords();

    /**
     * An answer, of whatever status.
     *
     * @param body may be empty, and anything: HTML, or cut off
     */
    record Answered(int status, HttpHeaders headers, String body) implements Reply {
        private static final JsonMapper JSON = JsonMapper.shared();
        private static final int MAX_TEXT_CHARS = 300;

        /** Whether it was done: 2xx (C-05). */
        public boolean done() {
            return status >= 200 && status < 300;
        }

        /** The body; empty if it is no JSON. */
        public Optional<JsonNode> json() {
            try {
                var tree = JSON.readTree(body);
                return tree == null || tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
            } catch (JacksonException _) {
                return Optional.empty();
            }
        }

        /** {@code error} of the body; empty if it has none. */
        public Optional<String> error() {
            return json().map(tree -> tree.path("error"))
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue)
                    .filter(text -> !text.isBlank());
        }

        @Override
        public String inWords() {
            if (done()) return String.valueOf(status);
            var text = error().orElseGet(
                            () -> body.isBlank() || body.stripLeading().startsWith("<") ? "" : body.strip());
            var cut = text.length() > MAX_TEXT_CHARS ? text.substring(0, MAX_TEXT_CHARS) + "…" : text;
            return cut.isEmpty() ? String.valueOf(status) : status + " " + cut;
        }
    }

    /** No answer. Whether it may have been done all the same: {@link Why}. */
    record NoAnswer(Why why, String detail) implements Reply {
        @Override
        public String inWords() {
            return detail;
        }
    }

    /** Why there is none. */
    enum Why {
        /** It was not asked: the address is not one, or not allowed. */
        REFUSED_HERE,
        /** No connection came to stand: it was certainly not asked. */
        UNREACHABLE,
        /** TLS failed: it was certainly not asked. */
        UNTRUSTED,
        /** It was asked, and the time is over. */
        TIMED_OUT,
        /** It was asked, and the connection ended, or what came is no HTTP. */
        BROKEN
    }
}
