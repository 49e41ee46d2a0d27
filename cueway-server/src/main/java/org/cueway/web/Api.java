package org.cueway.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Origin;
import org.cueway.rundown.RundownId;
import org.cueway.templates.ItemMarks;
import org.cueway.web.Query.WrongParameter;
import org.cueway.web.events.Feed;
import org.cueway.web.json.DialectJson;
import org.cueway.web.json.MessageJson;
import org.cueway.web.json.PrompterJson;
import org.cueway.web.json.RelayJson;
import org.cueway.web.json.StatusJson;
import org.cueway.web.nmos.NmosPages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which page a path means. Stateless but for what it was made with; used by many threads at once. */
final class Api {
    private static final String ROOT = "/api/v1/";
    private static final String PATHS =
            "/api/v1/status, lanes, relay, devices, devices/{id}, shows, newsrooms, newsrooms/{id}/dialect, rundowns, rundowns/{key}, rundowns/{key}/cues,"
                    + " rundowns/{key}/prompter, rundowns/{key}/replacements, rundowns/{key}/story-actions,"
                    + " rundowns/{key}/story-text, rundowns/{key}/stack, rundowns/{key}/files, exports, objects, objects/{objID}, graphics, graphics/{id}, alarms, nmos, messages, messages/{number}, events"
                    + " or openapi.json, /health/live or /health/ready";

    private static final String RUNDOWNS = "rundowns/";
    private static final String CUES = "cues";
    private static final String STORY_ACTIONS = "story-actions";
    private static final String NEWSROOMS = "newsrooms/";
    private static final String RESYNC = "resync";
    private static final String SERVER = "server";
    private static final String COMPARE = "compare";
    private static final String REPLACEMENTS = "replacements";
    private static final String PLAYGROUND = ROOT + PlaygroundPages.NAME + "/";
    /** Before the ID of an object of ours. */
    static final String OBJECTS = ROOT + "objects/";

    private final Sources sources;
    private final Feed feed;
    private final Limits.Web limits;
    private final RundownPages rundowns;
    private final MessagePages messages;
    private final CuePages cues;
    private final StoryActionPages storyActions;
    private final HealingPages healing;
    private final ObjectPages objects;
    private final ReplacementPages replacements;
    private final PlaygroundPages playground;
    private final DevicePages devices;
    private final ShowPages shows;
    private final NetworkPages network;
    private final GraphicsPages graphics;
    private final ExportPages exports;
    private final JsonNode openApi = openApi();

    Api(Sources sources, Feed feed, Limits.Web limits, TimeSource time) {
        this.sources = sources;
        this.feed = feed;
        this.limits = limits;
        this.rundowns = new RundownPages(
                sources.rundowns(),
                new PrompterJson(sources.rundowns().pace()),
                new ItemMarks(
                        sources.objects().holdings(),
                        sources.gateway().peers().air().graphics().templates()),
                limits);
        var json =
                new MessageJson(sources.journal().ackTime(), sources.rundowns().byKey());
        this.messages = new MessagePages(sources.journal().entries(), json, limits);
        this.cues = new CuePages(sources, limits);
        this.storyActions = new StoryActionPages(sources.wishes().storyActions(), limits);
        this.objects = new ObjectPages(sources, limits);
        this.replacements = new ReplacementPages(sources, limits);
        this.healing = new HealingPages(sources);
        this.devices = new DevicePages(
                sources.gateway().peers().air().devices(),
                sources.gateway().peers().air().cueing().uses(),
                time);
        this.shows = new ShowPages(sources.gateway().peers().air());
        this.network = new NetworkPages(sources.gateway().peers().air().network());
        this.graphics = new GraphicsPages(sources);
        this.exports = new ExportPages(sources.rundowns().exports());
        this.playground = new PlaygroundPages(sources.gateway().playground());
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

    /** The answer to a POST to where {@link #changes} says so. */
    Answer post(Posted posted) throws RefusedRequest {
        if (posted.path().equals(GraphicsPages.REREAD)) {
            return graphics.reread();
        }
        if (posted.path().startsWith(PLAYGROUND)) {
            return playground.apply(posted.path().substring(PLAYGROUND.length()));
        }
        var device = DevicePages.Place.of(posted.path().substring(ROOT.length()));
        if (device.isPresent()) {
            return devices.post(decoded(device.get().id()), device.get().part(), posted);
        }
        var export = ExportPages.place(posted.path().substring(ROOT.length()));
        if (export.isPresent()) {
            return exports.send(decoded(export.get()), posted.body());
        }
        var newsroom = NewsroomPlace.of(posted.path());
        if (newsroom.isPresent()) {
            var id = decoded(newsroom.get().id());
            return newsroom.get().part().equals(RESYNC) ? healing.walk(id) : healing.choose(id, posted.body());
        }
        var place = RundownPlace.of(posted.path()).orElseThrow();
        var rundown = sources.rundowns().byKey().apply(place.key());
        if (rundown.isEmpty()) {
            // What is on air outlives its running order, and can still be taken off.
            var gone = place.part().equals(CUES) ? shows.gone(place.key()) : Optional.<RundownId>empty();
            return gone.isPresent()
                    ? cues.give(gone.get(), posted.body(), posted.by(), posted.idempotencyKey())
                    : noSuchRundown(place.key());
        }
        return switch (place.part()) {
            case CUES -> cues.give(rundown.get().id(), posted.body(), posted.by(), posted.idempotencyKey());
            case ShowPages.NEXT -> shows.choose(rundown.get().id(), posted.body());
            case RESYNC -> healing.fetch(rundown.get());
            case COMPARE -> healing.compare(rundown.get());
            case REPLACEMENTS -> replacements.ask(place.key(), rundown.get(), posted.body());
            default -> storyActions.ask(rundown.get(), posted.body(), posted.by(), posted.idempotencyKey());
        };
    }

    /** The answer to a change of the media network; see {@link #isOfNetwork}. */
    Answer network(String method, String path, JsonBody body, Origin by) throws RefusedRequest {
        return network.change(method, decoded(path.substring(ROOT.length())), body, by);
    }

    /** Whether a path is of the media network. */
    static boolean isOfNetwork(String path) {
        return path.startsWith(ROOT) && NmosPages.owns(path.substring(ROOT.length()));
    }

    /** The answer to a PUT of an object; {@code caller} is who asks, if the body does not say. */
    Answer put(String path, JsonBody body, String caller) throws RefusedRequest {
        return objects.put(objID(path), new ObjectBody(body), caller);
    }

    /** The answer to a package of graphics. */
    Answer upload(InputStream zip, Query query) throws RefusedRequest {
        return graphics.upload(zip, query);
    }

    /** The answer to a DELETE of an object or a graphic. */
    Answer delete(String path, Query query, String caller) throws RefusedRequest {
        if (path.startsWith(GraphicsPages.BELOW)) {
            return graphics.remove(decoded(path.substring(GraphicsPages.BELOW.length())), query);
        }
        return objects.delete(objID(path), query, caller);
    }

    /** What else than reading can be done there, as methods. */
    static List<String> changes(String path) {
        if (path.startsWith(OBJECTS)) {
            return List.of("PUT", "DELETE");
        }
        if (GraphicsPages.owns(path)) {
            return GraphicsPages.changes(path);
        }
        if (isOfNetwork(path)) {
            return NmosPages.changes(path.substring(ROOT.length()));
        }
        boolean posts = RundownPlace.of(path)
                .filter(place -> Set.of(CUES, ShowPages.NEXT, REPLACEMENTS, STORY_ACTIONS, RESYNC, COMPARE)
                        .contains(place.part()))
                .isPresent();
        boolean any = posts
                || isOfDevice(path)
                || isOfExport(path)
                || NewsroomPlace.of(path).isPresent()
                || path.startsWith(PLAYGROUND);
        return any ? List.of("POST") : List.of();
    }

    private static boolean isOfDevice(String path) {
        return path.startsWith(ROOT)
                && DevicePages.Place.of(path.substring(ROOT.length())).isPresent();
    }

    private static boolean isOfExport(String path) {
        return path.startsWith(ROOT)
                && ExportPages.place(path.substring(ROOT.length())).isPresent();
    }

    /** What can be posted about a newsroom; {@code id} as the path has it. */
    private record NewsroomPlace(String id, String part) {
        static Optional<NewsroomPlace> of(String path) {
            int end = path.lastIndexOf('/');
            int start = (ROOT + NEWSROOMS).length();
            return path.startsWith(ROOT + NEWSROOMS)
                            && end > start
                            && Set.of(RESYNC, SERVER).contains(path.substring(end + 1))
                    ? Optional.of(new NewsroomPlace(path.substring(start, end), path.substring(end + 1)))
                    : Optional.empty();
        }
    }

    private static String objID(String path) throws RefusedRequest {
        return decoded(path.substring(OBJECTS.length()));
    }

    /** As a piece of a path. */
    static String encoded(String piece) {
        return URLEncoder.encode(piece, StandardCharsets.UTF_8).replace("+", "%20");
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
        if (asked.path().startsWith(OBJECTS)) {
            query.only();
            return object(objID(asked.path()));
        }
        if (name.startsWith(DevicePages.NAME + "/")) {
            return devices.one(decoded(name.substring(DevicePages.NAME.length() + 1)), query);
        }
        if (name.startsWith(GraphicsPages.NAME + "/")) {
            return graphics.one(decoded(name.substring(GraphicsPages.NAME.length() + 1)), query);
        }
        if (NmosPages.owns(name)) {
            return network.get(decoded(name), query);
        }
        if (name.startsWith("messages/")) {
            query.only();
            return message(name.substring("messages/".length()));
        }
        return switch (name) {
            case "status" -> {
                query.only();
                boolean ready = sources.gateway().ready().getAsBoolean();
                yield new Answer.Page(StatusJson.status(
                        sources.gateway().status().get(),
                        ready,
                        asked.port(),
                        sources.gateway().playground().isPresent()));
            }
            case "lanes" -> new Answer.Page(lanes(query));
            case "relay" -> {
                query.only();
                yield new Answer.Page(
                        RelayJson.devices(sources.gateway().peers().relay().get()));
            }
            case PlaygroundPages.NAME -> {
                query.only();
                yield playground.state();
            }
            case DevicePages.NAME -> new Answer.Page(devices.list(query));
            case ShowPages.NAME -> new Answer.Page(shows.list(query));
            case ExportPages.NAME -> new Answer.Page(exports.list(query));
            case "newsrooms" -> new Answer.Page(healing.newsrooms(query));
            case "rundowns" -> new Answer.Page(rundowns.list(query));
            case "objects" -> new Answer.Page(objects.list(query));
            case "graphics" -> new Answer.Page(graphics.list(query));
            case "alarms" -> {
                query.only();
                yield new Answer.Page(
                        StatusJson.alarms(sources.gateway().status().get().alarms()));
            }
            case "messages" -> new Answer.Page(messages.list(query));
            case "events" -> events(query, asked.lastEventId());
            case "openapi.json" -> new Answer.Page(openApi);
            default -> noSuchPage(asked.path());
        };
    }

    /** In their order, a page at a time; {@code next} is the place of the last one. */
    private JsonNode lanes(Query query) throws WrongParameter {
        query.only("limit", "after");
        var all = sources.gateway().lanes().get();
        int from = (int) Math.min(all.size(), query.number("after", 0, Integer.MAX_VALUE, 0));
        int to = Math.min(all.size(), from + query.limit(limits));
        return StatusJson.lanes(all.subList(from, to)).put("next", to < all.size() ? Integer.toString(to) : null);
    }

    private Answer health(String path) {
        return switch (path) {
            case "/health/live" -> new Answer.Health(true, "live");
            case "/health/ready" ->
                sources.gateway().ready().getAsBoolean()
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
            case ExportPages.STACK, ExportPages.FILES -> {
                var rundown = sources.rundowns().byKey().apply(key);
                if (rundown.isEmpty()) yield noSuchRundown(key);
                yield place.part().equals(ExportPages.STACK)
                        ? exports.stack(rundown.get(), asked.query())
                        : exports.files(rundown.get(), asked.query());
            }
            case String part
            when part.equals(REPLACEMENTS) || part.startsWith(REPLACEMENTS + "/") -> replacement(place, asked);
            default -> noSuchPage(asked.path());
        };
    }

    private Answer replacement(RundownPlace place, Asked asked) throws RefusedRequest {
        var rundown = sources.rundowns().byKey().apply(place.key());
        if (rundown.isEmpty()) {
            return noSuchRundown(place.key());
        }
        if (place.part().equals("replacements")) {
            return new Answer.Page(replacements.list(rundown.get(), asked.query()));
        }
        asked.query().only();
        String number = place.part().substring("replacements/".length());
        return replacements
                .one(rundown.get(), number)
                .<Answer>map(Answer.Page::new)
                .orElseGet(() -> new Answer.Refused(new Problem(
                        404,
                        "no such wish",
                        "a number of /api/v1/rundowns/" + place.key() + "/replacements",
                        number,
                        "wishes are remembered until the gateway stops; the message is at /api/v1/messages/"
                                + number)));
    }

    private Answer object(String objID) {
        return objects.one(objID)
                .<Answer>map(Answer.Page::new)
                .orElseGet(() -> new Answer.Refused(new Problem(
                        404,
                        "no such object",
                        "an objID of /api/v1/objects",
                        objID,
                        "it may have been deleted; IDs are compared letter for letter, and %-encoded in a path")));
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
    static String decoded(String piece) throws RefusedRequest {
        try {
            return URLDecoder.decode(piece.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedRequest(new Problem(
                    400, "wrong path", "UTF-8 text, %-encoded", piece, "encode the ID as encodeURIComponent does"));
        }
    }

    private Answer dialect(String newsroom) {
        Optional<Answer> page = sources.gateway()
                .peers()
                .dialects()
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
