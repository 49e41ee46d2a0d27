package org.cueway.simulator.ncs.check;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.Channel;
import org.cueway.simulator.check.Basics;
import org.cueway.simulator.check.Bench;

/** Profile 2: a message that comes again is done once (MOS 4.0 §4.1.6). Stateless. */
final class Repeats {
    private static final String DUPLICATES = "MOS 4.0 §4.1.7, R23";

    private Repeats() {}

    static void run(Bench bench, Orders orders, Held held) throws InterruptedException {
        bench.tries(
                RunningOrders.of(60, "the same message again gets the same answer, and is done once", DUPLICATES),
                t -> {
                    var said = Said.base(t, held, orders);
                    var id = t.number();
                    var text = Basics.frame(t, Optional.of(id), append(said.roID(), "X"));
                    var first = t.say(Channel.RO, text, Optional.of(id));
                    var again = t.say(Channel.RO, text, Optional.of(id));
                    t.expect(again.text().equals(first.text()), first.text(), again.text());
                    said.has(Orders.BASE + " X[]");
                    said.end();
                });
        bench.tries(RunningOrders.of(61, "also on another connection", DUPLICATES), t -> {
            var said = Said.base(t, held, orders);
            var id = t.number();
            var text = Basics.frame(t, Optional.of(id), append(said.roID(), "X"));
            var first = t.say(Channel.RO, text, Optional.of(id));
            t.reconnect(Channel.RO);
            var again = t.say(Channel.RO, text, Optional.of(id));
            t.expect(again.text().equals(first.text()), first.text(), again.text());
            said.has(Orders.BASE + " X[]");
            said.end();
        });
        bench.tries(
                RunningOrders.of(
                        62, "a used messageID with other content is a new message: counters start again", "R24"),
                t -> {
                    var said = Said.base(t, held, orders);
                    var id = t.number();
                    for (var story : List.of("X", "Y")) {
                        var answer = t.say(
                                Channel.RO,
                                Basics.frame(t, Optional.of(id), append(said.roID(), story)),
                                Optional.of(id));
                        t.expect(answer.text().contains("<roStatus>OK</roStatus>"), "OK", answer.text());
                    }
                    said.has(Orders.BASE + " X[] Y[]");
                    said.end();
                });
    }

    private static String append(String roID, String storyID) {
        return "<roElementAction operation=\"INSERT\"><roID>" + roID
                + "</roID><element_target><storyID/></element_target>" + "<element_source><story><storyID>" + storyID
                + "</storyID></story></element_source></roElementAction>";
    }
}
