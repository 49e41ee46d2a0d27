package org.cueway.simulator.ncs.check;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.StoryText;
import org.cueway.simulator.check.Bench;
import org.cueway.simulator.check.Requirement;

/** Profile 4: story texts are taken, and the device asks which running orders there are. Stateless. */
final class Texts {
    private static final String RULE = "MOS 4.0 §3.8.1";

    private Texts() {}

    static void run(Bench bench, Orders orders, Held held) throws InterruptedException {
        bench.tries(of(1, "roStorySend is taken, and the story keeps its place", RULE), t -> {
            var said = Said.base(t, held, orders);
            said.ok(send(said.roID(), "C", "<p>Read this, <pi>calmly</pi> &amp; <b>slowly</b>.</p>"));
            said.has(Orders.BASE);
            said.end();
        });
        bench.tries(of(2, "a long text with items in it is taken", RULE + ", R116"), t -> {
            var said = Said.base(t, held, orders);
            var item = "<storyItem><mosItem><itemID>2</itemID><objID>CHECK-OBJECT</objID><mosID>"
                    + t.names().mosID() + "</mosID></mosItem></storyItem>";
            said.ok(send(said.roID(), "A", "<p>word </p>".repeat(2_000) + item + "<p></p>"));
            said.has(Orders.BASE);
            said.end();
        });
        bench.tries(of(3, "the text of a story that is not there is refused", "R40"), t -> {
            var said = Said.base(t, held, orders);
            said.refused(send(said.roID(), "X", "<p>x</p>"), Orders.BASE);
            said.end();
        });
        bench.tries(of(4, "the text of a running order that is not there makes none", "R40, R88"), t -> {
            var roID = orders.newID();
            t.refused(send(roID, "A", "<p>x</p>"));
            t.refused(new RoReq(roID));
        });
        bench.tries(
                of(5, "the device asks for all running orders", "MOS 4.0 §3.5.3"),
                t -> t.seen(RoReqAll.class, "roReqAll on our upper port"));
    }

    private static Requirement of(int number, String title, String rule) {
        return new Requirement(4, "4.%02d".formatted(number), title, rule);
    }

    private static RoStorySend send(String roID, String storyID, String inside) {
        var body = new StoryText.Body("<storyBody>" + inside + "</storyBody>", false, List.of());
        var text = new StoryText(
                Optional.of("STORY " + storyID), Optional.empty(), Optional.of(body), List.of(), List.of());
        return new RoStorySend(roID, storyID, text);
    }
}
