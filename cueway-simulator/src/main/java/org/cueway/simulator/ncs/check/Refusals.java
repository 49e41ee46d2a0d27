package org.cueway.simulator.ncs.check;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage.Air;
import org.cueway.mos.model.RunningOrderMessage.DeleteItems;
import org.cueway.mos.model.RunningOrderMessage.DeleteStories;
import org.cueway.mos.model.RunningOrderMessage.InsertStories;
import org.cueway.mos.model.RunningOrderMessage.MoveStories;
import org.cueway.mos.model.RunningOrderMessage.ReplaceItem;
import org.cueway.mos.model.RunningOrderMessage.ReplaceStory;
import org.cueway.mos.model.RunningOrderMessage.RoMetadataReplace;
import org.cueway.mos.model.RunningOrderMessage.RoReadyToAir;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.simulator.check.Basics;
import org.cueway.simulator.check.Bench;

/** Profile 2: what cannot be done is refused in words, whole, and the device asks how things are. Stateless. */
final class Refusals {
    private static final int FIRST = 40;

    /** Something about the base that cannot be done. */
    private record Case(String title, String rule, BiFunction<String, Orders, RoRequest> wrong) {}

    private static final List<Case> CASES = List.of(
            new Case(
                    "INSERT in front of a story that is not there",
                    "MOS 4.0 §2.3",
                    (ro, o) -> new InsertStories(ro, Position.of("X"), List.of(o.story("Y")))),
            new Case(
                    "INSERT of a story that is there",
                    "R109",
                    (ro, o) -> new InsertStories(ro, Position.of(""), List.of(o.story("B")))),
            new Case(
                    "REPLACE of a story that is not there",
                    "MOS 4.0 §2.3",
                    (ro, o) -> new ReplaceStory(ro, "X", List.of(o.story("Y")))),
            new Case(
                    "MOVE of a story that is not there, with one that is",
                    "R110",
                    (ro, _) -> new MoveStories(ro, Position.of("A"), List.of("D", "X"))),
            new Case(
                    "DELETE of a story that is not there, with one that is, deletes neither",
                    "R110",
                    (ro, _) -> new DeleteStories(ro, List.of("B", "X"))),
            new Case(
                    "REPLACE of an item that is not there",
                    "R89",
                    (ro, o) -> new ReplaceItem(ro, "A", "9", List.of(o.item("8")))),
            new Case(
                    "DELETE of an item that is not there, with one that is, deletes neither",
                    "R110",
                    (ro, _) -> new DeleteItems(ro, "A", List.of("1", "9"))),
            new Case(
                    "DELETE of an item of a story that is not there",
                    "R89",
                    (ro, _) -> new DeleteItems(ro, "X", List.of("1"))));

    /** An edit that no record of ours can express. */
    private record Raw(String title, String rule, String inside) {}

    private static final List<Raw> RAW = List.of(
            new Raw(
                    "MOVE that names a story twice",
                    "R107",
                    "<roElementAction operation=\"MOVE\">{RO}<element_target><storyID>A</storyID></element_target><element_source><storyID>D</storyID><storyID>D</storyID></element_source></roElementAction>"),
            new Raw(
                    "MOVE in front of itself",
                    "mos-protocol §5.6",
                    "<roElementAction operation=\"MOVE\">{RO}<element_target><storyID>D</storyID></element_target><element_source><storyID>D</storyID></element_source></roElementAction>"),
            new Raw(
                    "SWAP of three",
                    "MOS 4.0 §3.6.1",
                    "<roElementAction operation=\"SWAP\">{RO}<element_source><storyID>A</storyID><storyID>B</storyID><storyID>C</storyID></element_source></roElementAction>"),
            new Raw(
                    "an operation that there is not",
                    "MOS 4.0 §3.6.1",
                    "<roElementAction operation=\"SHUFFLE\">{RO}<element_source><storyID>A</storyID></element_source></roElementAction>"),
            new Raw(
                    "INSERT of two stories with one ID",
                    "mos-protocol §5.7",
                    "<roElementAction operation=\"INSERT\">{RO}<element_target><storyID/></element_target><element_source><story><storyID>X</storyID></story><story><storyID>X</storyID></story></element_source></roElementAction>"));

    private Refusals() {}

    static void run(Bench bench, Orders orders, Held held) throws InterruptedException {
        int number = FIRST;
        for (var one : CASES) {
            bench.tries(RunningOrders.of(number++, "refused: " + one.title(), one.rule()), t -> {
                var said = Said.base(t, held, orders);
                said.refused(one.wrong().apply(said.roID(), orders), Orders.BASE);
                said.end();
            });
        }
        for (var one : RAW) {
            bench.tries(RunningOrders.of(number++, "refused: " + one.title(), one.rule()), t -> {
                var said = Said.base(t, held, orders);
                var id = t.number();
                var inside = one.inside().replace("{RO}", "<roID>" + said.roID() + "</roID>");
                var text = Basics.frame(t, Optional.of(id), inside);
                var answer = t.say(Channel.RO, text, Optional.of(id));
                t.refused(answer.envelope().message(), one.title());
                said.has(Orders.BASE);
                said.end();
            });
        }
        bench.tries(
                RunningOrders.of(
                        number++, "refused: whatever is about a running order that is not there", "MOS 4.0 §2.3"),
                t -> {
                    var roID = orders.newID();
                    t.refused(new RoReq(roID));
                    t.refused(new RoReadyToAir(roID, Air.READY));
                    t.refused(new RoMetadataReplace(roID, Orders.slugOnly("X")));
                    t.refused(new DeleteStories(roID, List.of("A")));
                });
        bench.tries(
                RunningOrders.of(
                        number, "after such a refusal the device asks for the running order", "MOS 4.0 §2.3, R88"),
                t -> {
                    var roID = orders.newID();
                    long since = t.now();
                    t.refused(new DeleteStories(roID, List.of("A")));
                    t.mayFollow(since, RoReq.class, asked -> asked.roID().equals(roID), "roReq for " + roID);
                });
    }
}
