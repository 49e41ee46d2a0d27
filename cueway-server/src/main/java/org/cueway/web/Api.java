package org.cueway.web;

import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.web.Query.WrongParameter;

/** Which page a path means. Stateless but for what it was made with; used by many threads at once. */
final class Api {
    private static final String RUNDOWN = "/api/v1/rundowns/";
    private static final String PATHS =
            "/api/v1/status, /api/v1/lanes, /api/v1/rundowns, /api/v1/rundowns/{key}, /api/v1/messages,"
                    + " /health/live or /health/ready";

    private final Sources sources;
    private final RundownPages rundowns;
    private final MessagePages messages;

    Api(Sources sources, Limits.Web limits) {
        this.sources = sources;
        this.rundowns = new RundownPages(sources.rundowns(), limits);
        this.messages = new MessagePages(sources.entries(), limits);
    }

    /** The answer to a GET; {@code port} is the port that it came in by. */
    Answer get(String path, Query query, int port) {
        try {
            return page(path, query, port);
        } catch (WrongParameter e) {
            return new Answer.Refused(e.problem());
        }
    }

    private Answer page(String path, Query query, int port) throws WrongParameter {
        if (path.startsWith(RUNDOWN)) {
            query.only();
            return rundown(path.substring(RUNDOWN.length()));
        }
        return switch (path) {
            case "/api/v1/status" -> {
                query.only();
                boolean ready = sources.ready().getAsBoolean();
                yield new Answer.Page(StatusPages.status(sources.status().get(), ready, port));
            }
            case "/api/v1/lanes" -> {
                query.only();
                yield new Answer.Page(StatusPages.lanes(sources.lanes().get()));
            }
            case "/api/v1/rundowns" -> new Answer.Page(rundowns.list(query));
            case "/api/v1/messages" -> new Answer.Page(messages.list(query));
            case "/health/live" -> new Answer.Health(true, "live");
            case "/health/ready" ->
                sources.ready().getAsBoolean()
                        ? new Answer.Health(true, "ready")
                        : new Answer.Health(false, "starting");
            default ->
                new Answer.Refused(
                        new Problem(404, "no such page", PATHS, path, "see docs/operating.md for all pages"));
        };
    }

    private Answer rundown(String key) {
        Optional<Answer> page = rundowns.one(key).map(Answer.Page::new);
        return page.orElseGet(() -> new Answer.Refused(new Problem(
                404,
                "no such running order",
                "a key of /api/v1/rundowns",
                key,
                "the newsroom may have deleted it; list what there is with /api/v1/rundowns")));
    }
}
