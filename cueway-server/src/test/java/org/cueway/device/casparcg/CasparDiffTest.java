package org.cueway.device.casparcg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cueway.device.casparcg.CasparSpec.Form;
import org.cueway.device.casparcg.CasparState.Clip;
import org.cueway.device.casparcg.CasparState.Load;
import org.cueway.device.casparcg.CasparState.OnAir;
import org.cueway.device.casparcg.CasparState.Template;
import org.junit.jupiter.api.Test;

/** What is sent between two states of a layer (device-protocols §0.1 and §3.3). */
class CasparDiffTest {
    private static final Template L3 = new Template("news/l3", 1, "{\"f0\":\"Pat\"}", Optional.empty());
    private static final Template OTHER_DATA = new Template("news/l3", 1, "{\"f0\":\"Kim\"}", Optional.empty());
    private static final Template NO_DATA = new Template("news/l3", 1, "", Optional.empty());
    private static final Template BUG = new Template("news/bug", 1, "", Optional.of("again()"));
    private static final Clip AMB = new Clip("AMB", "LOOP SEEK 100 MIX 12 linear RIGHT");
    private static final Clip OPEN = new Clip("opener/open 1", "");
    private static final CasparState NOTHING = CasparState.EMPTY;

    @Test
    void aTemplateIsLoadedPlayedSteppedAndStopped() {
        assertDiff(NOTHING, ready(L3), "CG 1-20 ADD 1 \"news/l3\" 0 \"{\\\"f0\\\":\\\"Pat\\\"}\"");
        assertDiff(ready(L3), onAir(L3), "CG 1-20 PLAY 1");
        assertDiff(onAir(L3), stepped(L3, 2), "CG 1-20 NEXT 1", "CG 1-20 NEXT 1");
        assertDiff(onAir(L3), onAir(OTHER_DATA), "CG 1-20 UPDATE 1 \"{\\\"f0\\\":\\\"Kim\\\"}\"");
        assertDiff(onAir(L3), onAir(NO_DATA), "CG 1-20 UPDATE 1 \"{}\"");
        assertDiff(onAir(L3), NOTHING, "CG 1-20 STOP 1");
        assertDiff(ready(L3), NOTHING, "CG 1-20 REMOVE 1");
    }

    @Test
    void aTemplateThatWasNotPreparedIsLoadedAndPlayedAtOnce() {
        assertDiff(NOTHING, onAir(BUG), "CG 1-20 ADD 1 \"news/bug\" 1");
        assertDiff(onAir(L3), onAir(BUG), "CG 1-20 ADD 1 \"news/bug\" 1");
        assertDiff(ready(L3), onAir(OTHER_DATA), "CG 1-20 UPDATE 1 \"{\\\"f0\\\":\\\"Kim\\\"}\"", "CG 1-20 PLAY 1");
        assertDiff(ready(L3), ready(OTHER_DATA), "CG 1-20 UPDATE 1 \"{\\\"f0\\\":\\\"Kim\\\"}\"");
        assertDiff(ready(L3), ready(BUG), "CG 1-20 ADD 1 \"news/bug\" 0");
    }

    @Test
    void aSignalMayCallAMethod() {
        assertDiff(onAir(BUG), stepped(BUG, 1), "CG 1-20 INVOKE 1 \"again()\"");
    }

    @Test
    void aRestartLoadsAnew() {
        var again = CasparState.onAir(new OnAir(L3, false, 0, 1));
        assertDiff(stepped(L3, 3), again, "CG 1-20 ADD 1 \"news/l3\" 1 \"{\\\"f0\\\":\\\"Pat\\\"}\"");
        assertDiff(onAir(OPEN), CasparState.onAir(new OnAir(OPEN, false, 0, 1)), "PLAY 1-20 \"opener/open 1\"");
    }

    @Test
    void aClipIsPreparedPlayedHeldAndStopped() {
        var words = "\"AMB\" LOOP SEEK 100 MIX 12 linear RIGHT";
        assertDiff(NOTHING, ready(AMB), "LOADBG 1-20 " + words);
        assertDiff(ready(AMB), onAir(AMB), "PLAY 1-20");
        assertDiff(NOTHING, onAir(AMB), "PLAY 1-20 " + words);
        assertDiff(onAir(AMB), held(AMB), "PAUSE 1-20");
        assertDiff(held(AMB), onAir(AMB), "RESUME 1-20");
        assertDiff(NOTHING, held(OPEN), "PLAY 1-20 \"opener/open 1\"", "PAUSE 1-20");
        assertDiff(held(AMB), NOTHING, "STOP 1-20");
        assertDiff(ready(AMB), NOTHING, "CLEAR 1-20");
    }

    @Test
    void whatIsToFollowIsLoadedAgainBehindWhatThrowsItAway() {
        var behind = new CasparState(onAir(L3).air(), Optional.of(AMB));
        assertDiff(onAir(L3), behind, "LOADBG 1-20 \"AMB\" LOOP SEEK 100 MIX 12 linear RIGHT");
        assertDiff(behind, onAir(AMB), "PLAY 1-20");
        assertDiff(behind, ready(AMB), "CG 1-20 STOP 1");
        assertDiff(behind, onAir(L3));
        assertDiff(
                new CasparState(onAir(OPEN).air(), Optional.of(AMB)),
                new CasparState(onAir(BUG).air(), Optional.of(AMB)),
                "CG 1-20 ADD 1 \"news/bug\" 1",
                "LOADBG 1-20 \"AMB\" LOOP SEEK 100 MIX 12 linear RIGHT");
        assertDiff(ready(L3), ready(AMB), "CG 1-20 REMOVE 1", "LOADBG 1-20 \"AMB\" LOOP SEEK 100 MIX 12 linear RIGHT");
    }

    @Test
    void aLayerOfWhichNothingIsKnownIsClearedAndBuilt() {
        assertThat(wires(Optional.empty(), stepped(NO_DATA, 1)))
                .containsExactly("CLEAR 1-20", "CG 1-20 ADD 1 \"news/l3\" 1", "CG 1-20 NEXT 1");
        assertThat(wires(Optional.empty(), NOTHING)).containsExactly("CLEAR 1-20");
    }

    @Test
    void theLastCommandReachesWhatIsWanted() {
        var states = List.of(
                NOTHING,
                ready(L3),
                onAir(L3),
                stepped(L3, 2),
                onAir(BUG),
                ready(AMB),
                onAir(AMB),
                held(AMB),
                onAir(OPEN));
        for (var before : states) {
            for (var after : states) {
                var commands = CasparDiff.between("1-20", Form.JSON, Optional.of(before), after);
                assertThat(commands.isEmpty()).isEqualTo(before.equals(after));
                if (!commands.isEmpty())
                    assertThat(commands.getLast().reached()).isEqualTo(after);
            }
        }
    }

    @Test
    void whatPlaysIsNeverAsGoodTwice() {
        var all = CasparDiff.between("1-20", Form.JSON, Optional.empty(), stepped(L3, 1));
        assertThat(all).extracting(CasparCommand::isAbsolute).containsExactly(true, false, false);
    }

    private static CasparState ready(Load load) {
        return CasparState.ready(load);
    }

    private static CasparState onAir(Load load) {
        return CasparState.onAir(new OnAir(load, false, 0, 0));
    }

    private static CasparState stepped(Load load, int steps) {
        return CasparState.onAir(new OnAir(load, false, steps, 0));
    }

    private static CasparState held(Load load) {
        return CasparState.onAir(new OnAir(load, true, 0, 0));
    }

    private static void assertDiff(CasparState before, CasparState after, String... wires) {
        assertThat(wires(Optional.of(before), after)).containsExactly(wires);
        assertThat(wires(Optional.of(after), after)).isEmpty();
    }

    private static List<String> wires(Optional<CasparState> before, CasparState after) {
        return CasparDiff.between("1-20", Form.JSON, before, after).stream()
                .map(CasparCommand::wire)
                .toList();
    }
}
