package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.peers.Octets;
import org.cueway.peers.Order;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Reply;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * One gateway and a newsroom of each vendor, each with its own habits: what it sends is taken and given back, what it reads
 * is in its words, and the API says whose habits they are.
 */
final class DialectsTest {
    private static final String NEWSROOMS = """
            newsrooms:
              - { id: OPEN }
              - { id: ENPS, dialect: enps }
              - { id: INEWS, dialect: inews }
              - { id: OCTOPUS, dialect: { like: octopus, encoding: utf8 } }
              - { id: MEDIA, dialect: openmedia }
              - { id: STRICT, dialect: { like: plain, strict: true, refusalReason: group } }
            """;

    @TempDir
    private static Path folder;

    private static Station station;

    private final AtomicInteger ids = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        station = Station.open(folder, NEWSROOMS);
    }

    @AfterAll
    static void stop() {
        station.close();
    }

    @Test
    void R32_R50_R108_R116_aNewsroomLikeEnps() throws Exception {
        try (var enps = connect(Octets.UCS2_BE)) {
            var ro = "HOST;P_NEWS\\W;5C0E7A31-9B1D-4F6E";
            var s1 = "HOST;P_NEWS\\W\\R_5C0E7A31;3F9A0001";
            assertThat(ask(
                                    enps,
                                    "ENPS",
                                    "<roCreate><roID>" + ro + "</roID><roSlug>NEWS</roSlug>"
                                            + story(s1, wrapped(1) + wrapped(2)) + story("S2", item(1)) + "</roCreate>")
                            .status())
                    .isEqualTo("OK");
            assertThat(ask(
                                    enps,
                                    "ENPS",
                                    "<roStorySend><roID>" + ro + "</roID><storyID>" + s1 + "</storyID><storyBody><p>"
                                            + "One.</p><storyItem><mosItem><itemID>1</itemID><itemSlug>IN THE BODY</itemSlug>"
                                            + "</mosItem></storyItem></storyBody></roStorySend>")
                            .status())
                    .isEqualTo("OK");
            edit(enps, "ENPS", ro, "SWAP", "", "<storyID>" + s1 + "</storyID><storyID>S2</storyID>");
            edit(enps, "ENPS", ro, "INSERT", target(s1, "2"), item(3));
            var list = ask(enps, "ENPS", "<roReq><roID>" + ro + "</roID></roReq>");
            assertThat(Order.of(list)).hasToString("S2[1] " + s1 + "[1 3 2]");
            assertThat(list.all("mos/roList/story/item/itemSlug")).contains("IN THE BODY");
            assertThat(list.text()).doesNotContain("mosItem");
            assertThat(ask(enps, "ENPS", "<reqMachInfo/>").text())
                    .contains("<mosProfile0>YES</mosProfile0>")
                    .doesNotContain("supportedProfiles");
        }
        assertThat(proposal("ENPS").at("/why").asString()).isEqualTo("what it sends is typical of enps, as configured");
    }

    @Test
    void R13_R17_R111_aNewsroomLikeInewsHasNoMessageIdsAndOldMessages() {
        try (var inews = connect(Octets.UCS2_BE)) {
            var ro = "SERVER/SHOW.6PM.RUNDOWN";
            var slugFirst = "<story><storySlug>first</storySlug><storyID>100</storyID>" + item(1) + "</story>";
            say(inews, "INEWS", "<roCreate><roID>" + ro + "</roID><roSlug>6PM</roSlug>" + slugFirst + "</roCreate>");
            say(
                    inews,
                    "INEWS",
                    "<roStoryAppend><roID>" + ro + "</roID>" + story("200", "") + story("300", item(1))
                            + "</roStoryAppend>");
            say(
                    inews,
                    "INEWS",
                    "<roStoryReplace><roID>" + ro + "</roID><storyID>200</storyID>" + story("200", item(1) + item(2))
                            + "</roStoryReplace>");
            say(inews, "INEWS", "<roStoryMove><roID>" + ro + "</roID><storyID>100</storyID></roStoryMove>");
            say(inews, "INEWS", "<roStoryDelete><roID>" + ro + "</roID><storyID>300</storyID></roStoryDelete>");
            var list = inews.ask(bare("INEWS", "<roReq><roID>" + ro + "</roID></roReq>"));
            assertThat(Order.of(list)).hasToString("200[1 2] 100[1]");
            assertThat(list.text()).doesNotContain("messageID");
        }
    }

    @Test
    void R1_R111_R124_aNewsroomLikeOctopusInUtf8() throws Exception {
        try (var octopus = connect(Octets.UTF8)) {
            var ro = "<roID>188894909</roID>";
            assertThat(ask(
                                    octopus,
                                    "OCTOPUS",
                                    "<roCreate>" + ro + "<roSlug>Večerní zprávy</roSlug><octext_state>1</octext_state>"
                                            + story("12345", item(1)) + story("12346-ALT", item(1)) + "</roCreate>")
                            .status())
                    .isEqualTo("OK");
            assertThat(ask(
                                    octopus,
                                    "OCTOPUS",
                                    "<roStoryMove>" + ro
                                            + "<storyID>12346-ALT</storyID><storyID>12345</storyID></roStoryMove>")
                            .status())
                    .isEqualTo("OK");
            assertThat(ask(octopus, "OCTOPUS", "<octext_storyAired>" + ro + "</octext_storyAired>")
                            .status())
                    .isEqualTo("NACK: unsupported message octext_storyAired");
            var list = ask(octopus, "OCTOPUS", "<roReq>" + ro + "</roReq>");
            assertThat(Order.of(list)).hasToString("12346-ALT[1] 12345[1]");
            assertThat(list.at("mos/roList/roSlug")).isEqualTo("Večerní zprávy");
            assertThat(list.at("mos/roList/octext_state")).isEqualTo("1");
        }
        assertThat(proposal("OCTOPUS").at("/like").asString()).isEqualTo("octopus");
        try (var other = connect(Octets.UCS2_BE)) {
            other.send(numbered("OCTOPUS", "<roReqAll/>"));
            assertThat(other.isClosedWithin(RawNewsroom.PATIENCE)).isTrue();
        }
    }

    @Test
    void R52_R153_aNewsroomLikeOpenMediaSaysLittleAboutItself() {
        try (var media = connect(Octets.UCS2_BE)) {
            var ro = "{A1};evening, 1";
            assertThat(ask(
                                    media,
                                    "MEDIA",
                                    "<roCreate><roID>" + ro + "</roID><roSlug/>" + story("S1", item(1)) + "</roCreate>")
                            .status())
                    .isEqualTo("OK");
            edit(media, "MEDIA", ro, "INSERT", "", story("S2", item(1)));
            assertThat(Order.of(ask(media, "MEDIA", "<roReq><roID>" + ro + "</roID></roReq>")))
                    .hasToString("S1[1] S2[1]");
            // Answers nobody asked for, with nothing in them, cost nothing.
            media.send(numbered("MEDIA", "<listMachInfo><mosRev>2.84</mosRev><time/></listMachInfo>"));
            assertThat(ask(media, "MEDIA", "<heartbeat/>").kind()).isEqualTo("heartbeat");
        }
    }

    @Test
    void R161_aStrictNewsroomReadsWhereItIsWrongAndGoesOn() {
        try (var strict = connect(Octets.UCS2_BE)) {
            var refused = ask(
                    strict, "STRICT", "<roCreate><roID>R</roID><roSlug/>" + story("S1", wrapped(1)) + "</roCreate>");
            assertThat(refused.status()).isEqualTo("NACK");
            assertThat(refused.at("mos/roAck/status"))
                    .isEqualTo("fields of the item are wrapped: mosItem at roCreate/story[1]/item[1]");
            assertThat(ask(strict, "STRICT", "<roCreate><roID>R</roID><roSlug/>" + story("S1", item(1)) + "</roCreate>")
                            .status())
                    .isEqualTo("OK");
            assertThat(Order.of(ask(strict, "STRICT", "<roReq><roID>R</roID></roReq>")))
                    .hasToString("S1[1]");
        }
    }

    @Test
    void whoIsNotDescribedYetIsToldWhatToConfigure() throws Exception {
        try (var newsroom = connect(Octets.UTF8)) {
            ask(newsroom, "OPEN", "<roCreate><roID>HOST;P_LATE\\W;D27740AF</roID><roSlug>LATE</roSlug></roCreate>");
            ask(newsroom, "OPEN", "<heartbeat><time>2026-03-17T18:00:00Z</time></heartbeat>");
        }
        var proposal = proposal("OPEN");
        assertThat(proposal.at("/lines/0").asString()).isEqualTo("dialect: { like: enps, encoding: utf8 }");
        assertThat(proposal.at("/why").asString()).isEqualTo("what it sends is typical of enps");
    }

    private static JsonNode proposal(String newsroom) throws Exception {
        return station.gateway()
                .get("/api/v1/newsrooms/" + newsroom + "/dialect")
                .path("proposal");
    }

    private static RawNewsroom connect(Octets octets) {
        return RawNewsroom.dial(station.gateway().upper(), octets);
    }

    private static String bare(String ncsID, String message) {
        return "<mos><mosID>" + Station.MOS_ID + "</mosID><ncsID>" + ncsID + "</ncsID>" + message + "</mos>";
    }

    private String numbered(String ncsID, String message) {
        return bare(ncsID, "<messageID>" + ids.incrementAndGet() + "</messageID>" + message);
    }

    private Reply ask(RawNewsroom newsroom, String ncsID, String message) {
        var answer = newsroom.ask(numbered(ncsID, message));
        assertThat(answer.messageId()).isEqualTo(ids.toString());
        return answer;
    }

    private static void say(RawNewsroom newsroom, String ncsID, String message) {
        var answer = newsroom.ask(bare(ncsID, message));
        assertThat(answer.status()).as(message).isEqualTo("OK");
        assertThat(answer.messageId()).isEmpty();
    }

    private void edit(RawNewsroom newsroom, String ncsID, String ro, String operation, String target, String source) {
        var action = "<roElementAction operation='" + operation + "'><roID>" + ro + "</roID>" + target
                + "<element_source>" + source + "</element_source></roElementAction>";
        assertThat(ask(newsroom, ncsID, action).status()).as(action).isEqualTo("OK");
    }

    private static String target(String story, String item) {
        return "<element_target><storyID>" + story + "</storyID><itemID>" + item + "</itemID></element_target>";
    }

    private static String story(String id, String items) {
        return "<story><storyID>" + id + "</storyID><storySlug>Story " + id + "</storySlug>" + items + "</story>";
    }

    private static String item(int id) {
        return "<item>" + fields(id) + "</item>";
    }

    private static String wrapped(int id) {
        return "<item><mosItem>" + fields(id) + "</mosItem></item>";
    }

    private static String fields(int id) {
        return "<itemID>" + id + "</itemID><objID>CLIP " + id + "</objID><mosID>" + Station.MOS_ID + "</mosID>";
    }
}
