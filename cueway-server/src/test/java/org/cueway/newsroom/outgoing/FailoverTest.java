package org.cueway.newsroom.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cueway.base.Limits;
import org.cueway.mos.dialect.Meaning;
import org.cueway.newsroom.outgoing.Failover.Action;
import org.cueway.newsroom.outgoing.FailoverEvent.Look;
import org.junit.jupiter.api.Test;

/**
 * Which server is asked, as tables. A line is what the lanes of each server show ({@code 2} lanes up, {@code -} none,
 * {@code s} up and says that it is the standby) and what follows: {@code A} or {@code B} for who is asked, and what was done.
 */
final class FailoverTest {
    private static final Duration GRACE = Limits.Failover.defaults().grace();

    private Failover failover = failover(Redundancy.BUDDY, Failback.ON_SECONDARY_FAILURE, 2);
    private long nanos = 1_000;
    private FailoverState state = failover.start(now());
    private final List<String> done = new ArrayList<>();

    @Test
    void R65_whileMainIsUpNothingIsDone() {
        assertThat(look("2", "s")).isEqualTo("A");
        assertThat(after(Duration.ofHours(1), "2", "s")).isEqualTo("A");
        assertThat(after(GRACE, "2", "2")).isEqualTo("A");
    }

    @Test
    void R68_aStartWithOnlyTheSecondOneUpWorks() {
        assertThat(look("-", "2")).isEqualTo("A");
        assertThat(after(GRACE.minusMillis(1), "-", "2")).isEqualTo("A");
        assertThat(after(Duration.ofMillis(1), "-", "2")).isEqualTo("B switch");
    }

    @Test
    void aConnectionThatWasResetIsNoFailover() {
        look("2", "2");
        assertThat(look("-", "2")).isEqualTo("A");
        assertThat(after(GRACE.minusMillis(1), "2", "2")).isEqualTo("A");
        assertThat(look("-", "2")).isEqualTo("A");
        assertThat(after(GRACE.minusMillis(1), "-", "2")).isEqualTo("A");
        assertThat(after(Duration.ofMillis(1), "-", "2")).isEqualTo("B switch");
    }

    @Test
    void R57_aSiteThatUsesOneChannelOnlyCountsThatOne() {
        assertThat(after(GRACE, "1", "s")).isEqualTo("A");
        assertThat(after(GRACE, "1", "1")).isEqualTo("A");
        look("1", "2");
        assertThat(after(GRACE, "1", "2")).isEqualTo("B switch");
    }

    @Test
    void R65_aServerThatSaysItIsTheStandbyIsLeftAtOnceForOneThatDoesNot() {
        look("2", "s");
        assertThat(look("s", "2")).isEqualTo("B switch");
    }

    @Test
    void R65_aMessageThatTheStandbyRefusedGoesToTheOtherOne() {
        look("2", "2");
        assertThat(refused(0, Meaning.STANDBY)).isEqualTo("B switch");
        assertThat(state.why()).contains("NCS-A: ").contains("words");
    }

    @Test
    void aMessageThatFailedGoesToTheOtherOneAtOnceEvenIfThatOneWasTheStandby() {
        look("2", "s");
        assertThat(failed(0)).isEqualTo("B switch");
        assertThat(failed(0)).as("told twice").isEqualTo("B");
    }

    @Test
    void aMessageThatFailedStaysWhenNobodyElseIsThere() {
        look("2", "-");
        assertThat(failed(0)).isEqualTo("A");
    }

    @Test
    void R67_ifBothPointToEachOtherNobodyIsAskedInCirclesAndAnAlarmSaysSo() {
        look("2", "2");
        assertThat(refused(0, Meaning.STANDBY)).isEqualTo("B switch");
        assertThat(refused(1, Meaning.STANDBY)).isEqualTo("B alarm");
        assertThat(state.alarm().orElseThrow()).contains("NCS-B: words").contains("no other server");
        answered(1);
        assertThat(state.alarm()).isEmpty();
    }

    @Test
    void R67_ifMainIsDownForUsAndUpForTheBuddyAnAlarmSaysSo() {
        look("2", "s");
        look("-", "s");
        assertThat(after(Duration.ofSeconds(59), "-", "s")).isEqualTo("A");
        assertThat(after(Duration.ofSeconds(1), "-", "s")).isEqualTo("A alarm");
        assertThat(state.alarm().orElseThrow()).contains("NCS-B says that another server is in charge");
        assertThat(look("2", "s")).isEqualTo("A");
        assertThat(state.alarm()).isEmpty();
    }

    @Test
    void R66_aMainServerThatHasNotCaughtUpIsLeftAloneLongerEachTime() {
        failover = failover(Redundancy.BUDDY, Failback.IMMEDIATE, 2);
        look("2", "2");
        assertThat(refused(0, Meaning.NOT_CURRENT)).isEqualTo("B switch");
        assertThat(after(GRACE, "2", "2")).isEqualTo("B");
        assertThat(after(Duration.ofSeconds(2), "2", "2")).isEqualTo("A switch");
        assertThat(refused(0, Meaning.NOT_CURRENT)).isEqualTo("B switch");
        assertThat(after(Duration.ofSeconds(9), "2", "2")).isEqualTo("B");
        assertThat(after(Duration.ofSeconds(1), "2", "2")).isEqualTo("A switch");
        answered(0);
        assertThat(refused(0, Meaning.NOT_CURRENT)).isEqualTo("B switch");
        assertThat(after(Duration.ofSeconds(5), "2", "2")).isEqualTo("A switch");
    }

    @Test
    void R70_weStayWithTheSecondaryUntilItFails() {
        onB();
        assertThat(after(Duration.ofHours(1), "2", "2")).isEqualTo("B");
        look("2", "-");
        assertThat(after(GRACE, "2", "-")).isEqualTo("A switch");
    }

    @Test
    void R70_immediateFailbackWaitsUntilMainHasBeenThereForAMoment() {
        failover = failover(Redundancy.BUDDY, Failback.IMMEDIATE, 2);
        onB();
        assertThat(look("2", "2")).isEqualTo("B");
        assertThat(after(GRACE, "2", "2")).isEqualTo("A switch");
    }

    @Test
    void R68_R70_howLongIsWaitedIsAsConfigured() {
        var waits = new Route.Waits(Optional.of(Duration.ofSeconds(20)), Optional.of(Duration.ofMinutes(5)));
        var route = new Route("newsroom", List.of("NCS-A", "NCS-B"), Redundancy.BUDDY, Failback.IMMEDIATE, waits);
        failover = new Failover(route, Limits.Failover.defaults());
        state = failover.start(now());
        look("2", "2");
        look("-", "2");
        assertThat(after(Duration.ofMillis(19_999), "-", "2")).isEqualTo("A");
        assertThat(after(Duration.ofMillis(1), "-", "2")).isEqualTo("B switch");
        look("2", "2");
        assertThat(after(Duration.ofMillis(299_999), "2", "2")).isEqualTo("B");
        assertThat(after(Duration.ofMillis(1), "2", "2")).isEqualTo("A switch");
    }

    @Test
    void R71_howLongEachOfAListHasIsAsConfigured() {
        var waits = new Route.Waits(Optional.of(Duration.ofSeconds(7)), Optional.empty());
        var route = new Route("newsroom", List.of("NCS-A", "NCS-B"), Redundancy.LIST, Failback.MANUAL, waits);
        failover = new Failover(route, Limits.Failover.defaults());
        state = failover.start(now());
        assertThat(look("-", "-")).isEqualTo("A");
        assertThat(after(Duration.ofMillis(6_999), "-", "-")).isEqualTo("A");
        assertThat(after(Duration.ofMillis(1), "-", "-")).startsWith("B switch");
    }

    @Test
    void R70_manualFailbackWaitsForAPersonAndSaysSo() {
        failover = failover(Redundancy.BUDDY, Failback.MANUAL, 2);
        onB();
        look("2", "-");
        assertThat(after(Duration.ofMinutes(1), "2", "-")).isEqualTo("B alarm");
        assertThat(state.alarm().orElseThrow()).contains("NCS-A is there, and failback is manual");
        assertThat(failed(1)).isEqualTo("B alarm");
        assertThat(chosen(0)).isEqualTo("A switch alarm");
        assertThat(look("2", "-")).isEqualTo("A");
    }

    @Test
    void aServerThatSomebodyChoseIsLeftOnlyWhenItFails() {
        failover = failover(Redundancy.BUDDY, Failback.IMMEDIATE, 2);
        look("2", "1");
        assertThat(chosen(1)).isEqualTo("B switch");
        assertThat(after(Duration.ofHours(1), "2", "1")).isEqualTo("B");
        look("2", "-");
        assertThat(after(GRACE, "2", "-")).isEqualTo("A switch");
    }

    @Test
    void R68_theHotStandbyIsNotDialledWhileMainRuns() {
        failover = failover(Redundancy.HOT_STANDBY, Failback.ON_SECONDARY_FAILURE, 2);
        state = failover.start(now());
        assertThat(state.server(1).suspended()).isTrue();
        assertThat(look("2", "-")).isEqualTo("A");
        assertThat(after(Duration.ofHours(1), "2", "-")).isEqualTo("A");
        look("-", "-");
        assertThat(after(GRACE, "-", "-")).isEqualTo("A resume1");
        assertThat(look("-", "2")).isEqualTo("B switch suspend0");
        assertThat(after(Duration.ofHours(1), "-", "2")).isEqualTo("B");
        look("-", "-");
        assertThat(after(GRACE, "-", "-")).isEqualTo("B resume0");
        assertThat(look("2", "-")).isEqualTo("A switch suspend1");
    }

    @Test
    void R68_aHotStandbyWhoseMainIsWantedBackKeepsLookingForIt() {
        failover = failover(Redundancy.HOT_STANDBY, Failback.IMMEDIATE, 2);
        state = failover.start(now());
        assertThat(after(GRACE, "-", "-")).isEqualTo("A resume1");
        assertThat(look("-", "2")).isEqualTo("B switch");
        look("2", "2");
        assertThat(after(GRACE, "2", "2")).isEqualTo("A switch suspend1");
    }

    @Test
    void R71_aListIsTriedOneAfterTheOther() {
        failover = failover(Redundancy.LIST, Failback.ON_SECONDARY_FAILURE, 3);
        state = failover.start(now());
        var each = Duration.ofSeconds(30);
        assertThat(look("-", "-", "-")).isEqualTo("A");
        assertThat(after(each, "-", "-", "-")).isEqualTo("B switch resume1 suspend0");
        assertThat(after(each, "-", "-", "-")).isEqualTo("C switch resume2 suspend1");
        assertThat(look("-", "-", "2")).isEqualTo("C");
        assertThat(after(Duration.ofHours(1), "-", "-", "2")).isEqualTo("C");
        look("-", "-", "-");
        assertThat(after(each, "-", "-", "-")).isEqualTo("A switch resume0 suspend2");
    }

    @Test
    void oneOfAListThatRefusesMakesRoomForTheNext() {
        failover = failover(Redundancy.LIST, Failback.ON_SECONDARY_FAILURE, 3);
        state = failover.start(now());
        look("2", "-", "-");
        assertThat(refused(0, Meaning.STANDBY)).isEqualTo("B switch resume1 suspend0");
    }

    @Test
    void withoutRedundancyTheFirstIsAskedWhateverItSays() {
        failover = failover(Redundancy.NONE, Failback.ON_SECONDARY_FAILURE, 2);
        state = failover.start(now());
        assertThat(after(Duration.ofHours(1), "-", "2")).isEqualTo("A");
        assertThat(failed(0)).isEqualTo("A");
        assertThat(refused(0, Meaning.STANDBY)).isEqualTo("A");
        assertThat(look("s", "2")).isEqualTo("A alarm");
        assertThat(look("2", "2")).isEqualTo("A");
    }

    /** Brings it about that the buddy is asked, main being away. */
    private void onB() {
        state = failover.start(now());
        look("2", "2");
        look("-", "2");
        assertThat(after(GRACE, "-", "2")).isEqualTo("B switch");
    }

    private static Failover failover(Redundancy redundancy, Failback failback, int servers) {
        var ncsIDs = List.of("NCS-A", "NCS-B", "NCS-C").subList(0, servers);
        return new Failover(new Route("newsroom", ncsIDs, redundancy, failback), Limits.Failover.defaults());
    }

    private Failover.Now now() {
        return new Failover.Now(nanos, Instant.EPOCH.plusNanos(nanos));
    }

    private String after(Duration time, String... lanes) {
        nanos += time.toNanos();
        return look(lanes);
    }

    private String look(String... lanes) {
        return tell(new FailoverEvent.Looked(IntStream.range(0, lanes.length)
                .mapToObj(i -> switch (lanes[i]) {
                    case "-" -> new Look(0, false, "away");
                    case "s" -> new Look(2, true, "standby");
                    case String up -> new Look(Integer.parseInt(up), false, "");
                })
                .toList()));
    }

    private String refused(int server, Meaning meaning) {
        return tell(new FailoverEvent.Refused(server, meaning, "words"));
    }

    private String failed(int server) {
        return tell(new FailoverEvent.Failed(server, "no answer"));
    }

    private String chosen(int server) {
        return tell(new FailoverEvent.Chosen(server));
    }

    private void answered(int server) {
        tell(new FailoverEvent.Answered(server));
    }

    private String tell(FailoverEvent event) {
        var decision = failover.after(state, event, now());
        state = decision.next();
        done.clear();
        done.add(List.of("A", "B", "C").get(state.active()));
        decision.actions()
                .forEach(action -> done.add(
                        switch (action) {
                            case Action.Switch _ -> "switch";
                            case Action.Suspend(int server) -> "suspend" + server;
                            case Action.Resume(int server) -> "resume" + server;
                        }));
        state.alarm().ifPresent(_ -> done.add("alarm"));
        return String.join(" ", done);
    }
}
