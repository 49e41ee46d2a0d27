package org.cueway.simulator.device.check;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.DiscoveryMessage.RoSummary;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.check.Bench;
import org.cueway.simulator.check.Requirement;
import org.cueway.simulator.check.Trial;

/** Profiles 2, 4 and 5: the newsroom gives its running orders, takes states, and sends what it should. Stateless. */
final class Playlists {
    private static final String NOWHERE = "CUEWAY-CHECK;NO SUCH RUNNING ORDER";
    /** Running orders that are looked at. */
    private static final int LOOKED_AT = 5;

    private Playlists() {}

    static void run(Bench bench) throws InterruptedException {
        asked(bench);
        states(bench);
        bench.tries(
                of(2, 6, "the newsroom sends running orders by itself", "MOS 4.0 §3.4.2"),
                t -> t.seen(RoCreate.class, "a roCreate on our upper port"));
        bench.tries(
                of(4, 2, "the newsroom sends the texts of its stories", "MOS 4.0 §3.8.1"),
                t -> t.seen(RoStorySend.class, "a roStorySend on our upper port"));
        bench.tries(
                of(5, 1, "the newsroom controls items", "MOS 4.0 §3.7.3"),
                t -> t.seen(ControlMessage.class, "a roCtrl or roItemCue on our upper port"));
    }

    private static void asked(Bench bench) throws InterruptedException {
        bench.tries(of(4, 1, "roReqAll is answered with all running orders", "MOS 4.0 §3.5.3, R92"), t -> {
            var answer = t.ok(new RoReqAll());
            t.expect(answer instanceof RoListAll, "roListAll", answer.element());
        });
        bench.tries(
                of(2, 1, "roReq of each running order gives it story by story", "MOS 4.0 §3.5.1, R90"),
                t -> t.inSpiteOfOthers(Playlists::each));
        bench.tries(
                of(2, 2, "roReq of one that is not there is refused with roAck", "MOS 4.0 §3.5.1"),
                t -> t.refused(new RoReq(NOWHERE)));
    }

    private static void each(Trial t) throws IOException, InterruptedException {
        for (var one : some(t)) {
            var list = list(t, one.roID());
            t.expect(list.roID().equals(one.roID()), "roID " + one.roID(), "roID " + list.roID());
            var ids = list.stories().stream().map(Story::storyID).toList();
            t.expect(ids.stream().distinct().count() == ids.size(), "no storyID twice", ids.toString());
        }
    }

    private static void states(Bench bench) throws InterruptedException {
        bench.tries(
                of(2, 3, "the state of a running order, a story and an item is taken", "MOS 4.0 §3.7.1"),
                t -> t.inSpiteOfOthers(Playlists::stated));
        bench.tries(of(2, 4, "the state of what is not there is refused", "R89"), t -> {
            var target = target(t);
            t.refused(stat(new Target.WholeRo(NOWHERE)));
            t.refused(stat(new Target.OneStory(target.roID(), "NO SUCH STORY")));
        });
        bench.tries(
                of(2, 5, "states of MOS 2.x are taken", "R86"),
                t -> t.inSpiteOfOthers(tried -> tried.ok(new SupersededMessage.RoItemStat(
                        target(tried), Optional.empty(), Optional.empty(), "STOP", stamp()))));
    }

    private static void stated(Trial t) throws IOException, InterruptedException {
        var target = target(t);
        t.ok(stat(new Target.WholeRo(target.roID())));
        t.ok(stat(new Target.OneStory(target.roID(), target.storyID())));
        t.ok(stat(target));
    }

    static Requirement of(int profile, int number, String title, String rule) {
        return new Requirement(profile, "%d.%02d".formatted(profile, number), title, rule);
    }

    /** The first running orders of the newsroom; ends the trial if there is none. */
    static List<RoSummary> some(Trial t) throws IOException, InterruptedException {
        var answer = t.ok(new RoReqAll());
        if (!(answer instanceof RoListAll(var all))) throw t.notOffered("roListAll", answer.element());
        if (all.isEmpty()) throw t.notOffered("a running order", "the newsroom has none for us");
        return all.subList(0, Math.min(LOOKED_AT, all.size()));
    }

    static RoList list(Trial t, String roID) throws IOException, InterruptedException {
        var answer = t.ok(new RoReq(roID));
        t.expect(answer instanceof RoList, "roList of " + roID, answer.element());
        return (RoList) answer;
    }

    /** Some item of the newsroom; ends the trial if it has none. */
    static Target.OneItem target(Trial t) throws IOException, InterruptedException {
        for (var one : some(t)) {
            for (var story : list(t, one.roID()).stories()) {
                if (story.items().isEmpty()) continue;
                return new Target.OneItem(
                        one.roID(), story.storyID(), story.items().getFirst().itemID());
            }
        }
        throw t.notOffered("an item in a running order", "there is none");
    }

    private static RoElementStat stat(Target target) {
        return new RoElementStat(target, Optional.empty(), Optional.empty(), "READY", stamp());
    }

    private static Optional<MosTime> stamp() {
        return Optional.of(new MosTime("2026-11-24T17:31:04,250Z"));
    }
}
