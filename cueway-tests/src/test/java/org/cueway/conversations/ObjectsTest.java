package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.Dialogue;
import org.cueway.peers.ListeningNewsroom;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Reply;
import org.cueway.peers.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a MOS device with objects of its own (profiles 1 and 3), over real sockets and across {@code kill -9}. */
class ObjectsTest {
    private static final String CREATE =
            "<mosObjCreate><objSlug>%s</objSlug><objGroup>NEWS</objGroup><objType>VIDEO</objType>"
                    + "<objTB>25</objTB><objDur>250</objDur><createdBy>desk</createdBy></mosObjCreate>";

    @TempDir
    private Path folder;

    @Test
    void R138_R141_theLifeOfAnObjectAsANewsroomSeesIt() throws Exception {
        try (var newsroom = ListeningNewsroom.open();
                var station = Station.open(folder, newsroom.config());
                var lower = station.connectLower()) {
            var ack = lower.ask(CREATE.formatted("HARBOUR"));
            assertThat(ack.status()).isEqualTo("ACK");
            var objID = ack.at("mos/mosAck/objID");
            assertThat(ack.at("mos/mosAck/statusDescription")).isEqualTo(objID);
            told(newsroom, "mosObj NEW " + objID + " 1");

            var object = lower.ask("<mosReqObj><objID>" + objID + "</objID></mosReqObj>");
            assertThat(object.at("mos/mosObj/objSlug")).isEqualTo("HARBOUR");
            assertThat(object.at("mos/mosObj/objAir")).isEqualTo("NOT READY");
            assertThat(object.at("mos/mosObj/objDur")).isEqualTo("250");
            assertThat(object.at("mos/mosObj/changed")).isNotEmpty();
            assertThat(lower.ask("<mosReqObj><objID>nobody's</objID></mosReqObj>")
                            .status())
                    .contains("objID is not held by this device");

            assertThat(lower.ask("<mosReqObjAction operation=\"UPDATE\" objID=\"" + objID
                                    + "\"><objSlug>HARBOUR FIRE</objSlug></mosReqObjAction>")
                            .status())
                    .isEqualTo("ACK");
            told(newsroom, "mosObj UPDATED " + objID + " 2");
            assertThat(lower.ask("<mosReqObjAction operation=\"DELETE\" objID=\"" + objID + "\"></mosReqObjAction>")
                            .status())
                    .isEqualTo("ACK");
            told(newsroom, "mosObj DELETED " + objID + " 3");
        }
    }

    @Test
    void mosReqAllBringsOneListOrOneMessageForEachObject() throws Exception {
        try (var newsroom = ListeningNewsroom.open();
                var station = Station.open(folder, newsroom.config());
                var lower = station.connectLower()) {
            var ids = IntStream.range(0, 3)
                    .mapToObj(n -> created(lower, "CLIP " + n))
                    .sorted()
                    .toList();
            await().atMost(RawNewsroom.PATIENCE)
                    .until(() -> newsroom.heard("mosObj").size() == 3);

            assertThat(lower.ask("<mosReqAll><pause>0</pause></mosReqAll>").status())
                    .isEqualTo("ACK");
            await().atMost(RawNewsroom.PATIENCE)
                    .until(() -> !newsroom.heard("mosListAll").isEmpty());
            assertThat(newsroom.heard("mosListAll").getFirst().all("mos/mosListAll/mosObj/objID"))
                    .containsExactlyInAnyOrderElementsOf(ids);

            assertThat(lower.ask("<mosReqAll><pause>1</pause></mosReqAll>").status())
                    .isEqualTo("ACK");
            assertThat(lower.ask("<mosReqAll><pause>0</pause></mosReqAll>").status())
                    .startsWith("NACK: ");
            station.killAndRestart();
            await().atMost(RawNewsroom.PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    newsroom.heard("mosObj").stream().skip(3).map(each -> each.at("mos/mosObj/objID")))
                            .as("what was asked for before the kill")
                            .containsAll(ids));
        }
    }

    @Test
    void searchesAreAnsweredAPageAtATimeOnTheQueryPort() throws Exception {
        try (var newsroom = ListeningNewsroom.open();
                var station = Station.open(folder, newsroom.config());
                var lower = station.connectLower();
                var query = lower.on(RawNewsroom.dial(station.gateway().query()))) {
            for (int n = 0; n < 5; n++) {
                created(lower, "CLIP " + n);
            }
            created(lower, "OTHER");
            var page = query.ask(
                    "<mosReqObjList username=\"x\"><queryID>q1</queryID><listReturnStart>2</listReturnStart><listReturnEnd>3"
                            + "</listReturnEnd><generalSearch>clip</generalSearch><searchGroup><searchField"
                            + " XPath=\"/mosObj/objSlug\" sortByOrder=\"1\" sortType=\"DESCENDING\"/></searchGroup></mosReqObjList>");
            assertThat(page.kind()).isEqualTo("mosObjList");
            assertThat(page.all("mos/mosObjList/list/mosObj/objSlug")).containsExactly("CLIP 3", "CLIP 2");
            assertThat(page.at("mos/mosObjList/listReturnTotal")).isEqualTo("5");
            assertThat(query.ask("<mosReqSearchableSchema username=\"x\"/>").kind())
                    .isEqualTo("mosListSearchableSchema");
        }
    }

    @Test
    void R112_anItemWhoseObjectIsMissingIsToldOnceEachWay() throws Exception {
        try (var newsroom = ListeningNewsroom.open();
                var station = Station.open(folder, newsroom.config());
                var upper = station.connect()) {
            var ack = upper.ask(show("PROG 1"));
            assertThat(ack.status()).isEqualTo("OK");
            assertThat(ack.at("mos/roAck/itemID")).isEqualTo("1");
            assertThat(ack.at("mos/roAck/status")).isEqualTo("NOT READY");
            assertThat(isMissing(station)).isTrue();

            var caller = new ApiCaller(station.gateway().url());
            assertThat(caller.put("objects/PROG%201", "{\"objSlug\":\"P\",\"objType\":\"VIDEO\",\"objTB\":\"25\"}")
                            .status())
                    .isEqualTo(201);
            told(newsroom, "mosObj NEW PROG 1 1", "READY A/1");
            assertThat(isMissing(station)).isFalse();

            assertThat(caller.delete("objects/PROG%201?objRev=1").status()).isEqualTo(200);
            told(newsroom, "mosObj DELETED PROG 1 2", "NOT READY A/1");
            assertThat(isMissing(station)).isTrue();
            station.killAndRestart();
            try (var again = station.connect()) {
                again.ask("<roReq><roID>RO</roID></roReq>");
            }
            assertThat(newsroom.told().stream().filter(words -> words.contains("A/1")))
                    .containsExactly("READY A/1", "NOT READY A/1");
        }
    }

    @Test
    void R114_aReplacedItemIsConfirmedWhenItComesBack() throws Exception {
        try (var newsroom = ListeningNewsroom.open();
                var station = Station.open(folder, newsroom.config());
                var upper = station.connect()) {
            upper.ask(show("PROG 1"));
            var caller = new ApiCaller(station.gateway().url());
            var path = "rundowns/" + caller.keyOf("RO") + "/replacements";
            var asked = caller.post(
                    path, "{\"storyID\":\"A\",\"itemID\":\"1\",\"itemSlug\":\"NEW SLUG\",\"itemChannel\":\"B\"}", "");
            assertThat(asked.status()).isEqualTo(201);
            var one = path + "/" + asked.json().path("number").asLong();
            eventually(() -> assertThat(
                            caller.get(one).json().at("/accepted/state").asString())
                    .isEqualTo("accepted"));
            assertThat(newsroom.heard("mosItemReplace").getFirst().at("mos/mosItemReplace/item/itemSlug"))
                    .isEqualTo("NEW SLUG");
            assertThat(caller.get(one).json().at("/confirmed/state").asString()).isEqualTo("waiting");

            upper.ask(
                    "<roElementAction operation=\"REPLACE\"><roID>RO</roID><element_target><storyID>A</storyID><itemID>1"
                            + "</itemID></element_target><element_source><item><itemID>1</itemID><itemSlug>NEW SLUG</itemSlug><objID>"
                            + "PROG 1</objID><mosID>" + Station.MOS_ID + "</mosID><itemChannel>B</itemChannel></item>"
                            + "</element_source></roElementAction>");
            eventually(() -> assertThat(
                            caller.get(one).json().at("/confirmed/state").asString())
                    .isEqualTo("confirmed"));
        }
    }

    @Test
    void A02_whatWasMadeBetweenKillsIsMadeOnceAndToldToTheNewsroom() throws Exception {
        try (var newsroom = ListeningNewsroom.open();
                var station = Station.open(folder, newsroom.config())) {
            var promised = new TreeMap<String, String>();
            for (int round = 0; round < 5; round++) {
                promised.putAll(makeUntilKilled(station, round));
            }
            var caller = new ApiCaller(station.gateway().url());
            var held = new TreeMap<String, String>();
            for (var row : caller.get("objects?limit=1000").json().path("items")) {
                held.put(row.path("objID").asString(), row.path("objRev").asString());
            }
            assertThat(held).containsAllEntriesOf(promised);
            // One of each wish, although some were asked twice.
            assertThat(caller.get("objects?limit=1000")
                            .json()
                            .path("items")
                            .valueStream()
                            .map(row -> row.path("objSlug").asString()))
                    .doesNotHaveDuplicates();
            eventually(() -> assertThat(catalogue(newsroom)).isEqualTo(held));
        }
    }

    /** Makes objects one after the other, and asks the one that was on its way when the process died again. */
    private static Map<String, String> makeUntilKilled(Station station, int round) throws Exception {
        var promised = new TreeMap<String, String>();
        String last;
        try (var lower = station.connectLower()) {
            for (int n = 0; n < 5 + round; n++) {
                promised.put(created(lower, "CLIP " + round + "." + n), "1");
            }
            last = lower.next(CREATE.formatted("CLIP " + round + " last"));
            lower.newsroom().send(last);
        }
        station.killAndRestart();
        try (var lower = station.connectLower()) {
            var answer = lower.newsroom().ask(last);
            assertThat(lower.newsroom().ask(last).text()).isEqualTo(answer.text());
            promised.put(answer.at("mos/mosAck/objID"), "1");
        }
        return promised;
    }

    /** What the newsroom knows: the newest revision of each object. */
    private static Map<String, String> catalogue(ListeningNewsroom newsroom) {
        var known = new TreeMap<String, String>();
        newsroom.heard("mosObj").forEach(each -> known.put(each.at("mos/mosObj/objID"), each.at("mos/mosObj/objRev")));
        return known;
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(40)).untilAsserted(assertion);
    }

    private static void told(ListeningNewsroom newsroom, String... words) {
        eventually(() -> assertThat(newsroom.told()).contains(words));
    }

    private static String created(Dialogue lower, String slug) {
        Reply ack = lower.ask(CREATE.formatted(slug));
        assertThat(ack.status()).isEqualTo("ACK");
        return ack.at("mos/mosAck/objID");
    }

    private static String show(String objID) {
        return "<roCreate><roID>RO</roID><roSlug>Show</roSlug><story><storyID>A</storyID><storySlug>A</storySlug><item><itemID>1"
                + "</itemID><itemSlug>OLD</itemSlug><objID>" + objID + "</objID><mosID>" + Station.MOS_ID
                + "</mosID></item></story></roCreate>";
    }

    private static boolean isMissing(Station station) throws Exception {
        var caller = new ApiCaller(station.gateway().url());
        return caller.get("rundowns/" + caller.keyOf("RO"))
                .json()
                .at("/stories/0/items/0/missingObject")
                .asBoolean();
    }
}
