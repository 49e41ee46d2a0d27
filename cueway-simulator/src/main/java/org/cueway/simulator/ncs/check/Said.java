package org.cueway.simulator.ncs.check;

import java.io.IOException;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage.RoDelete;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.simulator.check.Trial;

/** A trial about one running order: what is said about it, and whether the device then has it so. Confined to one thread. */
record Said(Trial trial, Held held, String roID) {
    /** Sends the running order that most trials begin with. */
    static Said base(Trial trial, Held held, Orders orders) throws IOException, InterruptedException {
        var roID = orders.newID();
        var said = new Said(trial, held, roID);
        said.ok(orders.base(roID));
        return said;
    }

    /** Says something that has to be done. */
    void ok(RoRequest message) throws IOException, InterruptedException {
        trial.ok(message);
        held.said(message);
    }

    /** The device's running order, which has to be these stories and items, in this order. */
    RoList has(String words) throws IOException, InterruptedException {
        var list = list();
        trial.expect(Orders.words(list).equals(words), words, Orders.words(list));
        return list;
    }

    /** The device's running order. */
    RoList list() throws IOException, InterruptedException {
        var answer = trial.ask(new RoReq(roID));
        if (answer instanceof RoList list) return list;
        trial.expect(false, "roList", trial.refused(answer, "roReq"));
        throw new IllegalStateException("not reached");
    }

    /** Something that has to be refused, after which all is as it was. */
    void refused(RoRequest message, String words) throws IOException, InterruptedException {
        trial.refused(message);
        has(words);
    }

    /** Takes it away again. */
    void end() throws IOException, InterruptedException {
        ok(new RoDelete(roID));
    }
}
