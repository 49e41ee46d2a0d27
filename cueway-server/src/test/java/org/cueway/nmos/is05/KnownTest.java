package org.cueway.nmos.is05;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.take.Options.Flag;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.TakeReport.Result.Confirmed;
import org.cueway.nmos.is05.take.TakeReport.Result.Refused;
import org.cueway.nmos.is05.take.TakeReport.Result.Unconfirmed;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.fault.DeviceFault;
import org.cueway.simulator.nmos.http.Received;
import org.cueway.simulator.nmos.node.Gear;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a take need not ask a device for, since the registry would have told of a change (C-59), and when it asks all the same. */
final class KnownTest {
    @TempDir
    private Path folder;

    private Studio studio;
    private Endpoint receiver;

    @BeforeEach
    void open() throws Exception {
        studio = Studio.unwatched(
                Facility.of(3, 1).gear(Gear.AUDIO_DESK).senders(3).receivers(3), folder.resolve("a"));
        receiver = studio.facility.receivers().getFirst();
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private String sender(int number) {
        return studio.facility.senders().get(number).id();
    }

    private List<Route> all(int sender) {
        return studio.facility.receivers().stream()
                .map(one -> Route.of(one.id(), sender(sender)))
                .toList();
    }

    private boolean isKnown(int many) {
        return studio.controller.known() == many;
    }

    /** Until all is known, and then from a clean sheet. */
    private void settle() throws InterruptedException {
        Studio.until("known", () -> isKnown(3));
        studio.facility.forget();
    }

    private long asked(String leaf) {
        return studio.facility.received().stream()
                .filter(one -> "GET".equals(one.method()) && one.path().contains("/receivers/"))
                .map(Received::path)
                .filter(path -> path.endsWith(leaf))
                .count();
    }

    @Test
    void C59_C61_aSecondSalvoReadsOnlyWhatIsInForceAfterItsBulkRequest() throws Exception {
        assertThat(studio.controller.connect(all(0), Studio.by("ann")).isGood()).isTrue();
        settle();

        var report = studio.controller.connect(all(1), Studio.by("ann"));

        assertThat(report.lines()).allSatisfy(line -> assertThat(line.result()).isEqualTo(new Confirmed("")));
        assertThat(asked("staged")).isZero();
        assertThat(asked("constraints")).isZero();
        assertThat(asked("active")).as("to confirm it").isEqualTo(3);
        assertThat(studio.writesToReceivers()).hasSize(1);
    }

    @Test
    void C59_anUndoOfATakeThatReadNothingBringsBackWhatWasThere() throws Exception {
        studio.facility.fail(new DeviceFault.NoBulk(501));
        studio.controller.connect(all(0), Studio.by("ann"));
        settle();
        var take = studio.controller.connect(all(1), Studio.by("ann"));
        assertThat(asked("staged") + asked("active")).as("nothing was read").isZero();

        assertThat(studio.controller
                        .undo(take.id(), Studio.by("ann"))
                        .orElseThrow()
                        .isGood())
                .isTrue();

        assertThat(studio.facility.receivers())
                .allSatisfy(one -> assertThat(one.peer()).contains(sender(0)));
    }

    @Test
    void C59_whatOthersChangeIsLookedAtBeforeTheNextTakeThatUndoesIt() throws Exception {
        studio.controller.connect(all(0), Studio.by("ann"));
        settle();
        studio.facility.connect(sender(2), receiver.id());

        var take = studio.controller.connect(List.of(Route.of(receiver.id(), sender(1))), Studio.by("ann"));
        studio.controller.undo(take.id(), Studio.by("ann"));

        assertThat(receiver.peer()).contains(sender(2));
    }

    @Test
    void C59_withoutALiveRegistryEveryReceiverIsLookedAt() throws Exception {
        studio.controller.connect(all(0), Studio.by("ann"));
        settle();
        studio.told = false;

        studio.controller.connect(all(1), Studio.by("ann"));

        assertThat(asked("staged")).isEqualTo(3);
        assertThat(asked("active")).isEqualTo(6);
    }

    @Test
    void whoHasSeenAReceiverIsAnsweredByTheDeviceItself() throws Exception {
        studio.controller.connect(all(0), Studio.by("ann"));
        settle();
        var staged = Route.of(receiver.id(), sender(1)).after(new Route.Seen(true, java.util.Optional.of(sender(2))));

        var result = studio.controller
                .connect(List.of(staged), Studio.by("ann"))
                .lines()
                .getFirst()
                .result();

        assertThat(result)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(TakeReason.CHANGED_SINCE));
        assertThat(asked("active")).isEqualTo(1);
        assertThat(asked("staged")).as("its version has not moved").isZero();
    }

    @Test
    void whatIsTriedIsLookedAt() throws Exception {
        studio.controller.connect(all(0), Studio.by("ann"));
        settle();

        studio.controller.connect(all(1), Studio.by("ann").with(Flag.DRY_RUN));

        assertThat(asked("staged")).isEqualTo(3);
        assertThat(studio.writesToReceivers()).isEmpty();
    }

    @Test
    void C61_aBulkRequestThatIsAnsweredWithYesAndNotCarriedOutIsFoundOut() throws Exception {
        studio.controller.connect(all(0), Studio.by("ann"));
        settle();
        studio.facility.fail(new DeviceFault.IgnoresPatches());

        var report = studio.controller.connect(all(1), Studio.by("ann"));

        assertThat(report.lines()).allSatisfy(line -> assertThat(line.result()).isInstanceOf(Unconfirmed.class));
        assertThat(isKnown(0)).as("nobody is sure of them now").isTrue();
    }

    @Test
    void C59_aReceiverWhoseVersionDoesNotMoveIsNotBelieved() throws Exception {
        var plan = Facility.of(3, 1).gear(Gear.AUDIO_DESK).senders(3).receivers(3);
        try (var watched = Studio.of(plan, folder.resolve("b"))) {
            var mute = watched.facility.receivers().getFirst();
            watched.facility.fail(mute.id(), new DeviceFault.KeepsVersion());
            watched.controller.connect(all(0), Studio.by("ann"));
            Studio.until("two of three are", () -> watched.controller.known() == 2);
            watched.facility.connect(sender(2), mute.id());

            var take = watched.controller.connect(List.of(Route.of(mute.id(), sender(1))), Studio.by("ann"));
            watched.controller.undo(take.id(), Studio.by("ann"));

            assertThat(mute.peer()).contains(sender(2));
        }
    }
}
