package org.cueway.nmos.is05;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.state.Connection.State;
import org.cueway.nmos.is05.take.Options.Flag;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.TakeReport.Result;
import org.cueway.nmos.is05.take.TakeReport.Result.Confirmed;
import org.cueway.nmos.is05.take.TakeReport.Result.Refused;
import org.cueway.nmos.is05.take.Verdict;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.Schemas;
import org.cueway.simulator.nmos.node.Gear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single takes against simulated devices, over real sockets. */
final class TakeTest {
    @TempDir
    private Path folder;

    private static Result result(org.cueway.nmos.is05.take.TakeReport report) {
        assertThat(report.lines()).hasSize(1);
        return report.lines().getFirst().result();
    }

    @Test
    void C38_C39_C47_C48_C51_C52_oneSinglePatchWithTheSendersFileConnects() throws Exception {
        try (var studio = Studio.of(Facility.of(1, 2).gear(Gear.CAMERA, Gear.MONITOR), folder)) {
            var sender = studio.facility.senders().getFirst();
            var receiver = studio.facility.receivers().stream()
                    .filter(one -> one.who().essence() == sender.who().essence()
                            && one.label().startsWith("MON"))
                    .findFirst()
                    .orElseThrow();
            studio.facility.forget();

            var report = studio.controller.connect(List.of(Route.of(receiver.id(), sender.id())), Studio.by("ann"));

            assertThat(result(report)).isEqualTo(new Confirmed(""));
            assertThat(report.lines().getFirst().warnings()).isEmpty();
            assertThat(receiver.isOn()).isTrue();
            assertThat(receiver.peer()).contains(sender.id());
            assertThat(studio.writesToReceivers()).hasSize(1);
            var patch = studio.writesToReceivers().getFirst();
            assertThat(patch.method()).isEqualTo("PATCH");
            var body = Studio.json(patch.body());
            assertThat(Schemas.problems("is-05-v1.1/receiver-stage-schema.json", body))
                    .isEmpty();
            assertThat(body.path("transport_file").path("data").asString())
                    .isEqualTo(sender.file().orElseThrow());
            assertThat(body.path("transport_params").size()).isEqualTo(2);
            assertThat(body.path("transport_params").path(1).path("rtp_enabled").booleanValue())
                    .isTrue();
            Studio.until(
                    "in force",
                    () -> studio.controller
                                    .connection(receiver.id())
                                    .orElseThrow()
                                    .state()
                            == State.IN_FORCE);
        }
    }

    @Test
    void C40_C44_disconnectingIsOnePatchWithoutParametersOrFile() throws Exception {
        try (var studio = Studio.of(Facility.of(2, 2).gear(Gear.CAMERA), folder)) {
            var receiver = studio.facility.receivers().getFirst();
            studio.facility.connect(studio.facility.senders().getFirst().id(), receiver.id());
            studio.facility.forget();

            assertThat(result(studio.controller.disconnect(List.of(receiver.id()), Studio.by("ann"))))
                    .isInstanceOf(Confirmed.class);

            assertThat(receiver.isOn()).isFalse();
            assertThat(studio.writesToReceivers()).hasSize(1);
            assertThat(Studio.json(studio.writesToReceivers().getFirst().body()))
                    .isEqualTo(Studio.json("""
                    {"sender_id": null, "master_enable": false, "activation": {"mode": "activate_immediate"}}"""));
            assertThat(studio.controller.connection(receiver.id()).orElseThrow().state())
                    .isEqualTo(State.DISCONNECTED);
        }
    }

    @Test
    void C81_whatDoesNotFitIsRefusedWithItsReasonsAndDoneWhenOverridden() throws Exception {
        Verdict.Check never = (_, _) -> new Verdict(false, List.of("frame_height is 1080, the receiver takes 720"));
        try (var studio = Studio.of(Facility.of(3, 2).gear(Gear.CAMERA), folder, never)) {
            var route = Route.of(
                    studio.facility.receivers().getFirst().id(),
                    studio.facility.senders().getFirst().id());
            studio.facility.forget();
            assertThat(result(studio.controller.connect(List.of(route), Studio.by("ann"))))
                    .isEqualTo(new Refused(TakeReason.NOT_COMPATIBLE, "frame_height is 1080, the receiver takes 720"));
            assertThat(studio.facility.received()).noneMatch(each -> each.path().contains("/receivers/"));

            var overridden =
                    studio.controller.connect(List.of(route), Studio.by("ann").with(Flag.OVERRIDE));
            assertThat(result(overridden)).isInstanceOf(Confirmed.class);
            assertThat(overridden.lines().getFirst().warnings())
                    .containsExactly("frame_height is 1080, the receiver takes 720");
        }
    }

    @Test
    void C81_whoOverridesOneCrosspointDoesNotMeanTheOthers() throws Exception {
        Verdict.Check never = (_, _) -> new Verdict(false, List.of("too large"));
        try (var studio = Studio.of(Facility.of(3, 1).gear(Gear.CAMERA, Gear.MONITOR), folder, never)) {
            var sender = studio.facility.senders().getFirst();
            var receivers = studio.facility.receivers();
            var meant = Route.of(receivers.get(0).id(), sender.id()).overriding();
            var other = Route.of(receivers.get(1).id(), sender.id());
            var lines = studio.controller
                    .connect(List.of(meant, other), Studio.by("ann"))
                    .lines();
            assertThat(lines.get(0).result()).isInstanceOf(Confirmed.class);
            assertThat(lines.get(1).result()).isEqualTo(new Refused(TakeReason.NOT_COMPATIBLE, "too large"));
            assertThat(receivers.get(1).peer()).isEmpty();
        }
    }

    @Test
    void C67_theFileIsFetchedForEveryTake() throws Exception {
        try (var studio = Studio.of(Facility.of(4, 1).gear(Gear.CAMERA), folder)) {
            var sender = studio.facility.senders().getFirst();
            var route = Route.of(studio.facility.receivers().getFirst().id(), sender.id());
            studio.controller.connect(List.of(route), Studio.by("ann"));
            studio.controller.connect(List.of(route), Studio.by("ann"));
            assertThat(studio.facility.received("GET").stream()
                            .filter(each -> each.path().endsWith("/transportfile")))
                    .hasSize(2);
        }
    }

    @Test
    void everyKindOfTransportIsConnectedByItsOwnMeans() throws Exception {
        try (var studio = Studio.of(Facility.of(5, 16).gear(Gear.values()), folder)) {
            for (var sender : studio.facility.senders()) {
                var receiver = studio.facility.receivers().stream()
                        .filter(one -> one.who().essence() == sender.who().essence())
                        .filter(one -> !one.isOn())
                        .findFirst();
                if (receiver.isEmpty()) continue;
                var report = studio.controller.connect(
                        List.of(Route.of(receiver.orElseThrow().id(), sender.id())), Studio.by("ann"));
                assertThat(result(report))
                        .as(sender.label() + " " + report.lines())
                        .isInstanceOf(Confirmed.class);
                assertThat(receiver.orElseThrow().isOn()).as(sender.label()).isTrue();
                assertThat(receiver.orElseThrow().peer()).contains(sender.id());
            }
            assertThat(studio.facility.received("PATCH"))
                    .allSatisfy(each -> assertThat(each.status()).isEqualTo(200));
        }
    }
}
