package org.cueway.nmos.is05;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.state.Connection.State;
import org.cueway.nmos.is05.take.Options.Flag;
import org.cueway.nmos.is05.take.Options.Policy;
import org.cueway.nmos.is05.take.Options.When;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.TakeReport;
import org.cueway.nmos.is05.take.TakeReport.Result;
import org.cueway.nmos.is05.take.TakeReport.Result.Confirmed;
import org.cueway.nmos.is05.take.TakeReport.Result.Failed;
import org.cueway.nmos.is05.take.TakeReport.Result.Refused;
import org.cueway.nmos.is05.take.TakeReport.Result.Skipped;
import org.cueway.nmos.is05.take.TakeReport.Result.Unconfirmed;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.fault.DeviceFault;
import org.cueway.simulator.nmos.fault.HttpFault;
import org.cueway.simulator.nmos.fault.Requests;
import org.cueway.simulator.nmos.node.Gear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many crosspoints at once. */
final class SalvoTest {
    private static final Requests WRITES = Requests.of("PATCH");

    @TempDir
    private Path folder;

    /** Twelve nodes with one receiver each, and something else on each of them. */
    private Studio twelve(long seed) throws Exception {
        return Studio.of(Facility.of(seed, 12).gear(Gear.AUDIO_DESK).receivers(1), folder);
    }

    private static List<Route> routes(Studio studio, Endpoint sender) {
        return studio.facility.receivers().stream()
                .map(receiver -> Route.of(receiver.id(), sender.id()))
                .toList();
    }

    private static Result of(TakeReport report, Endpoint receiver) {
        return report.lines().stream()
                .filter(line -> line.route().receiver().equals(receiver.id()))
                .findFirst()
                .orElseThrow()
                .result();
    }

    @Test
    void A16_aSalvoThatHalfFailsNamesEachAndTheUndoRestoresTheRest() throws Exception {
        try (var studio = twelve(16)) {
            var receivers = studio.facility.receivers();
            var senders = studio.facility.senders();
            assertThat(receivers).hasSize(12);
            var before = new HashMap<String, Optional<String>>();
            for (int i = 0; i < 12; i += 2)
                studio.facility.connect(
                        senders.get(i + 1).id(), receivers.get(i).id());
            receivers.forEach(one -> before.put(one.id(), one.peer()));
            var wanted = senders.getFirst();
            var staged = studio.controller.stage(routes(studio, wanted));
            // What goes wrong: 500, no answer, our own lock, another controller.
            var broken = receivers.get(0);
            var hanging = receivers.get(3);
            var locked = receivers.get(6);
            var changed = receivers.get(9);
            studio.facility.fail(broken.id(), new HttpFault.Answers(WRITES, 500, Optional.empty()));
            studio.facility.fail(hanging.id(), new HttpFault.Hangs(WRITES, false));
            studio.controller
                    .locks()
                    .put(new Locks.Lock(
                            locked.id(), "berta", Locks.Kind.LOCK, "on air", Instant.parse("2026-11-26T20:00:00Z")));
            studio.facility.connect(senders.get(7).id(), changed.id());
            before.put(changed.id(), changed.peer());
            studio.facility.forget();

            var report = studio.controller.connect(staged, Studio.by("ann"));

            assertThat(of(report, broken)).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.reason()).isEqualTo(TakeReason.DEVICE_FAILED);
                assertThat(failed.code()).contains(500);
                assertThat(failed.detail())
                        .contains("it shows now on " + senders.get(1).id());
            });
            assertThat(of(report, hanging))
                    .isInstanceOfSatisfying(
                            Unconfirmed.class,
                            unknown -> assertThat(unknown.detail())
                                    .contains("within 1 s")
                                    .contains("it shows now off"));
            assertThat(studio.controller.connection(hanging.id()).orElseThrow().state())
                    .isEqualTo(State.UNKNOWN);
            assertThat(of(report, locked)).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(TakeReason.LOCKED_BY_SOMEBODY);
                assertThat(refused.detail()).contains("berta").contains("on air");
            });
            assertThat(of(report, changed)).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(TakeReason.CHANGED_SINCE);
                assertThat(refused.detail())
                        .contains("it was off, it is on " + senders.get(7).label());
            });
            var good = new ArrayList<>(receivers);
            good.removeAll(List.of(broken, hanging, locked, changed));
            assertThat(good).hasSize(8).allSatisfy(receiver -> {
                assertThat(of(report, receiver)).isInstanceOf(Confirmed.class);
                assertThat(receiver.peer()).contains(wanted.id());
            });
            // To the locked and the changed one nothing was sent, to the others once.
            assertThat(studio.writesToReceivers()).hasSize(10);

            var undo = studio.controller.undo(report.id(), Studio.by("ann")).orElseThrow();

            assertThat(good).allSatisfy(receiver -> {
                assertThat(of(undo, receiver)).as("%s", undo.lines()).isInstanceOf(Confirmed.class);
                assertThat(receiver.peer()).isEqualTo(before.get(receiver.id()));
                assertThat(receiver.isOn()).isEqualTo(before.get(receiver.id()).isPresent());
            });
            for (var other : List.of(broken, locked, changed)) {
                assertThat(other.peer()).isEqualTo(before.get(other.id()));
            }
        }
    }

    @Test
    void A16_underThePolicyStopNothingIsSentWhenOneCannotBeMade() throws Exception {
        try (var studio = twelve(17)) {
            var locked = studio.facility.receivers().get(6);
            studio.controller.locks().put(new Locks.Lock(locked.id(), "berta", Locks.Kind.PROTECT, "", Instant.EPOCH));
            studio.facility.forget();
            var report = studio.controller.connect(
                    routes(studio, studio.facility.senders().getFirst()),
                    Studio.by("ann").with(Policy.STOP));
            assertThat(of(report, locked)).isInstanceOf(Refused.class);
            assertThat(report.lines().stream().filter(line -> line.result() instanceof Skipped))
                    .hasSize(11);
            assertThat(studio.writesToReceivers()).isEmpty();
            // The owner of a protected receiver may.
            assertThat(studio.controller
                            .connect(routes(studio, studio.facility.senders().getFirst()), Studio.by("berta"))
                            .isGood())
                    .isTrue();
        }
    }

    @Test
    void C45_C64_manyReceiversOfADeviceAreOneRequest() throws Exception {
        try (var studio = Studio.of(Facility.of(18, 2).gear(Gear.AUDIO_DESK).receivers(50), folder)) {
            var sender = studio.facility.senders().getFirst();
            studio.facility.forget();
            var report = studio.controller.connect(routes(studio, sender), Studio.by("ann"));
            assertThat(report.isGood()).as("%s", report.lines().getFirst()).isTrue();
            assertThat(studio.writesToReceivers()).hasSize(2).allSatisfy(each -> {
                assertThat(each.method()).isEqualTo("POST");
                assertThat(each.path()).endsWith("/bulk/receivers");
                var ids = new ArrayList<String>();
                Studio.json(each.body()).forEach(item -> ids.add(item.path("id").asString()));
                assertThat(ids).hasSize(50).doesNotHaveDuplicates();
                assertThat(org.cueway.simulator.nmos.Schemas.problems(
                                "is-05-v1.1/bulk-receiver-post-schema.json", Studio.json(each.body())))
                        .isEmpty();
            });
            assertThat(studio.facility.receivers()).allMatch(one -> one.peer().equals(Optional.of(sender.id())));
        }
    }

    @Test
    void C45_aDeviceWithoutBulkIsAskedOneByOneAndThatIsRemembered() throws Exception {
        try (var studio = Studio.of(Facility.of(19, 1).gear(Gear.AUDIO_DESK).receivers(5), folder)) {
            for (int status : new int[] {404, 405, 501}) {
                studio.facility.fail(new DeviceFault.NoBulk(status));
                var routes = routes(studio, studio.facility.senders().getFirst());
                studio.facility.forget();
                assertThat(studio.controller.connect(routes, Studio.by("ann")).isGood())
                        .isTrue();
                assertThat(studio.facility.received("PATCH")).hasSize(5);
                assertThat(studio.facility.received("POST")).hasSize(status == 404 ? 1 : 0);
            }
        }
    }

    @Test
    void C54_whatAnAnswerToABulkRequestDoesNotNameIsAskedFor() throws Exception {
        try (var studio = Studio.of(Facility.of(20, 1).gear(Gear.AUDIO_DESK).receivers(6), folder)) {
            studio.facility.fail(new DeviceFault.ForgetsInBulk());
            studio.facility.forget();
            var report = studio.controller.connect(
                    routes(studio, studio.facility.senders().getFirst()), Studio.by("ann"));
            assertThat(report.isGood()).isTrue();
            assertThat(report.lines().stream()
                            .filter(line -> line.result().detail().contains("asked again")))
                    .hasSize(3);
            assertThat(studio.writesToReceivers()).hasSize(1);
        }
    }

    @Test
    void C54_eachItemOfABulkRequestHasItsOwnResult() throws Exception {
        try (var studio = Studio.of(Facility.of(21, 1).gear(Gear.AUDIO_DESK).receivers(4), folder)) {
            var bad = studio.facility.receivers().get(2);
            studio.facility.fail(bad.id(), new DeviceFault.RefusesFiles());
            var report = studio.controller.connect(
                    routes(studio, studio.facility.senders().getFirst()), Studio.by("ann"));
            assertThat(report.lines().stream().filter(line -> line.result() instanceof Confirmed))
                    .hasSize(3);
            assertThat(of(report, bad))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.detail())
                                    .contains("500 the transport file is not understood")
                                    .contains("it shows now off"));
        }
    }

    @Test
    void aTriedTakeSendsNothingAndSaysWhatItWould() throws Exception {
        try (var studio = twelve(22)) {
            studio.facility.forget();
            var report = studio.controller.connect(
                    routes(studio, studio.facility.senders().getFirst()),
                    Studio.by("ann").with(Flag.DRY_RUN));
            assertThat(report.lines()).hasSize(12).allSatisfy(line -> {
                assertThat(line.result()).isInstanceOf(Skipped.class);
                assertThat(line.body()).contains("master_enable");
            });
            assertThat(studio.facility.received()).allMatch(each -> "GET".equals(each.method()));
            assertThat(studio.controller.takes()).isEmpty();
        }
    }

    @Test
    void aReceiverTwiceInOneTakeIsRefusedTheSecondTime() throws Exception {
        try (var studio = twelve(23)) {
            var route = routes(studio, studio.facility.senders().getFirst()).getFirst();
            var report = studio.controller.connect(List.of(route, route), Studio.by("ann"));
            assertThat(report.lines().getFirst().result()).isInstanceOf(Confirmed.class);
            assertThat(report.lines().get(1).result())
                    .isEqualTo(new Refused(TakeReason.TWICE_IN_ONE_TAKE, route.receiver()));
        }
    }

    @Test
    void C39_C62_C63_aScheduledSalvoHappensAtItsMomentAndIsLookedAfter() throws Exception {
        try (var studio = twelve(24)) {
            var lost = studio.facility.receivers().get(5);
            studio.facility.fail(lost.id(), new DeviceFault.LosesScheduled());
            var report = studio.controller.connect(
                    routes(studio, studio.facility.senders().getFirst()),
                    Studio.by("ann").with(new When.In(Duration.ofSeconds(1))));
            assertThat(report.lines())
                    .allSatisfy(line -> assertThat(line.result()).isInstanceOf(Result.Scheduled.class));
            assertThat(studio.facility.receivers()).noneMatch(Endpoint::isOn);
            assertThat(studio.controller.connection(lost.id()).orElseThrow().state())
                    .isEqualTo(State.REQUESTED);

            Studio.until(
                    "looked after",
                    () -> studio.controller.takes().getFirst().lines().stream()
                            .noneMatch(line -> line.result() instanceof Result.Scheduled));
            var settled = studio.controller.takes().getFirst();
            assertThat(settled.lines().stream().filter(line -> line.result() instanceof Confirmed))
                    .hasSize(11);
            assertThat(of(settled, lost))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(TakeReason.NOT_AS_SCHEDULED));
        }
    }

    @Test
    void C63_aMomentFarAheadOrOverIsRefused() throws Exception {
        try (var studio = twelve(25)) {
            var routes = routes(studio, studio.facility.senders().getFirst());
            studio.facility.forget();
            var far = studio.controller.connect(routes, Studio.by("ann").with(new When.In(Duration.ofHours(1))));
            assertThat(far.lines())
                    .allMatch(line ->
                            line.result() instanceof Refused(var reason, var _) && reason == TakeReason.TOO_FAR_AHEAD);
            var over = studio.controller.connect(routes, Studio.by("ann").with(new When.At(Instant.EPOCH)));
            assertThat(over.lines())
                    .allMatch(line ->
                            line.result() instanceof Refused(var reason, var _) && reason == TakeReason.IN_THE_PAST);
            assertThat(studio.facility.received()).allMatch(each -> each.path().contains("/senders/"));
        }
    }

    @Test
    void aPendingActivationLocksUntilItIsCancelled() throws Exception {
        try (var studio = twelve(26)) {
            var receiver = studio.facility.receivers().getFirst();
            var route =
                    Route.of(receiver.id(), studio.facility.senders().getFirst().id());
            studio.controller.connect(List.of(route), Studio.by("ann").with(new When.In(Duration.ofMinutes(1))));
            assertThat(receiver.isPending()).isTrue();
            var refused = studio.controller.connect(List.of(route), Studio.by("ann"));
            assertThat(refused.lines().getFirst().result()).isInstanceOfSatisfying(Refused.class, one -> {
                assertThat(one.reason()).isEqualTo(TakeReason.PENDING_ACTIVATION);
                assertThat(one.detail()).startsWith("until ");
            });
            var cancelled = studio.controller.cancel(List.of(receiver.id()), Studio.by("ann"));
            assertThat(cancelled.lines().getFirst().result()).isInstanceOf(Confirmed.class);
            assertThat(receiver.isPending()).isFalse();
            assertThat(studio.controller
                            .connect(List.of(route), Studio.by("ann"))
                            .isGood())
                    .isTrue();
        }
    }

    @Test
    void anUndoOutlivesARestart() throws Exception {
        try (var studio = twelve(27)) {
            var sender = studio.facility.senders().getFirst();
            var report = studio.controller.connect(routes(studio, sender), Studio.by("ann"));
            studio.restart();
            assertThat(studio.controller.takes()).extracting(TakeReport::id).containsExactly(report.id());
            var receiver = studio.facility.receivers().getFirst();
            var connection = studio.controller.connection(receiver.id()).orElseThrow();
            assertThat(connection.state()).isEqualTo(State.IN_FORCE);
            assertThat(connection.made().orElseThrow().by()).isEqualTo("ann");
            assertThat(studio.controller
                            .undo(report.id(), Studio.by("ann"))
                            .orElseThrow()
                            .isGood())
                    .isTrue();
            assertThat(studio.facility.receivers()).noneMatch(Endpoint::isOn);
        }
    }
}
