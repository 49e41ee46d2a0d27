package org.cueway.simulator.ncs.check;

import java.util.Optional;
import org.cueway.mos.model.ModificationMessage.New;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.mos.model.Story;
import org.cueway.simulator.check.Bench;
import org.cueway.simulator.check.Requirement;

/** Profile 7: what the device wishes, if it wished for anything while we were there. Stateless. */
final class Wishes {
    private Wishes() {}

    static void run(Bench bench) throws InterruptedException {
        bench.tries(new Requirement(7, "7.01", "a new story is asked for without an ID", "MOS 4.0 §3.9.1"), t -> {
            for (var wish : t.seen(RoReqStoryAction.class, "roReqStoryAction on our upper port")) {
                if (!(wish.action() instanceof New wanted)) continue;
                var named = wanted.stories().stream()
                        .map(Story::storyID)
                        .filter(id -> !id.isEmpty())
                        .findFirst();
                t.expect(named.equals(Optional.empty()), "no storyID", "storyID " + named.orElse(""));
            }
        });
    }
}
