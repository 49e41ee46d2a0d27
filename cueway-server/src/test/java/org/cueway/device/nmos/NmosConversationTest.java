package org.cueway.device.nmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.device.RunningDevice.soon;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.TimeSource;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.Outcome.Kind;
import org.cueway.device.RunningDevice;
import org.cueway.device.RunningDevice.Start;
import org.cueway.device.Standing.Certainty;
import org.cueway.device.nmos.NmosSpec.Mismatch;
import org.cueway.nmos.is05.Studio;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.fault.HttpFault;
import org.cueway.simulator.nmos.fault.Requests;
import org.cueway.simulator.nmos.node.Gear;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cues that make routes, against simulated devices over real sockets. */
final class NmosConversationTest {
    @TempDir
    private Path folder;

    private Optional<Studio> studio = Optional.empty();
    private Optional<RunningDevice<NmosState, NmosCommand>> device = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        studio = Optional.of(Studio.of(Facility.of(7, 4).gear(Gear.AUDIO_DESK), folder));
        device = Optional.of(start());
    }

    private RunningDevice<NmosState, NmosCommand> start() throws Exception {
        var spec = new NmosSpec("router", Mismatch.REFUSE);
        var running =
                RunningDevice.start(TimeSource.system(), NmosDriver.opener(spec, studio().controller()), Start.quick());
        running.awaitState(State.READY);
        return running;
    }

    @AfterEach
    void close() {
        device.ifPresent(RunningDevice::close);
        studio.ifPresent(Studio::close);
    }

    private Studio studio() {
        return studio.orElseThrow();
    }

    private RunningDevice<NmosState, NmosCommand> device() {
        return device.orElseThrow();
    }

    private Endpoint receiver() {
        return studio().facility().receivers().getFirst();
    }

    private Endpoint sender(int index) {
        return studio().facility().senders().get(index);
    }

    private Values to(Endpoint sender) {
        return new Values(Map.of("receiver", receiver().id(), "sender", sender.id()));
    }

    @Test
    void A01_takeConnectsAndOutBringsBackWhatWasThereBefore() throws Exception {
        studio().facility().connect(sender(5).id(), receiver().id());
        assertThat(device().act(Verb.TAKE, "a", to(sender(0))).kind()).isEqualTo(Kind.DONE);
        assertThat(receiver().peer()).contains(sender(0).id());
        // The next item takes the place of the first, and what was there before both is still known.
        assertThat(device().act(Verb.TAKE, "b", to(sender(2))).kind()).isEqualTo(Kind.DONE);
        assertThat(receiver().peer()).contains(sender(2).id());
        assertThat(device().act(Verb.OUT, "b").kind()).isEqualTo(Kind.DONE);
        assertThat(receiver().peer()).contains(sender(5).id());
    }

    @Test
    void outSwitchesOffWhatWasOff() throws Exception {
        device().act(Verb.TAKE, "a", to(sender(0)));
        device().act(Verb.OUT, "a");
        assertThat(receiver().isOn()).isFalse();
    }

    @Test
    void whatSomebodyElseHasChangedIsSeenAndLeftAlone() throws Exception {
        device().act(Verb.TAKE, "a", to(sender(0)));
        studio().facility().connect(sender(3).id(), receiver().id());
        device().awaitStanding(receiver().id(), Certainty.DIFFERS);
        assertThat(device().act(Verb.OUT, "a").kind()).isEqualTo(Kind.DONE);
        assertThat(receiver().peer()).contains(sender(3).id());
    }

    @Test
    void whatADeviceRefusesIsRejectedInItsOwnWords() throws Exception {
        studio().facility().fail(receiver().id(), new HttpFault.Answers(Requests.of("PATCH"), 400, Optional.empty()));
        var outcome = device().act(Verb.TAKE, "a", to(sender(0)));
        assertThat(outcome.kind()).isEqualTo(Kind.REJECTED);
        assertThat(outcome.detail()).contains("400");
        assertThat(receiver().isOn()).isFalse();
    }

    @Test
    void namesAreLabelsTooAndHaveToBeGoodEnough() throws Exception {
        var nobody = device().act(
                        Verb.TAKE, "a", new Values(Map.of("receiver", receiver().id(), "sender", "CAM 99")));
        assertThat(nobody.kind()).isEqualTo(Kind.REJECTED);
        assertThat(nobody.detail()).isEqualTo("there is no sender CAM 99");
        studio().controller().aliases().put(sender(1).id(), "Moderation");
        assertThat(device().act(
                                Verb.TAKE,
                                "b",
                                new Values(Map.of("receiver", receiver().id(), "sender", "Moderation")))
                        .kind())
                .isEqualTo(Kind.DONE);
        assertThat(receiver().peer()).contains(sender(1).id());
    }

    @Test
    void theRouteOutlivesARestartOfTheGateway() throws Exception {
        studio().facility().connect(sender(5).id(), receiver().id());
        device().act(Verb.TAKE, "a", to(sender(0)));
        device().close();
        studio().restart();
        var playing = new Playing(RunningDevice.cause("a"), to(sender(0)), Playing.Motion.START, Instant.EPOCH);
        var stands = new Stand(Optional.of(playing), Optional.empty(), false);
        device = Optional.of(RunningDevice.start(
                TimeSource.system(),
                NmosDriver.opener(new NmosSpec("router", Mismatch.REFUSE), studio().controller()),
                Start.quick().with(Map.of(receiver().id(), stands))));
        device().awaitState(State.READY);
        device().awaitStanding(receiver().id(), Certainty.CONFIRMED);
        assertThat(device().act(Verb.OUT, "a", to(sender(0))).kind()).isEqualTo(Kind.DONE);
        soon().untilAsserted(
                        () -> assertThat(receiver().peer()).contains(sender(5).id()));
    }

    @Test
    void aRuleHasToNameBothEnds() {
        assertThat(List.of(Values.NONE, new Values(Map.of("receiver", "x")), new Values(Map.of("sender", "x"))))
                .allSatisfy(values ->
                        assertThat(device().act(Verb.TAKE, "z", values).kind()).isEqualTo(Kind.REJECTED));
    }
}
