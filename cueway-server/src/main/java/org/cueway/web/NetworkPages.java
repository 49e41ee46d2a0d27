package org.cueway.web;

import java.util.Optional;
import org.cueway.cue.Origin;
import org.cueway.web.nmos.NmosPageLimits;
import org.cueway.web.nmos.NmosPages;
import org.cueway.web.nmos.NmosSources;
import org.cueway.web.nmos.Refusal;

/** The media network's pages, if somebody looks after one. */
final class NetworkPages {
    private final Optional<NmosPages> pages;

    NetworkPages(Optional<NmosSources> sources) {
        this.pages = sources.map(there -> new NmosPages(there, NmosPageLimits.defaults()));
    }

    /** What is read at a path below {@code /api/v1/}. */
    Answer get(String path, Query query) throws RefusedRequest {
        var there = there();
        return answered(() -> new Answer.Page(there.get(path, query.values())));
    }

    /** Does what is asked for there, and waits until devices have done it. */
    Answer change(String method, String path, JsonBody body, Origin by) throws RefusedRequest {
        var there = there();
        return answered(() -> new Answer.Page(there.change(new NmosPages.Wish(method, path, body.json(), word(by)))));
    }

    private NmosPages there() throws RefusedRequest {
        return pages.orElseThrow(() -> new RefusedRequest(new Problem(
                404,
                "no media network is looked after",
                "nmos.registry set to auto or to the address of a registry",
                "none",
                "set it in the configuration and start the gateway again")));
    }

    /** What may be refused, and waits. */
    @FunctionalInterface
    private interface Work {
        Answer run() throws Refusal, InterruptedException;
    }

    private static Answer answered(Work work) throws RefusedRequest {
        try {
            return work.run();
        } catch (Refusal refusal) {
            var words = refusal.words();
            throw new RefusedRequest(
                    new Problem(words.status(), words.title(), words.expected(), words.found(), words.hint()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new RefusedRequest(new Problem(
                    503,
                    "the gateway stops",
                    "an answer of the devices",
                    "none yet",
                    "what was sent to devices is done all the same; look at /api/v1/nmos/connections when it is back"));
        }
    }

    private static String word(Origin by) {
        return switch (by) {
            case Origin.Message(var element, var _) -> element;
            case Origin.Console(var caller) -> "console " + caller;
            case Origin.Api(var caller) -> "API " + caller;
        };
    }
}
