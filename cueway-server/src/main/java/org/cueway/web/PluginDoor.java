package org.cueway.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.base.PluginLimits;
import org.cueway.base.TimeSource;
import org.cueway.web.plugin.Plugin;
import org.cueway.web.plugin.PluginRefusal;
import org.cueway.web.plugin.PluginSettings;
import org.cueway.web.plugin.PluginSources;

/**
 * The plug-in for newsroom clients: who may come in from wherever the newsroom is, and to which pages. Whoever has the token may
 * use the plug-in and nothing else; its scripts, which say nothing of the station, anybody may read. Safe for use by any
 * thread.
 */
final class PluginDoor implements AutoCloseable {
    static final String PAGE = "/plugin";
    private static final String PREVIEW = "/plugin/preview";
    private static final String DROP = "/plugin/drop";
    private static final String API = "/api/v1/plugin";
    private static final String OBJECTS = API + "/objects";
    /** What the page is made of. Those of the preview are read by a page that is shut in. */
    private static final Pattern FILES = Pattern.compile(
            "/console/(?:tokens\\.css|base\\.css|icon\\.svg|(?:plugin|fonts)/[A-Za-z0-9_./-]+)|/webjars/.+");

    private static final Pattern PREVIEW_FILE = Pattern.compile(PREVIEW + "/([a-z]+\\.(?:js|css))");

    private final Optional<Plugin> plugin;
    private final ConsoleFiles console;

    private PluginDoor(Optional<Plugin> plugin, ConsoleFiles console) {
        this.plugin = plugin;
        this.console = console;
    }

    /** Opens it, or keeps it shut if nobody may use it. */
    static PluginDoor open(Sources sources, ConsoleFiles console, TimeSource time) {
        var objects = sources.objects();
        var plugin = objects.plugin()
                .map(settings -> Plugin.start(
                        settings,
                        new PluginSources(
                                sources.gateway().peers().outputs()::catalogue,
                                new PluginSources.Objects(
                                        objects.holdings(),
                                        objects.all(),
                                        objects.editing().describe()::describe),
                                sources.rundowns().all(),
                                sources.journal().subscribe()),
                        PluginLimits.defaults(),
                        time));
        return new PluginDoor(plugin, console);
    }

    /** Whether the answer to a path is ours to give. */
    static boolean owns(String path) {
        return path.equals(PAGE) || path.startsWith(PAGE + "/") || path.equals(API) || path.startsWith(API + "/");
    }

    /** Whether anybody may read it: scripts and styles, if there is a plug-in at all. */
    boolean isOpen(String path) {
        return plugin.isPresent()
                && (FILES.matcher(path).matches()
                        || path.equals(PREVIEW)
                        || path.equals(DROP)
                        || PREVIEW_FILE.matcher(path).matches());
    }

    /**
     * Why this caller may not have what is ours; empty if it may.
     *
     * @param shown the token; empty if it showed none
     */
    Optional<Problem> refusal(String path, String shown) {
        if (plugin.isEmpty()) {
            return Optional.of(new Problem(
                    404,
                    "the plug-in is off",
                    "plugin.token and plugin.origins in the configuration",
                    "neither",
                    "set both and start the gateway again; docs/plugin.md says what for"));
        }
        if (isOpen(path) || settings().token().isSameAs(shown)) return Optional.empty();
        return Optional.of(new Problem(
                401,
                "not allowed to use the plug-in",
                "the token of plugin.token: ?token=… for the page, Authorization: Bearer … for what it asks",
                shown.isEmpty() ? "none" : "another",
                "have the address of the plug-in set again in the newsroom system; see docs/plugin.md"));
    }

    private PluginSettings settings() {
        return there().settings();
    }

    private Plugin there() {
        return plugin.orElseThrow(() -> new IllegalStateException("asked while it is off"));
    }

    /**
     * The answer to a GET.
     *
     * @param sent the path as it was sent
     */
    Answer get(String path, String sent, Query query) throws RefusedRequest {
        var file = PREVIEW_FILE.matcher(path);
        if (file.matches()) {
            return console.find("/console/plugin/preview/" + file.group(1))
                    .<Answer>map(Answer.Open::new)
                    .orElseGet(() -> noSuchPage(path));
        }
        return switch (path) {
            case PAGE -> new Answer.File(console.plugin(settings().origins()));
            case DROP -> drop(query.text("origin"));
            case PREVIEW -> new Answer.File(console.preview(settings().origins()));
            case API -> new Answer.Page(there().about());
            case OBJECTS -> {
                query.only("text");
                yield new Answer.Page(there().find(query.text("text")));
            }
            case API + "/events" ->
                there().watch().<Answer>map(Answer.Stream::new).orElseGet(PluginDoor::tooMany);
            default -> path.startsWith(OBJECTS + "/") ? one(sent) : noSuchPage(path);
        };
    }

    /** It has no token, and hands on what is dropped to whoever is named: so that has to be somebody we know. */
    private Answer drop(String origin) {
        var known = settings().origins();
        return known.contains(origin)
                ? new Answer.File(console.drop(known))
                : new Answer.Refused(new Problem(
                        403,
                        "this newsroom client is not one that the gateway knows",
                        "origin as one of plugin.origins",
                        origin.isEmpty() ? "none" : origin,
                        "add it to plugin.origins, as it stands here, and start the gateway again"));
    }

    private Answer one(String sent) throws RefusedRequest {
        return there().one(objID(sent)).<Answer>map(Answer.Page::new).orElseGet(() -> noSuchPage(sent));
    }

    private static Answer noSuchPage(String path) {
        return new Answer.Refused(new Problem(
                404,
                "no such page or object",
                API + ", " + API + "/objects, objects/{objID} or events",
                path,
                "an object may have been deleted; list what there is with " + OBJECTS));
    }

    private static Answer tooMany() {
        return new Answer.Refused(new Problem(
                503,
                "too many pages",
                "a free place for one more",
                PluginLimits.defaults().maxPages() + " that are open",
                "close one that nobody looks at"));
    }

    /** The answer to a PUT to where {@link #changes} says so. */
    Answer put(String sent, JsonBody body) throws RefusedRequest {
        var objID = objID(sent);
        try {
            var kept = there().put(objID, body.json());
            return kept.isNew()
                    ? new Answer.Created(kept.json(), OBJECTS + "/" + Api.encoded(objID))
                    : new Answer.Page(kept.json());
        } catch (PluginRefusal refusal) {
            var words = refusal.words();
            throw new RefusedRequest(
                    new Problem(words.status(), words.title(), words.expected(), words.found(), words.hint()));
        }
    }

    /** What else than reading can be done there, as methods. */
    static List<String> changes(String path) {
        return path.startsWith(OBJECTS + "/") ? List.of("PUT") : List.of();
    }

    private static String objID(String sent) throws RefusedRequest {
        return Api.decoded(sent.substring(Math.min(sent.length(), OBJECTS.length() + 1)));
    }

    @Override
    public void close() {
        plugin.ifPresent(Plugin::close);
    }
}
