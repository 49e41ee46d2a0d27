package org.cueway.newsroom.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.cueway.base.Limits;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.Target;
import org.cueway.mos.session.status.LaneState;
import org.cueway.store.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A newsroom of two servers over real sockets. */
@Timeout(60)
final class BuddyTest {
    private static final Pattern ID = Pattern.compile("<messageID>(\\d+)</messageID>");

    private final BlockingQueue<Settled> settled = new LinkedBlockingQueue<>();
    private final PlayedNewsroom main = PlayedNewsroom.open();
    private final PlayedNewsroom buddy = PlayedNewsroom.open();
    private Optional<Station> open = Optional.empty();

    BuddyTest() throws IOException {}

    @AfterEach
    void closeEverything() {
        open.ifPresent(Station::close);
        main.close();
        buddy.close();
    }

    @Test
    void A05_R65_R69_whenMainDiesTheBuddyGetsTheRestInOrderAndUnderTheSameNumbers() throws Exception {
        var station = station(Redundancy.BUDDY, Failback.ON_SECONDARY_FAILURE);
        buddy.standingBy();
        await().until(() -> station.lane(1).state() == LaneState.UP
                && station.line().servers().get(1).standby());
        main.answering(_ -> Optional.empty());
        for (int i = 0; i < 10; i++) station.outgoing.send(Station.NEWSROOM, status(i), settled::add);
        await().until(() -> main.asked().size() == 1);
        buddy.inCharge();
        main.close();
        for (int i = 0; i < 10; i++) assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
        assertThat(buddy.asked()).hasSize(10);
        for (int i = 0; i < 10; i++) {
            assertThat(buddy.asked().get(i)).contains("<ncsID>NCS-B</ncsID>").contains("<itemID>I" + i + "<");
        }
        assertThat(id(buddy.asked().getFirst())).isEqualTo(id(main.asked().getFirst()));
        assertThat(buddy.asked().stream().map(BuddyTest::id).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(station.line().active()).isEqualTo("NCS-B");
        assertThat(station.line().why()).contains("NCS-A on channel ro");
    }

    @Test
    void R65_whatTheStandbyRefusesGoesToTheOneInCharge() throws Exception {
        main.standingBy();
        var station = station(Redundancy.BUDDY, Failback.ON_SECONDARY_FAILURE);
        station.outgoing.send(Station.NEWSROOM, status(1), settled::add);
        assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
        assertThat(buddy.asked()).hasSize(1);
        assertThat(main.refused().size()).isLessThanOrEqualTo(1);
        assertThat(station.lane(0).state()).isEqualTo(LaneState.UP);
    }

    @Test
    void R67_whenBothSayThatTheOtherOneIsInChargeTheMessageWaitsAndAnAlarmSaysWhy() throws Exception {
        main.standingBy();
        buddy.standingBy();
        var station = station(Redundancy.BUDDY, Failback.ON_SECONDARY_FAILURE);
        station.outgoing.send(Station.NEWSROOM, status(1), settled::add);
        await().until(() -> station.line().alarm().isPresent());
        assertThat(station.line().alarm().orElseThrow()).contains("Buddy server cannot respond");
        assertThat(settled.poll(100, TimeUnit.MILLISECONDS)).isNull();
        assertThat(station.line().ro().messages()).isEqualTo(1);
        buddy.inCharge();
        assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
        await().until(() -> station.line().alarm().isEmpty());
    }

    @Test
    void R68_aHotStandbyGetsNoHeartbeatAndItsAbsenceIsNoFault() throws Exception {
        int away = buddy.port();
        buddy.close();
        var station = station(Redundancy.HOT_STANDBY, Failback.ON_SECONDARY_FAILURE);
        station.outgoing.send(Station.NEWSROOM, status(1), settled::add);
        assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
        await().until(() -> station.lane(1).state() == LaneState.OFF);
        assertThat(station.lane(1).reason()).contains("standby");
        assertThat(station.line().alarm()).isEmpty();

        main.close();
        try (var second = PlayedNewsroom.open(away)) {
            station.outgoing.send(Station.NEWSROOM, status(2), settled::add);
            assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
            assertThat(second.asked()).hasSize(1);
            await().until(() -> station.lane(0).state() == LaneState.OFF);
        }
    }

    @Test
    void R68_aStartWithOnlyTheHotStandbyUpWorks() throws Exception {
        main.close();
        var station = station(Redundancy.HOT_STANDBY, Failback.ON_SECONDARY_FAILURE);
        station.outgoing.send(Station.NEWSROOM, status(1), settled::add);
        assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
        assertThat(buddy.asked()).hasSize(1);
    }

    @Test
    void R68_theStandbyHearsNothingWhileMainRuns() throws Exception {
        // The first greeting in a new process takes longer than main is waited for elsewhere here.
        var patient = Station.limits(10_000, Duration.ofSeconds(30));
        var station = station(Redundancy.HOT_STANDBY, Failback.ON_SECONDARY_FAILURE, patient);
        await().until(() -> station.lane(0).state() == LaneState.UP);
        await().during(Duration.ofMillis(500)).until(() -> buddy.greeted() == 0);
    }

    @Test
    void whoListensIsToldWhenAServerCanBeAskedAndAgainAfterASwitch() throws Exception {
        var station = station(Redundancy.BUDDY, Failback.ON_SECONDARY_FAILURE);
        var ready = new CopyOnWriteArrayList<String>();
        station.outgoing.whenReady(newsroom -> ready.add(station.line().active()));
        await().until(() -> ready.equals(List.of("NCS-A")));
        await().until(() -> station.lane(1).state() == LaneState.UP);
        station.outgoing.choose(Station.NEWSROOM, "NCS-B");
        await().until(() -> ready.equals(List.of("NCS-A", "NCS-B")));
        assertThat(station.line().why()).isEqualTo("chosen by hand");
    }

    private Station station(Redundancy redundancy, Failback failback) {
        return station(redundancy, failback, Station.limits(10_000));
    }

    private Station station(Redundancy redundancy, Failback failback, Limits.Outgoing limits) {
        var route = new Route(Station.NEWSROOM, List.of("NCS-A", "NCS-B"), redundancy, failback);
        var station = new Station(MemoryStore.open(), limits, Station.lane(Duration.ofSeconds(10)), route);
        open = Optional.of(station);
        station.dial("NCS-A", main.port());
        station.dial("NCS-B", buddy.port());
        return station;
    }

    private Settled next() throws InterruptedException {
        var next = settled.poll(60, TimeUnit.SECONDS);
        assertThat(next).as("settled within 20 s").isNotNull();
        return next;
    }

    private static int id(String frame) {
        var id = ID.matcher(frame);
        assertThat(id.find()).as(frame).isTrue();
        return Integer.parseInt(id.group(1));
    }

    private static Request status(int item) {
        return new RoElementStat(
                new Target.OneItem("RO1", "S1", "I" + item),
                Optional.empty(),
                Optional.empty(),
                "READY",
                Optional.empty());
    }
}
