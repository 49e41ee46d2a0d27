package org.cueway.web;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Change;
import org.cueway.graphics.GraphicsRefusal;
import org.cueway.templates.Templates;
import org.cueway.web.json.GraphicsJson;
import org.cueway.web.json.GraphicsJson.Known;
import tools.jackson.databind.node.ObjectNode;

/** Graphics: what there is and who uses it, and how packages come and go. */
record GraphicsPages(Sources sources) {
    static final String NAME = "graphics";
    /** Where packages are sent. */
    static final String PATH = "/api/v1/" + NAME;
    /** Before the id of one. */
    static final String BELOW = PATH + "/";
    /** Where the folder is looked into again. */
    static final String REREAD = BELOW + "reread";

    private static final Set<String> ZIP =
            Set.of("application/zip", "application/x-zip-compressed", "application/octet-stream");

    /** Whether a path is one of these. */
    static boolean owns(String path) {
        return path.equals(PATH) || path.startsWith(BELOW);
    }

    /** What else than reading can be done there, as methods. */
    static List<String> changes(String path) {
        if (path.equals(REREAD)) return List.of("POST", "DELETE");
        return List.of(path.equals(PATH) ? "POST" : "DELETE");
    }

    /** What comes is a zip, and says so. */
    static void checkType(String type) throws RefusedRequest {
        if (!ZIP.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            throw new RefusedRequest(new Problem(
                    415,
                    "unsupported media type",
                    "Content-Type: application/zip",
                    type.isEmpty() ? "none" : type,
                    "send the zipped package as it is, for instance with curl --data-binary @package.zip"));
        }
    }

    /** All of them; there are hundreds at most, so they are one page. */
    ObjectNode list(Query query) throws RefusedRequest {
        query.only();
        return GraphicsJson.list(
                catalogue(), known(), sources.gateway().peers().outputs().statuses());
    }

    private Catalogue catalogue() {
        return sources.gateway().peers().outputs().catalogue();
    }

    private Sources.Graphics graphics() {
        return sources.gateway().peers().air().graphics();
    }

    private Map<String, Known> known() {
        var known = new LinkedHashMap<String, Known>();
        var onDevices = onDevices();
        uses().forEach((id, uses) -> known.put(id, new Known(uses, onDevices.getOrDefault(id, List.of()))));
        onDevices.forEach((id, where) -> known.putIfAbsent(id, new Known(List.of(), where)));
        return known;
    }

    private Map<String, List<Templates.Placed>> uses() {
        return graphics().templates().all(sources.rundowns().all().get());
    }

    private Map<String, List<String>> onDevices() {
        var where = new LinkedHashMap<String, List<String>>();
        for (var one : graphics().placed().get()) {
            var places = where.computeIfAbsent(one.graphic(), _ -> new ArrayList<>());
            if (!places.contains(one.where())) places.add(one.where());
        }
        return where;
    }

    /** One, by its id, with each item that uses it; also one that items use and that is not there. */
    Answer one(String id, Query query) throws RefusedRequest {
        query.only();
        var known = new Known(uses().getOrDefault(id, List.of()), onDevices().getOrDefault(id, List.of()));
        var entry = catalogue().entries().stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
        if (entry.isPresent()) return new Answer.Page(GraphicsJson.whole(entry.get(), known));
        return known.uses().isEmpty() ? unknown(id) : new Answer.Page(GraphicsJson.wholeMissing(id, known));
    }

    private static Answer unknown(String id) {
        return refused(
                new Change.Refused(GraphicsRefusal.UNKNOWN_GRAPHIC, "the id of a graphic of /api/v1/graphics", id));
    }

    /** Takes a package. */
    Answer upload(InputStream zip, Query query) throws RefusedRequest {
        query.only("name");
        var called = query.text("name").replaceAll("(?i)\\.zip$", "");
        return switch (graphics().upload().apply(zip, called)) {
            case Change.Kept(var how, var name, var kept) -> {
                var json = GraphicsJson.kept(how.name().toLowerCase(Locale.ROOT), name, kept);
                var location = kept.isEmpty()
                        ? PATH
                        : BELOW + Api.encoded(kept.getFirst().id());
                yield how == Change.How.NEW ? new Answer.Created(json, location) : new Answer.Page(json);
            }
            case Change.Removed(var name, var ids) -> new Answer.Page(GraphicsJson.removed(name, ids));
            case Change.Refused refused -> refused(refused);
        };
    }

    /** Takes a package away. */
    Answer remove(String id, Query query) throws RefusedRequest {
        query.only("package", "anyway");
        if (!query.text("anyway").equals("true")) {
            var used = usedBy(id);
            if (!used.isEmpty()) {
                return refused(
                        new Change.Refused(GraphicsRefusal.USED_BY_ITEMS, "graphics that no running order uses", used));
            }
        }
        return switch (graphics().remove().apply(id, query.text("package"))) {
            case Change.Removed(var name, var ids) -> new Answer.Page(GraphicsJson.removed(name, ids));
            case Change.Kept(var how, var name, var kept) ->
                throw new IllegalStateException(name + " was to be removed, found " + how + " " + kept);
            case Change.Refused refused -> refused(refused);
        };
    }

    /** Who uses anything of the package that a graphic is in. */
    private String usedBy(String id) {
        var entries = catalogue().entries();
        var name = entries.stream()
                .filter(entry -> entry.id().equals(id))
                .map(Catalogue.Entry::packageName)
                .findFirst()
                .orElse(id);
        var uses = uses();
        return entries.stream()
                .filter(entry -> entry.packageName().equals(name))
                .flatMap(entry -> uses.getOrDefault(entry.id(), List.of()).stream())
                .map(placed -> placed.use().graphic() + " in item "
                        + placed.item().itemID() + " of story " + placed.story().storyID() + " of "
                        + placed.rundown().id().roID())
                .distinct()
                .limit(5)
                .collect(Collectors.joining("; "));
    }

    /** Looks into the folder again. */
    Answer reread() {
        graphics().reread().run();
        return new Answer.Page(GraphicsJson.list(
                catalogue(), known(), sources.gateway().peers().outputs().statuses()));
    }

    private static Answer refused(Change.Refused refused) {
        int status = switch (refused.reason()) {
            case UNKNOWN_GRAPHIC -> 404;
            case ID_TAKEN, WOULD_LACK, IN_USE, USED_BY_ITEMS, HOLDS_MORE -> 409;
            case TOO_LARGE -> 413;
            case NOT_A_ZIP, ENCRYPTED, LINK, PATH_NOT_ALLOWED, NAME_TWICE, TOO_MANY_FILES, NO_MANIFEST, FAULTY -> 422;
            case BUSY -> 503;
            case TOO_MANY, NOT_WRITTEN -> 507;
        };
        return new Answer.Refused(new Problem(
                status,
                refused.reason().text(),
                refused.expected(),
                refused.found(),
                refused.reason().words().remedy()));
    }
}
