package org.cueway.web.nmos;

import java.util.ArrayList;
import java.util.List;
import org.cueway.nmos.is05.take.Route;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Connecting, disconnecting, undoing. Who asks waits until the devices have answered. */
final class TakePages {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final NmosSources sources;
    private final Names names;
    private final TakeBody body;

    TakePages(NmosSources sources, Names names, NmosPageLimits limits) {
        this.sources = sources;
        this.names = names;
        this.body = new TakeBody(names, limits);
    }

    private NmosSources.Takes takes() {
        return sources.control().takes();
    }

    JsonNode list(Asked asked) throws Refusal {
        asked.only();
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("items");
        takes().all().get().forEach(taken -> list.add(TakeJson.taken(taken)));
        return json.putNull("next");
    }

    JsonNode make(NmosPages.Wish wish) throws Refusal, InterruptedException {
        return TakeJson.report(takes().make().take(body.routes(wish.body()), body.options(wish.body(), wish.by())));
    }

    /** One receiver, by its name in the path. */
    JsonNode disconnect(String receiver, NmosPages.Wish wish) throws Refusal, InterruptedException {
        TakeBody.only(wish.body(), List.of("at", "by", "dryRun"), List.of());
        return off(List.of(Route.off(names.receiver(receiver))), wish);
    }

    /** Those that the body names. */
    JsonNode disconnect(NmosPages.Wish wish) throws Refusal, InterruptedException {
        TakeBody.only(wish.body(), List.of("receivers", "at", "by", "policy", "dryRun"), List.of());
        var routes = new ArrayList<Route>();
        for (var word : TakeBody.ids(wish.body().path("receivers"), "receivers")) {
            routes.add(Route.off(names.receiver(word)));
        }
        return off(routes, wish);
    }

    private JsonNode off(List<Route> routes, NmosPages.Wish wish) throws Refusal, InterruptedException {
        return TakeJson.report(takes().make().take(routes, body.options(wish.body(), wish.by())));
    }

    JsonNode undo(String take, NmosPages.Wish wish) throws Refusal, InterruptedException {
        TakeBody.only(wish.body(), List.of("by"), List.of());
        var by = body.text(wish.body(), "by");
        var report = takes().undo().undo(take, by.isEmpty() ? wish.by() : by);
        return TakeJson.report(report.orElseThrow(() -> new Refusal(new Refusal.Words(
                404,
                "no take that can be undone",
                "the ID of a take of /api/v1/nmos/takes that is undoable",
                take,
                "the last takes are remembered; connect older ones by hand"))));
    }

    JsonNode salvo(String name, NmosPages.Wish wish) throws Refusal, InterruptedException {
        TakeBody.only(wish.body(), List.of("at", "by", "policy", "dryRun", "override"), List.of());
        var report = sources.control().kept().salvos().take().take(name, body.options(wish.body(), wish.by()));
        return TakeJson.report(report.orElseThrow(() -> KeptPages.noSalvo(name)));
    }
}
