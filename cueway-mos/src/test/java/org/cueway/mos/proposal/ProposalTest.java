package org.cueway.mos.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose habits a peer has, told by what it sends. */
class ProposalTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Instant NOW = Instant.parse("2026-03-17T18:00:00Z");
    private static final int FEW = Limits.Proposals.defaults().few();

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());
    private final Sightings sightings = new Sightings(Limits.Proposals.defaults());

    /** What a newsroom is configured as, what it sends, and what is proposed. */
    static Stream<Arguments> peers() {
        return Stream.of(
                row("auto", "R32", numbered("<roReq><roID>R</roID></roReq>"), ""),
                row(
                        "auto",
                        "R32 IDs of ENPS",
                        numbered("<roCreate><roID>HOST;P_NEWS\\W;5C0E7A31-9B1D-4F6E</roID><roSlug/></roCreate>"),
                        "dialect: enps"),
                row(
                        "enps",
                        "as configured",
                        numbered("<roCreate><roID>HOST;P_NEWS\\W;5C0E7A31-9B1D-4F6E</roID><roSlug/></roCreate>"),
                        ""),
                row(
                        "inews",
                        "otherwise configured",
                        numbered("<roCreate><roID>HOST;P_NEWS\\W;5C0E7A31-9B1D-4F6E</roID><roSlug/></roCreate>"),
                        "dialect: enps"),
                row(
                        "auto",
                        "R121 schema of ENPS",
                        numbered(
                                "<roStorySend><roID>R</roID><storyID>S</storyID><storyBody/><mosExternalMetadata>"
                                        + "<mosSchema>http://NCS:10505/schema/enps.dtd</mosSchema></mosExternalMetadata></roStorySend>"),
                        "dialect: enps"),
                row(
                        "auto",
                        "R32 R17 R13 queue path, no messageID, slug first",
                        bare("<roStoryAppend><roID>SERVER/SHOW.6PM.RUNDOWN</roID><story><storySlug/>"
                                + "<storyID>1</storyID></story></roStoryAppend>"),
                        "dialect: inews"),
                row(
                        "auto",
                        "R124 elements of Octopus",
                        numbered("<roCreate><roID>188894909</roID><roSlug/><octext_state>x</octext_state></roCreate>"),
                        "dialect: octopus"),
                row(
                        "auto",
                        "R124 messages of Octopus",
                        numbered("<octext_roStorySkip><roID>R</roID></octext_roStorySkip>"),
                        "dialect: octopus"),
                row(
                        "auto",
                        "R111 old edits alone say too little",
                        numbered("<roStoryDelete><roID>R</roID><storyID>S</storyID></roStoryDelete>"),
                        ""),
                row(
                        "auto",
                        "contradictions",
                        numbered("<roCreate><roID>HOST;P_NEWS\\W;5C0E7A31</roID><roSlug/><mosExternalMetadata>"
                                + "<mosSchema>octopus://STORY/EXTRA</mosSchema></mosExternalMetadata></roCreate>"),
                        ""));
    }

    private static Arguments row(String configured, String rule, String message, String line) {
        return Arguments.of(configured, rule, message, line);
    }

    @ParameterizedTest(name = "{1}: {3}")
    @MethodSource("peers")
    void whatAPeerSendsSpeaksForAVendorOrDoesNot(String configured, String rule, String message, String line) {
        for (int i = 0; i < FEW; i++) hear(message, "ucs2be");
        assertThat(proposal(configured).lines()).isEqualTo(line.isEmpty() ? List.of() : List.of(line));
    }

    @Test
    void R1_anEncodingThatWeWouldNotBeginWithIsProposedAndOneThatChangesIsNot() {
        hear(numbered("<roReqAll/>"), "utf8");
        assertThat(proposal("auto").lines()).containsExactly("dialect: { encoding: utf8 }");
        assertThat(proposal("octopus").lines()).containsExactly("dialect: { like: octopus, encoding: utf8 }");
        var set = new Dialect("auto", Optional.of("utf8"), OSLO, 128);
        assertThat(Proposal.of(set, sightings.of("NCS"), NOW, FEW).lines()).isEmpty();
        hear(numbered("<roReqAll/>"), "ucs2be");
        assertThat(proposal("auto").lines()).isEmpty();
    }

    @Test
    void R17_aPeerIsBelievedToHaveNoMessageIdsWhenManyRequestsHadNone() {
        for (int i = 1; i < FEW; i++) hear(bare("<roReqAll/>"), "ucs2be");
        assertThat(proposal("auto").lines()).isEmpty();
        hear(bare("<roReqAll/>"), "ucs2be");
        assertThat(proposal("auto").lines()).containsExactly("dialect: { messageID: never }");
        assertThat(proposal("inews").lines()).isEmpty();
        hear(numbered("<roReqAll/>"), "ucs2be");
        assertThat(proposal("auto").lines()).isEmpty();
    }

    @Test
    void R134_theZoneOfTimesWithoutOneIsThatInWhichTheyAreThePresent() {
        hear(numbered("<heartbeat><time>2026-03-17T18:00:09</time></heartbeat>"), "ucs2be");
        assertThat(proposal("auto").lines()).containsExactly("zone: \"UTC\"");
        assertThat(proposal("enps").lines()).isEmpty();
        hear(numbered("<heartbeat><time>2026-03-17T18:59:58</time></heartbeat>"), "ucs2be");
        assertThat(proposal("auto").lines()).isEmpty();
        hear(numbered("<heartbeat><time>2026-03-17T23:30:00,000</time></heartbeat>"), "ucs2be");
        assertThat(proposal("auto").lines()).containsExactly("zone: \"+05:30\"");
        hear(numbered("<heartbeat><time>2014-03-17T18:00:00</time></heartbeat>"), "ucs2be");
        hear(numbered("<heartbeat><time>2026-03-17T18:00:00Z</time></heartbeat>"), "ucs2be");
        assertThat(proposal("auto").lines()).containsExactly("zone: \"+05:30\"");
    }

    @Test
    void everyLineIsSaidWithItsEvidence() {
        hear(numbered("<roCreate><roID>HOST;P_NEWS\\W;5C0E7A31</roID><roSlug/></roCreate>"), "utf8");
        hear(numbered("<roDelete><roID>R</roID></roDelete>"), "utf8");
        var proposal = proposal("auto");
        assertThat(proposal.lines()).containsExactly("dialect: { like: enps, encoding: utf8 }");
        assertThat(proposal.why()).isEqualTo("what it sends is typical of enps");
        assertThat(proposal.evidence())
                .containsExactly(
                        new Noticed(Trait.UTF8, 2, ""),
                        new Noticed(Trait.NUMBERED, 2, ""),
                        new Noticed(Trait.ENPS_ID, 1, "HOST;P_NEWS\\W;5C0E7A31"));
        assertThat(proposal("inews").why())
                .isEqualTo("what it sends is typical of enps, but it is configured as inews");
        assertThat(Proposal.of(ready("auto"), List.of(), NOW, FEW).why()).isEqualTo("nothing has come yet");
    }

    @Test
    void R52_R28_R35_machineInformationAndRefusalsAreEvidenceToo() {
        assertThat(Sightings.machine("AP", "ENPS NOM")).map(Noticed::trait).contains(Trait.ENPS_MACHINE);
        assertThat(Sightings.machine("Avid Technology", "iNEWS MOS Gateway"))
                .map(Noticed::trait)
                .contains(Trait.INEWS_MACHINE);
        assertThat(Sightings.machine("OCTOPUS Newsroom", ""))
                .map(Noticed::trait)
                .contains(Trait.OCTOPUS_MACHINE);
        assertThat(Sightings.machine("CGI", "OpenMedia")).map(Noticed::trait).contains(Trait.OPENMEDIA_MACHINE);
        assertThat(Sightings.machine("Northgate", "NRCS")).isEmpty();
        assertThat(Sightings.refusal("MOS ID is not recognized by this NOM"))
                .map(Noticed::trait)
                .contains(Trait.NOM_REFUSAL);
        assertThat(Sightings.refusal("Buddy server cannot respond because main server is available"))
                .map(Noticed::trait)
                .contains(Trait.BUDDY_REFUSAL);
        assertThat(Sightings.refusal("no route to host")).isEmpty();
        var machine = Sightings.machine("CGI", "OpenMedia").stream().toList();
        assertThat(Proposal.of(ready("auto"), machine, NOW, FEW).lines()).containsExactly("dialect: openmedia");
    }

    @Test
    void theSamplesOfTheStationAreThoseOfAnEnpsNewsroom() {
        for (var name : Examples.names()) hear(Examples.load(name), "ucs2be");
        assertThat(proposal("auto").like()).contains("enps");
    }

    @Test
    void whatIsRememberedIsLimitedForEveryPeerAndInTheirNumber() {
        var small = new Sightings(new Limits.Proposals(2, 10, 20));
        for (var peer : List.of("A", "B", "C")) {
            for (int i = 0; i < 1_000; i++) {
                var id = "HOST;P_" + i + "\\W;5C0E7A31";
                small.hear(peer, heard(numbered("<roReplace><roID>" + id + "</roID><roSlug/></roReplace>"), "ucs2be"));
            }
        }
        assertThat(small.of("A")).hasSize(3);
        assertThat(small.of("A").getLast()).isEqualTo(new Noticed(Trait.ENPS_ID, 1_000, "HOST;P_99…"));
        assertThat(small.of("B")).hasSize(3);
        assertThat(small.of("C")).isEmpty();
    }

    private Proposal proposal(String configured) {
        return Proposal.of(ready(configured), sightings.of("NCS"), NOW, FEW);
    }

    private static Dialect ready(String name) {
        return Dialects.ready(name, OSLO).orElseThrow();
    }

    private void hear(String text, String encoding) {
        sightings.hear("NCS", heard(text, encoding));
    }

    private Observed heard(String text, String encoding) {
        return switch (codec.decode(Examples.frame(text), Examples.PLAIN)) {
            case Decoded.Ok<Envelope>(var envelope, var found) -> new Observed(envelope, encoding, found, NOW);
            case Decoded.Rejected<Envelope>(var why, var _, var _) -> throw new AssertionError(why + " in " + text);
        };
    }

    private static String numbered(String message) {
        return "<mos><mosID>m</mosID><ncsID>n</ncsID><messageID>1</messageID>" + message + "</mos>";
    }

    private static String bare(String message) {
        return "<mos><mosID>m</mosID><ncsID>n</ncsID>" + message + "</mos>";
    }
}
