package org.cueway.web.nmos;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Which page about the media network a path means. Paths are those below {@code /api/v1/}; pieces of them are decoded. Safe for use by
 * any thread; a page that asks a device waits for it.
 */
public final class NmosPages {
    private static final String ROOT = "nmos";
    private static final String COMPATIBILITY = "compatibility";
    private static final String CONNECTIONS = "connections";
    private static final Pattern ONE = Pattern.compile("(senders|receivers)/([^/]+)");
    private static final Pattern CONNECTION = Pattern.compile("connections/([^/]+)");
    private static final Pattern UNDO = Pattern.compile("takes/([^/]+)/undo");
    private static final Pattern SALVO = Pattern.compile("salvos/([^/]+)");
    private static final Pattern SALVO_TAKE = Pattern.compile("salvos/([^/]+)/take");
    private static final Pattern LOCK = Pattern.compile("locks/([^/]+)");
    private static final Pattern ALIAS = Pattern.compile("aliases/([^/]+)");

    private final ItemPages items;
    private final FitPages fits;
    private final TakePages takes;
    private final KeptPages kept;

    /** Of what others hold. */
    public NmosPages(NmosSources sources, NmosPageLimits limits) {
        var names = new Names(
                sources.inventory(),
                id -> sources.control().kept().aliases().of().apply(id));
        this.items = new ItemPages(sources, names, limits);
        this.fits = new FitPages(sources, names, limits);
        this.takes = new TakePages(sources, names, limits);
        this.kept = new KeptPages(sources, names, limits);
    }

    /** Whether a path below {@code /api/v1/} is one of ours. */
    public static boolean owns(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    private static String below(String path) {
        return path.equals(ROOT) ? "" : path.substring(ROOT.length() + 1);
    }

    /** What else than reading can be done there, as methods. */
    public static List<String> changes(String path) {
        if (!owns(path)) return List.of();
        var page = below(path);
        if (page.equals(CONNECTIONS)) return List.of("POST", "DELETE");
        if (page.equals(COMPATIBILITY)) return List.of("POST");
        if (CONNECTION.matcher(page).matches()) return List.of("DELETE");
        if (UNDO.matcher(page).matches() || SALVO_TAKE.matcher(page).matches()) return List.of("POST");
        if (SALVO.matcher(page).matches() || LOCK.matcher(page).matches()) return List.of("PUT", "DELETE");
        return ALIAS.matcher(page).matches() ? List.of("PUT") : List.of();
    }

    /** What is read there. */
    public JsonNode get(String path, Map<String, String> query) throws Refusal, InterruptedException {
        var page = below(path);
        var asked = new Asked(query);
        var one = ONE.matcher(page);
        if (one.matches()) return items.one(one.group(1).equals("senders"), one.group(2), asked);
        var salvo = SALVO.matcher(page);
        if (salvo.matches()) return kept.salvo(salvo.group(1), asked);
        return switch (page) {
            case "" -> items.status(asked);
            case "senders" -> items.senders(asked);
            case "receivers" -> items.receivers(asked);
            case COMPATIBILITY -> fits.of(asked);
            case CONNECTIONS -> items.connections(asked);
            case "takes" -> takes.list(asked);
            case "salvos" -> kept.salvos(asked);
            default -> throw Refusal.none(path);
        };
    }

    /**
     * A wish to change something.
     *
     * @param method POST, PUT or DELETE, as {@link #changes} allows
     * @param body an object; an empty one if none came
     * @param by who asks, if the body does not say
     */
    public record Wish(String method, String path, JsonNode body, String by) {}

    /** Does it; what came of it. */
    public JsonNode change(Wish wish) throws Refusal, InterruptedException {
        var page = below(wish.path());
        TakeBody.object(wish.body());
        var connection = CONNECTION.matcher(page);
        if (connection.matches()) return takes.disconnect(connection.group(1), wish);
        var undo = UNDO.matcher(page);
        if (undo.matches()) return takes.undo(undo.group(1), wish);
        var salvoTake = SALVO_TAKE.matcher(page);
        if (salvoTake.matches()) return takes.salvo(salvoTake.group(1), wish);
        var salvo = SALVO.matcher(page);
        if (salvo.matches()) return kept.changeSalvo(salvo.group(1), wish);
        var lock = LOCK.matcher(page);
        if (lock.matches()) return kept.changeLock(lock.group(1), wish);
        var alias = ALIAS.matcher(page);
        if (alias.matches()) return kept.alias(alias.group(1), wish);
        if (page.equals(COMPATIBILITY)) return fits.cells(wish.body());
        return wish.method().equals("DELETE") ? takes.disconnect(wish) : takes.make(wish);
    }
}
