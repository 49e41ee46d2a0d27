package org.cueway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.cueway.mos.value.MosName;
import org.cueway.relay.RelayRule.Match;
import org.cueway.relay.RelayRules.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelayRulesTest {
    private final RelayRules rules = new RelayRules(
            "gw.one.site.station.mos",
            Set.of("clips.a.site.station.mos", "prompt.b.site.station.mos"),
            List.of(
                    new RelayRule(new Match.Exact("old"), "clips.a.site.station.mos", true),
                    new RelayRule(new Match.Prefix("backup."), "clips.a.site.station.mos", false),
                    new RelayRule(new Match.Family("backup"), "prompt.b.site.station.mos", true),
                    new RelayRule(new Match.Family("prompt"), "prompt.b.site.station.mos", true),
                    new RelayRule(new Match.Exact("name.outside"), "clips.a.site.station.mos", false)));

    @ParameterizedTest
    @CsvSource({
        // exact, with rewriting
        "old, clips.a.site.station.mos, clips.a.site.station.mos",
        // prefix, without
        "backup.mos.id, clips.a.site.station.mos, backup.mos.id",
        // the first that matches counts; the prefix has a dot, which this name has not
        "backup, prompt.b.site.station.mos, prompt.b.site.station.mos",
        // family, with rewriting
        "prompt.z.site.station.mos, prompt.b.site.station.mos, prompt.b.site.station.mos",
        // no rule: the device of that name
        "clips.a.site.station.mos, clips.a.site.station.mos, clips.a.site.station.mos"
    })
    void R129_rulesByExactIdPrefixAndFamilyInTheirOrder(String mosID, String device, String there) {
        assertThat(rules.of(mosID)).contains(new Way(device, there));
    }

    @ParameterizedTest
    @CsvSource({
        "gw.one.site.station.mos",
        "''",
        "Old",
        "old.",
        "prompting.z.site.station.mos",
        "CLIPS.a.site.station.mos",
        "clips.c.site.station.mos"
    })
    void R26_everythingElseLeadsNowhere(String mosID) {
        assertThat(rules.of(mosID)).isEmpty();
    }

    @Test
    void aRuleNeverTakesWhatIsOurs() {
        var greedy = new RelayRules("gw.one", Set.of("a"), List.of(new RelayRule(new Match.Prefix("gw"), "a", true)));
        assertThat(greedy.of("gw.one")).isEmpty();
        assertThat(greedy.of("gw.two")).contains(new Way("a", "a"));
    }

    @Test
    void outsideADeviceIsCalledWhatAnExactRuleSays() {
        assertThat(rules.outside("clips.a.site.station.mos")).isEqualTo("old");
        assertThat(rules.outside("prompt.b.site.station.mos")).isEqualTo("prompt.b.site.station.mos");
    }

    @ParameterizedTest
    @CsvSource({
        "clips.gw1.northgate.ngtv.mos, clips, gw1, northgate, ngtv",
        "clips.gw1.rack2.northgate.ngtv.mos, clips, gw1.rack2, northgate, ngtv",
        "a.b.c.d.mos, a, b, c, d"
    })
    void aFullyQualifiedNameIsReadFromTheRight(
            String mosID, String family, String machine, String location, String enterprise) {
        assertThat(MosName.of(mosID)).contains(new MosName(family, machine, location, enterprise));
    }

    @ParameterizedTest
    @CsvSource({
        "gw1.northgate.ngtv.mos",
        "clips.gw1.northgate.ngtv.MOS",
        "clips..northgate.ngtv.mos",
        "mos",
        "''",
        "a.b.c.d.mos."
    })
    void fewerThanFiveLabelsOrNoMosAtTheEndIsNotQualified(String mosID) {
        assertThat(MosName.of(mosID)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "clips.gw1.northgate.ngtv.mos, clips.gw2.northgate.ngtv.mos, true",
        "clips.gw1.northgate.ngtv.mos, clips.gw1.southgate.ngtv.mos, true",
        "clips.gw1.northgate.ngtv.mos, clips.gw1.northgate.ngtv.mos, false",
        "clips.gw1.northgate.ngtv.mos, Clips.gw2.northgate.ngtv.mos, false",
        "clips.gw1.northgate.ngtv.mos, stills.gw2.northgate.ngtv.mos, false",
        "clips.gw1.northgate.ngtv.mos, clips.gw2.ngtv.mos, false",
        "gateway, gateway2, false"
    })
    void onlyAnotherMachineOfOurFamilyIsASibling(String ours, String other, boolean sibling) {
        assertThat(MosName.isSibling(ours, other)).isEqualTo(sibling);
    }
}
