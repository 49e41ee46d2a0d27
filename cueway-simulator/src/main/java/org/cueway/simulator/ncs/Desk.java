package org.cueway.simulator.ncs;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.function.Consumer;
import org.cueway.base.TimeSource;
import org.cueway.simulator.ncs.answer.Policy;
import org.cueway.simulator.ncs.like.Replies;

/** What all servers of the newsroom share. */
record Desk(NewsroomPlan plan, Board board, TimeSource time, Consumer<NewsroomEvent> listener) {
    Board.Queue queue(String mosID) {
        return board.queue(mosID, plan.conduct().like().habits().delivery());
    }

    Replies replies() {
        return plan.conduct().like().habits().replies();
    }

    Policy policy() {
        return plan.conduct().policy();
    }

    /** The mosIDs of the devices, in the order of the plan. */
    SequencedSet<String> devices() {
        var ids = new LinkedHashSet<String>();
        plan.devices().forEach(device -> ids.add(device.mosID()));
        return ids;
    }
}
