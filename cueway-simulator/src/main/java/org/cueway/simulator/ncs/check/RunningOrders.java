package org.cueway.simulator.ncs.check;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage.Air;
import org.cueway.mos.model.RunningOrderMessage.DeleteItems;
import org.cueway.mos.model.RunningOrderMessage.DeleteStories;
import org.cueway.mos.model.RunningOrderMessage.InsertItems;
import org.cueway.mos.model.RunningOrderMessage.InsertStories;
import org.cueway.mos.model.RunningOrderMessage.MoveItems;
import org.cueway.mos.model.RunningOrderMessage.MoveStories;
import org.cueway.mos.model.RunningOrderMessage.ReplaceItem;
import org.cueway.mos.model.RunningOrderMessage.ReplaceStory;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoDelete;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.RoMetadataReplace;
import org.cueway.mos.model.RunningOrderMessage.RoReadyToAir;
import org.cueway.mos.model.RunningOrderMessage.RoReplace;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.RunningOrderMessage.SwapItems;
import org.cueway.mos.model.RunningOrderMessage.SwapStories;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.check.Bench;
import org.cueway.simulator.check.Requirement;
import org.cueway.simulator.check.Trial;

/** Profile 2: running orders are taken, kept, changed as told, and given back. Stateless. */
final class RunningOrders {
    private static final String ACTION = "MOS 4.0 §3.6.1";
    private static final String OLD = "MOS 2.8.5 §3.6, R86";

    /** An edit of the base, and what is there then. */
    private record Case(String title, String rule, BiFunction<String, Orders, RoRequest> edit, String after) {}

    private static final List<Case> CASES = List.of(
            new Case(
                    "INSERT of a story in front of one",
                    ACTION,
                    (ro, o) -> insert(ro, "B", o),
                    "A[1 2 3] X[1] B[1] C[] D[1]"),
            new Case(
                    "INSERT of a story without target puts it at the end",
                    "R104",
                    (ro, o) -> insert(ro, "", o),
                    Orders.BASE + " X[1]"),
            new Case(
                    "REPLACE of a story by two",
                    ACTION,
                    (ro, o) -> new ReplaceStory(ro, "B", List.of(o.story("X", "1"), o.story("B"))),
                    "A[1 2 3] X[1] B[] C[] D[1]"),
            new Case(
                    "MOVE of two stories in the order of the message",
                    ACTION,
                    (ro, _) -> new MoveStories(ro, Position.of("A"), List.of("D", "B")),
                    "D[1] B[1] A[1 2 3] C[]"),
            new Case(
                    "MOVE of a story without target to the end",
                    "R104",
                    (ro, _) -> new MoveStories(ro, Position.of(""), List.of("A")),
                    "B[1] C[] D[1] A[1 2 3]"),
            new Case(
                    "MOVE of a story to where it is changes nothing",
                    "R106",
                    (ro, _) -> new MoveStories(ro, Position.of("C"), List.of("B")),
                    Orders.BASE),
            new Case("DELETE of stories", ACTION, (ro, _) -> new DeleteStories(ro, List.of("C", "A")), "B[1] D[1]"),
            new Case("SWAP of stories", ACTION, (ro, _) -> new SwapStories(ro, "A", "D"), "D[1] B[1] C[] A[1 2 3]"),
            new Case(
                    "INSERT of an item in front of one, in the story it names",
                    ACTION + ", R31",
                    (ro, o) -> new InsertItems(ro, "B", Position.of("1"), List.of(o.item("9"))),
                    "A[1 2 3] B[9 1] C[] D[1]"),
            new Case(
                    "INSERT of an item without target puts it at the end",
                    "R104",
                    (ro, o) -> new InsertItems(ro, "A", Position.of(""), List.of(o.item("9"))),
                    "A[1 2 3 9] B[1] C[] D[1]"),
            new Case(
                    "REPLACE of an item",
                    ACTION,
                    (ro, o) -> new ReplaceItem(ro, "A", "2", List.of(o.item("8"), o.item("9"))),
                    "A[1 8 9 3] B[1] C[] D[1]"),
            new Case(
                    "MOVE of items inside their story",
                    ACTION,
                    (ro, _) -> new MoveItems(ro, "A", Position.of("1"), List.of("3", "2")),
                    "A[3 2 1] B[1] C[] D[1]"),
            new Case(
                    "DELETE of an item, in the story it names",
                    ACTION + ", R31",
                    (ro, _) -> new DeleteItems(ro, "D", List.of("1")),
                    "A[1 2 3] B[1] C[] D[]"),
            new Case("SWAP of items", ACTION, (ro, _) -> new SwapItems(ro, "A", "1", "3"), "A[3 2 1] B[1] C[] D[1]"),
            new Case(
                    "roStoryAppend",
                    OLD,
                    (ro, o) -> new SupersededMessage.RoStoryAppend(ro, List.of(o.story("X", "1"))),
                    Orders.BASE + " X[1]"),
            new Case(
                    "roStoryInsert",
                    OLD,
                    (ro, o) -> new SupersededMessage.RoStoryInsert(ro, Position.of("A"), List.of(o.story("X"))),
                    "X[] " + Orders.BASE),
            new Case(
                    "roStoryReplace",
                    OLD,
                    (ro, o) -> new SupersededMessage.RoStoryReplace(ro, "A", List.of(o.story("X"))),
                    "X[] B[1] C[] D[1]"),
            new Case(
                    "roStoryMove",
                    OLD,
                    (ro, _) -> new SupersededMessage.RoStoryMove(ro, "D", Position.of("A")),
                    "D[1] A[1 2 3] B[1] C[]"),
            new Case(
                    "roStoryMoveMultiple",
                    OLD,
                    (ro, _) -> new SupersededMessage.RoStoryMoveMultiple(ro, List.of("D", "C"), Position.of("A")),
                    "D[1] C[] A[1 2 3] B[1]"),
            new Case(
                    "roStorySwap",
                    OLD,
                    (ro, _) -> new SupersededMessage.RoStorySwap(ro, "B", "C"),
                    "A[1 2 3] C[] B[1] D[1]"),
            new Case(
                    "roStoryDelete",
                    OLD,
                    (ro, _) -> new SupersededMessage.RoStoryDelete(ro, List.of("B")),
                    "A[1 2 3] C[] D[1]"),
            new Case(
                    "roItemInsert",
                    OLD,
                    (ro, o) -> new SupersededMessage.RoItemInsert(ro, "A", Position.of("2"), List.of(o.item("9"))),
                    "A[1 9 2 3] B[1] C[] D[1]"),
            new Case(
                    "roItemReplace",
                    OLD,
                    (ro, o) -> new SupersededMessage.RoItemReplace(ro, "A", "1", List.of(o.item("9"))),
                    "A[9 2 3] B[1] C[] D[1]"),
            new Case(
                    "roItemMoveMultiple",
                    OLD,
                    (ro, _) -> new SupersededMessage.RoItemMoveMultiple(ro, "A", List.of("3"), Position.of("1")),
                    "A[3 1 2] B[1] C[] D[1]"),
            new Case(
                    "roItemDelete",
                    OLD,
                    (ro, _) -> new SupersededMessage.RoItemDelete(ro, "A", List.of("1", "2")),
                    "A[3] B[1] C[] D[1]"));

    private RunningOrders() {}

    static void run(Bench bench, Orders orders, Held held) throws InterruptedException {
        whole(bench, orders, held);
        int number = 10;
        for (var one : CASES) {
            bench.tries(of(number++, one.title(), one.rule()), t -> {
                var said = Said.base(t, held, orders);
                said.ok(one.edit().apply(said.roID(), orders));
                said.has(one.after());
                said.end();
            });
        }
    }

    static Requirement of(int number, String title, String rule) {
        return new Requirement(2, "2.%02d".formatted(number), title, rule);
    }

    private static RoRequest insert(String roID, String before, Orders orders) {
        return new InsertStories(roID, Position.of(before), List.of(orders.story("X", "1")));
    }

    private static void whole(Bench bench, Orders orders, Held held) throws InterruptedException {
        bench.tries(
                of(1, "roCreate is taken, and roReq gives it back story for story", "MOS 4.0 §3.4.2, §3.5.1"), t -> {
                    var said = Said.base(t, held, orders);
                    var list = said.has(Orders.BASE);
                    t.expect(
                            list.stories()
                                    .getFirst()
                                    .storySlug()
                                    .filter("STORY A"::equals)
                                    .isPresent(),
                            "storySlug STORY A",
                            list.stories().getFirst().storySlug().orElse("(none)"));
                    said.end();
                });
        bench.tries(of(2, "metadata comes back as the very text it was", "MOS 4.0 §6, R119"), t -> {
            var said = Said.base(t, held, orders);
            var wanted = Orders.header("").metadata().getFirst();
            var found = said.list().header().metadata();
            boolean there = found.stream().anyMatch(block -> block.xml().equals(wanted.xml()));
            if (found.isEmpty()) throw t.notOffered("the metadata of the running order", "roList has none");
            t.expect(there, wanted.xml(), found.getFirst().xml());
            said.end();
        });
        bench.tries(of(3, "roCreate of one that is there is a refresh", "R61"), t -> {
            var said = Said.base(t, held, orders);
            said.ok(orders.base(said.roID()));
            said.has(Orders.BASE);
            said.end();
        });
        bench.tries(of(4, "roReplace replaces all of it", "MOS 4.0 §3.4.3"), t -> {
            var said = Said.base(t, held, orders);
            said.ok(new RoReplace(
                    said.roID(), Orders.header("OTHER"), List.of(orders.story("Z", "1"), orders.story("A"))));
            var list = said.has("Z[1] A[]");
            t.expect(
                    list.header().roSlug().filter("OTHER"::equals).isPresent(),
                    "roSlug OTHER",
                    list.header().roSlug().orElse("(none)"));
            said.end();
        });
        bench.tries(
                of(5, "roMetadataReplace changes what it says and nothing else", "MOS 4.0 §3.4.4, R112"),
                t -> metadata(t, orders, held));
        bench.tries(of(6, "roReadyToAir is taken", "MOS 4.0 §3.5.5"), t -> {
            var said = Said.base(t, held, orders);
            said.ok(new RoReadyToAir(said.roID(), Air.READY));
            said.ok(new RoReadyToAir(said.roID(), Air.NOT_READY));
            said.end();
        });
        bench.tries(of(7, "roElementStat of the newsroom is taken", "MOS 2.8.5 §3.7.2, R144"), t -> {
            var said = Said.base(t, held, orders);
            said.ok(new RoElementStat(
                    new Target.OneStory(said.roID(), "B"),
                    Optional.empty(),
                    Optional.empty(),
                    "PLAY",
                    Optional.of(new MosTime("2026-11-24T17:31:04Z"))));
            said.end();
        });
        bench.tries(of(8, "IDs and slugs of any script and sign come back as they are", "R3, R15, R32"), t -> {
            var said = new Said(t, held, orders.newID());
            var odd = "NRCS;P \\ \u05E9\u05DC\u05D5\u05DD <&> \"\uD83D\uDE00\" 'x'";
            said.ok(new RoCreate(said.roID(), Orders.header(odd), List.of(orders.story(odd, "1--1", "0"))));
            said.has(odd + "[1--1 0]");
            said.end();
        });
        bench.tries(of(9, "roDelete takes it away; after that there is none", "MOS 4.0 §3.4.5"), t -> {
            var said = Said.base(t, held, orders);
            said.end();
            t.refused(new RoReq(said.roID()));
            t.refused(new RoDelete(said.roID()));
        });
    }

    private static void metadata(Trial t, Orders orders, Held held) throws IOException, InterruptedException {
        var said = Said.base(t, held, orders);
        said.ok(new RoMetadataReplace(said.roID(), Orders.slugOnly("LONGER")));
        var header = said.has(Orders.BASE).header();
        t.expect(
                header.roSlug().filter("LONGER"::equals).isPresent(),
                "roSlug LONGER",
                header.roSlug().orElse("(none)"));
        t.expect(
                header.roChannel().filter("STUDIO-1"::equals).isPresent(),
                "roChannel STUDIO-1",
                header.roChannel().orElse("(none)"));
        said.end();
    }
}
