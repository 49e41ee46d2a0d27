package org.cueway.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cueway.web.json.PlaygroundJson;
import org.cueway.web.json.PlaygroundJson.Fault;

/** The demo's newsroom, to look at and to break; elsewhere there is none. */
final class PlaygroundPages {
    static final String NAME = "playground";

    private final Optional<Playground> playground;

    PlaygroundPages(Optional<Playground> playground) {
        this.playground = playground;
    }

    Answer state() {
        return playground
                .<Answer>map(there -> new Answer.Page(PlaygroundJson.state(there.state())))
                .orElseGet(() -> new Answer.Refused(nothingToBreak()));
    }

    /** Does what the last piece of the path says, and answers how it is then. */
    Answer apply(String fault) throws RefusedRequest {
        var there = playground.orElseThrow(() -> new RefusedRequest(nothingToBreak()));
        var wanted = Fault.of(fault).orElseThrow(() -> new RefusedRequest(unknown(fault)));
        try {
            there.apply(wanted);
        } catch (IOException | IllegalStateException e) {
            throw new RefusedRequest(new Problem(
                    409,
                    "that cannot be done now",
                    "a newsroom that can do " + fault,
                    String.valueOf(e.getMessage()),
                    "make everything whole again with restore, then try again"));
        }
        return new Answer.Page(PlaygroundJson.state(there.state()));
    }

    private static Problem nothingToBreak() {
        return new Problem(
                404,
                "nothing here may be broken",
                "the demo",
                "a gateway with newsrooms of its own",
                "start ./cueway demo, and break its newsroom");
    }

    private static Problem unknown(String fault) {
        var known = Arrays.stream(Fault.values()).map(Fault::word).collect(Collectors.joining(", "));
        return new Problem(404, "no such fault", "one of " + known, fault, "names are compared letter for letter");
    }
}
