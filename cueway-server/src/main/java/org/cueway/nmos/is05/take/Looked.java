package org.cueway.nmos.is05.take;

import java.util.List;
import org.cueway.nmos.is05.api.End;
import org.cueway.nmos.is05.plan.Before;
import org.cueway.nmos.is05.plan.Plan;
import org.cueway.nmos.is05.plan.Target;
import org.cueway.nmos.is05.take.TakeReport.Result;
import tools.jackson.databind.JsonNode;

/** How far a crosspoint has come on its way to its device. */
sealed interface Looked {
    Route route();

    /** It goes no further. */
    record Stopped(Route route, Result result, List<String> warnings) implements Looked {
        static Stopped of(Route route, Result result) {
            return new Stopped(route, result, List.of());
        }
    }

    /** Its receiver was read. */
    record Seen(Route route, End end, Target target, Before before, List<String> warnings) implements Looked {}

    /**
     * It is ready to be sent.
     *
     * @param text the body as text, which several need
     */
    record Prepared(Route route, End end, Before before, Plan.Ready plan, String text) implements Looked {
        JsonNode body() {
            return plan.body();
        }

        List<String> warnings() {
            return plan.warnings();
        }
    }
}
