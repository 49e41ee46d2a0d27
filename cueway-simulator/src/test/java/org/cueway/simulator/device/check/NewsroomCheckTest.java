package org.cueway.simulator.device.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cueway.base.TimeSource;
import org.cueway.simulator.check.Report;
import org.cueway.simulator.check.Result;
import org.cueway.simulator.check.Verdict;
import org.cueway.simulator.line.Names;
import org.cueway.simulator.ncs.NewsroomPlan;
import org.cueway.simulator.ncs.SimulatedNewsroom;
import org.cueway.simulator.ncs.answer.Policy;
import org.cueway.simulator.ncs.like.Personalities;
import org.cueway.simulator.ncs.like.Personality;
import org.cueway.simulator.raw.RawEnd;
import org.junit.jupiter.api.Test;

/** The check against a newsroom that is as it should be, and against some that are not. */
class NewsroomCheckTest {
    private static final String MOS_ID = "device.station.mos";
    private static final Names NAMES = new Names(MOS_ID, "NCS-1");

    private final int lower = free();
    private final int upper = free();

    private static int free() {
        try (var port = RawEnd.listen()) {
            return port.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aNewsroomAsItShouldBePassesAllButWhatItWasNotMadeToDo() throws Exception {
        var report = check(NewsroomPlan.Conduct.PLAIN);
        assertThat(failed(report)).isEmpty();
        assertThat(report.claims()).contains(0, 1, 2, 3, 4, 5, 7);
        assertThat(ids(report, Verdict.PASSED)).contains("1.01", "2.01", "2.03", "3.02", "4.01", "7.02", "7.03");
        // Nobody ran a show.
        assertThat(ids(report, Verdict.NOT_OFFERED)).contains("5.01");
    }

    @Test
    void aNewsroomWhoseRunningOrdersOthersKeepChangingPassesTheSame() throws Exception {
        var report = check(NewsroomPlan.Conduct.PLAIN, new NewsroomPlan.Editing(600, 1));
        assertThat(failed(report)).isEmpty();
        assertThat(ids(report, Verdict.PASSED)).contains("2.01", "2.03", "2.05", "3.01", "7.01", "7.02");
    }

    @Test
    void R35_aBuddyFailsWithItsProse() throws Exception {
        var buddy = Personalities.named("enps-buddy").orElseThrow();
        var report = check(NewsroomPlan.Conduct.like(buddy));
        assertThat(failed(report))
                .anySatisfy(result -> assertThat(result.found()).contains("Buddy server cannot respond"));
        assertThat(ids(report, Verdict.PASSED)).contains("0.01", "0.02");
    }

    @Test
    void aNewsroomThatForbidsChangesFailsWhereItSaysThatItAllowsThem() throws Exception {
        var closed = new Policy(Policy.Items.REFUSED, new Policy.Stories.None());
        var report = check(NewsroomPlan.Conduct.like(Personality.PLAIN).granting(closed));
        assertThat(ids(report, Verdict.FAILED)).containsExactly("3.01", "7.01");
        assertThat(failed(report).getLast().found()).contains("External modification not allowed");
    }

    private Report check(NewsroomPlan.Conduct conduct) throws Exception {
        return check(conduct, new NewsroomPlan.Editing(0, 1));
    }

    private Report check(NewsroomPlan.Conduct conduct, NewsroomPlan.Editing editing) throws Exception {
        var device = new NewsroomPlan.Device(MOS_ID, "127.0.0.1", lower, upper);
        var plan = new NewsroomPlan(
                        "NCS-1",
                        device,
                        new NewsroomPlan.Listen("127.0.0.1", 0, 0),
                        new NewsroomPlan.Material(Optional.empty(), Optional.empty()),
                        editing)
                .behaving(conduct);
        try (var newsroom = SimulatedNewsroom.start(plan, TimeSource.system(), _ -> {})) {
            var there = new NewsroomCheck.At("127.0.0.1", newsroom.lower(), newsroom.upper());
            var here = new NewsroomCheck.At("127.0.0.1", lower, upper);
            return NewsroomCheck.run(
                    new NewsroomCheck.Plan(NAMES, there, here, Duration.ofSeconds(10)), TimeSource.system(), _ -> {});
        }
    }

    private static List<Result> failed(Report report) {
        return report.results().stream()
                .filter(result -> result.verdict() == Verdict.FAILED)
                .toList();
    }

    private static List<String> ids(Report report, Verdict verdict) {
        return report.results().stream()
                .filter(result -> result.verdict() == verdict)
                .map(result -> result.requirement().id())
                .toList();
    }
}
