package org.cueway.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.cueway.base.Limits;
import org.cueway.cue.Origin;
import org.cueway.web.Query.WrongParameter;
import org.cueway.web.events.Feed;
import org.cueway.web.json.DialectJson;
import org.cueway.web.json.MessageJson;
import org.cueway.web.json.PrompterJson;
import org.cueway.web.json.StatusJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which page a path means. Stateless but for what it was made with; used by many threads at once. */
final class Api {
    private static final String ROOT = "/api/v1/";
    private static final String PATHS =
            "/api/v1/status, lanes, newsrooms, newsrooms/{id}/dialect, rundowns, rundowns/{key}, rundowns/{key}/cues,"
                    + " rundowns/{key}/prompter, rundowns/{key}/story-actions,"
                    + " rundowns/{key}/story-text, messages, messages/{number}, events"
                    + " or openapi.json, /health/live or /health/ready";

    private static final String RUNDOWNS = "rundowns/";
    private static final String CUES = "cues";
    private static final String STORY_ACTIONS = "story-actions";
    private static final String NEWSROOMS = "newsrooms/";
    private static final String RESYNC = "resync";
    private static final String COMPARE = "compare";
    private static final Set<String> POSTED = Set.of(CUES, STORY_ACTIONS, RESYNC, COMPARE);

    private final Sources sources;
    private final Feed feed;
    private final Limits.Web limits;
    private final RundownPages rundowns;
    private final MessagePages messages;
    private final CuePages cues;
    private final StoryActionPages storyActions;
    private final HealingPages healing;
    private final JsonNode openApi = openApi();

    Api(Sources sources, Feed feed, Limits.Web limits) {
        this.sources = sources;
        this.feed = feed;
        this.limits = limits;
        this.rundowns = new RundownPages(
                sources.rundowns(), new PrompterJson(sources.rundowns().pace()), limits);
        var json =
                new MessageJson(sources.journal().ackTime(), sources.rundowns().byKey());
        this.messages = new MessagePages(sources.journal().entries(), json, limits);
        this.cues = new CuePages(sources, limits);
        this.storyActions = new StoryActionPages(sources.storyActions(), limits);
        this.healing = new HealingPages(sources);
    }

    /**
     * What a GET asks for.
     *
     * @param port the port that it came in by
     * @param lastEventId what a console that comes back has seen last; empty text if it is new
     */
    record Asked(String path, Query query, int port, String lastEventId) {}

    /**
     * What a POST asks for.
     *
     * @param by who asks
     * @param idempotencyKey by which the caller's repeats are known; empty text if it sent none
     */
    record Posted(String path, JsonBody body, Origin by, String idempotencyKey) {}

    /** The answer to a GET. */
    Answer get(Asked asked) throws RefusedRequest {
        return asked.path().startsWith(ROOT)
                ? page(asked.path().substring(ROOT.length()), asked)
                : health(asked.path());
    }

    /** The answer to a POST to where {@link #takesPosts}. */
    Answer post(Posted posted) throws RefusedRequest {
        var newsroom = walked(posted.path());
        if (newsroom.isPresent()) {
            return healing.walk(newsroom.get());
        }
        var place = RundownPlace.of(posted.path()).orElseThrow();
        var rundown = sources.rundowns().byKey().apply(place.key());
        if (rundown.isEmpty()) {
            return noSuchRundown(place.key());
        }
        return switch (place.part()) {
            case CUES -> cues.give(rundown.get(), posted.body(), posted.by(), posted.idempotencyKey());
            case RESYNC -> healing.fetch(rundown.get());
            case COMPARE -> healing.compare(rundown.get());
            default -> storyActions.ask(rundown.get(), posted.body(), posted.by(), posted.idempotencyKey());
        };
    }

    /** Whether something can be posted there. */
    static boolean takesPosts(String path) {
        return walked(path).isPresent()
                || RundownPlace.of(path)
                        .filter(place -> POSTED.contains(place.part()))
                        .isPresent();
    }

    /** The newsroom of which all running orders are to be asked for; empty if the path says something else. */
    private static Optional<String> walked(String path) {
        int shortest = ROOT.length() + NEWSROOMS.length() + RESYNC.length() + 1;
        return path.startsWith(ROOT + NEWSROOMS) && path.endsWith("/" + RESYNC) && path.length() > shortest
                ? Optional.of(decoded(path.substring((ROOT + NEWSROOMS).length(), path.length() - RESYNC.length() - 1)))
                : Optional.empty();
    }

    /**
     * A place below one running order.
     *
     * @param part empty for the running order itself
     */
    private record RundownPlace(String key, String part) {
        static Optional<RundownPlace> of(String path) {
            if (!path.startsWith(ROOT + RUNDOWNS)) {
                return Optional.empty();
            }
            var parts = path.substring(ROOT.length() + RUNDOWNS.length()).split("/", 2);
            return Optional.of(new RundownPlace(parts[0], parts.length == 1 ? "" : parts[1]));
        }
    }

    private Answer page(String name, Asked asked) throws RefusedRequest {
        Query query = asked.query();
        var place = RundownPlace.of(asked.path());
        if (place.isPresent()) {
            return rundown(place.get(), asked);
        }
        if (name.startsWith("newsrooms/") && name.endsWith("/dialect")) {
            query.only();
            return dialect(decoded(name.substring("newsrooms/".length(), name.length() - "/dialect".length())));
        }
        if (name.startsWith("messages/")) {
            query.only();
            return message(name.substring("messages/".length()));
        }
        return switch (name) {
            case "status" -> {
                query.only();
                boolean ready = sources.ready().getAsBoolean();
                yield new Answer.Page(StatusJson.status(sources.status().get(), ready, asked.port()));
            }
            case "lanes" -> new Answer.Page(lanes(query));
            case "newsrooms" -> new Answer.Page(healing.newsrooms(query));
            case "rundowns" -> new Answer.Page(rundowns.list(query));
            case "messages" -> new Answer.Page(messages.list(query));
            case "events" -> events(query, asked.lastEventId());
            case "openapi.json" -> new Answer.Page(openApi);
            default -> noSuchPage(asked.path());
        };
    }

    /** In their order, a page at a time; {@code next} is the place of the last one. */
    private JsonNode lanes(Query query) throws WrongParameter {
        query.only("limit", "after");
        var all = sources.lanes().get();
        int from = (int) Math.min(all.size(), query.number("after", 0, Integer.MAX_VALUE, 0));
        int to = Math.min(all.size(), from + query.limit(limits));
        return StatusJson.lanes(all.subList(from, to)).put("next", to < all.size() ? Integer.toString(to) : null);
    }

    private Answer health(String path) {
        return switch (path) {
            case "/health/live" -> new Answer.Health(true, "live");
            case "/health/ready" ->
                sources.ready().getAsBoolean()
                        ? new Answer.Health(true, "ready")
                        : new Answer.Health(false, "starting");
            default -> noSuchPage(path);
        };
    }

    private static Answer noSuchPage(String path) {
        return new Answer.Refused(new Problem(404, "no such page", PATHS, path, "see docs/operating.md for all pages"));
    }

    private Answer rundown(RundownPlace place, Asked asked) throws RefusedRequest {
        String key = place.key();
        return switch (place.part()) {
            case "" -> {
                asked.query().only();
                yield rundowns.one(key).<Answer>map(Answer.Page::new).orElseGet(() -> noSuchRundown(key));
            }
            case CUES ->
                cues.list(key, asked.query()).<Answer>map(Answer.Page::new).orElseGet(() -> noSuchRundown(key));
            case STORY_ACTIONS -> {
                var rundown = sources.rundowns().byKey().apply(key);
                yield rundown.isPresent()
                        ? new Answer.Page(storyActions.list(rundown.get(), asked.query()))
                        : noSuchRundown(key);
            }
            case "story-text" -> {
                var rundown = sources.rundowns().byKey().apply(key);
                yield rundown.isPresent() ? storyActions.contents(rundown.get(), asked.query()) : noSuchRundown(key);
            }
            case "prompter" ->
                rundowns.prompter(key, asked.query())
                        .<Answer>map(Answer.Tagged::new)
                        .orElseGet(() -> noSuchRundown(key));
            default -> noSuchPage(asked.path());
        };
    }

    private static Answer noSuchRundown(String key) {
        return new Answer.Refused(new Problem(
                404,
                "no such running order",
                "a key of /api/v1/rundowns",
                key,
                "the newsroom may have deleted it; list what there is with /api/v1/rundowns"));
    }

    /** What stands between the slashes; the path still has blanks and some signs in their escaped form, but no others. */
    private static String decoded(String piece) {
        return URLDecoder.decode(piece.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private Answer dialect(String newsroom) {
        Optional<Answer> page = sources.dialects()
                .apply(newsroom)
                .map(proposal -> new Answer.Page(DialectJson.dialect(newsroom, proposal)));
        return page.orElseGet(() -> new Answer.Refused(new Problem(
                404,
                "no such newsroom",
                "a newsroom of /api/v1/lanes",
                newsroom,
                "one that is admitted by \"*\" is there when it has sent its first message")));
    }

    private Answer message(String number) {
        Optional<Answer> page = messages.one(number).map(Answer.Page::new);
        return page.orElseGet(() -> new Answer.Refused(new Problem(
                404,
                "no such message",
                "a number of /api/v1/messages",
                number,
                "it may be older than store.keep; list what there is with /api/v1/messages")));
    }

    private Answer events(Query query, String lastEventId) throws WrongParameter {
        query.only("rundown");
        var after = lastEventId.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(lastEventId))
                : OptionalLong.empty();
        Optional<Answer> stream = feed.subscribe(query.text("rundown"), after).map(Answer.Stream::new);
        return stream.orElseGet(() -> new Answer.Refused(new Problem(
                503,
                "too many consoles",
                "a free place for one more",
                feed.consoles() + " that are open",
                "close one that nobody looks at")));
    }

    private static JsonNode openApi() {
        try (var in = Api.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing from the jar: it was not built by Maven");
            }
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
