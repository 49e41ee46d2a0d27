package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.AskedNewsroom;
import org.cueway.peers.Dialogue;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Reply;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Profile 7, {@code roReqStoryAction} by us: asked on the lane that we dial, and done when the newsroom's own edit has come
 * back on the lane that it dials.
 */
class StoryActionTest {
    private static final String CREATE = "<roCreate><roID>%s</roID><roSlug>Show</roSlug>"
            + "<story><storyID>A</storyID><storySlug>FIRST</storySlug></story>"
            + "<story><storyID>B</storyID><storySlug>SECOND</storySlug></story>"
            + "<story><storyID>C</storyID><storySlug>THIRD</storySlug></story></roCreate>";

    private static AskedNewsroom asked;
    private static Station station;
    private static int running;

    private Dialogue push;
    private String roID;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        asked = AskedNewsroom.open();
        station = Station.open(folder, asked.section());
    }

    @AfterAll
    static void stop() {
        station.close();
        asked.close();
    }

    @BeforeEach
    void theShowIsThere() {
        roID = "RO-" + ++running;
        push = station.connect();
        say(CREATE.formatted(roID));
        asked.away(false);
        asked.answering(request -> AskedNewsroom.ok(request, "OK"));
    }

    @AfterEach
    void hangUp() {
        push.close();
    }

    @Test
    void R152_aNewStoryIsThereWhenTheNewsroomHasSentItAndNotOnItsWordAlone() throws Exception {
        asked.answering(request -> AskedNewsroom.ok(request, "N"));
        var response = ask("{\"operation\":\"NEW\",\"before\":\"B\",\"storySlug\":\"FIRE\",\"storyNum\":\"A0\","
                + "\"text\":\"Crews fight.\",\"leaseLock\":30,\"username\":\"desk-remote4\"}");
        assertThat(response.status()).isEqualTo(202);
        assertThat(response.text("state")).isEqualTo("asked");

        until("accepted", "N");
        var request = last();
        assertThat(request.at("mos/roReqStoryAction/@operation")).isEqualTo("NEW");
        assertThat(request.at("mos/roReqStoryAction/@leaseLock")).isEqualTo("30");
        assertThat(request.at("mos/roReqStoryAction/@username")).isEqualTo("desk-remote4");
        assertThat(request.at("//element_target/storyID")).isEqualTo("B");
        assertThat(request.at("//storyBody/p")).isEqualTo("Crews fight.");
        assertThat(push.order(roID)).hasToString("A[] B[] C[]");
        assertThat(newest().path("storyIDs").toString()).isEqualTo("[\"N\"]");

        say("<roElementAction operation=\"INSERT\"><roID>" + roID + "</roID><element_target><storyID>B</storyID>"
                + "</element_target><element_source><story><storyID>N</storyID><storySlug>FIRE</storySlug></story>"
                + "</element_source></roElementAction>");
        until("confirmed", "N");
        assertThat(push.order(roID)).hasToString("A[] N[] B[] C[]");
    }

    @Test
    void R152_updateMoveAndDeleteAreConfirmedByWhatComesBack() throws Exception {
        ask("{\"operation\":\"UPDATE\",\"storyID\":\"B\",\"storySlug\":\"SECOND THOUGHTS\",\"text\":\"Words.\"}");
        until("accepted", "OK");
        assertThat(last().at("//element_source/story/storySlug")).isEqualTo("SECOND THOUGHTS");
        say("<roStorySend><roID>" + roID + "</roID><storyID>B</storyID><storySlug>SECOND THOUGHTS</storySlug>"
                + "<storyBody><p>Words.</p></storyBody></roStorySend>");
        until("confirmed", "OK");

        ask("{\"operation\":\"MOVE\",\"storyID\":\"C\",\"before\":\"A\"}");
        until("accepted", "OK");
        assertThat(push.order(roID)).hasToString("A[] B[] C[]");
        say("<roElementAction operation=\"MOVE\"><roID>" + roID + "</roID><element_target><storyID>A</storyID>"
                + "</element_target><element_source><storyID>C</storyID></element_source></roElementAction>");
        until("confirmed", "OK");
        assertThat(push.order(roID)).hasToString("C[] A[] B[]");

        ask("{\"operation\":\"DELETE\",\"storyID\":\"B\"}");
        until("accepted", "OK");
        say("<roStoryDelete><roID>" + roID + "</roID><storyID>B</storyID></roStoryDelete>");
        until("confirmed", "OK");
    }

    @Test
    void R36_aRefusalIsToldInTheNewsroomsWordsWhereverTheyStand() throws Exception {
        asked.answering(request -> AskedNewsroom.ok(request, "NACK: story is locked by another user"));
        ask("{\"operation\":\"DELETE\",\"storyID\":\"B\"}");
        until("refused", "NACK: story is locked by another user");

        asked.answering(request -> "<roAck><roID>" + roID + "</roID><roStatus>NACK</roStatus><storyID>" + roID
                + "</storyID><status>External modification is not allowed</status></roAck>");
        ask("{\"operation\":\"DELETE\",\"storyID\":\"B\"}");
        until("refused", "External modification is not allowed");
        assertThat(push.order(roID)).hasToString("A[] B[] C[]");
    }

    @Test
    void R152_whatDoesNotComeBackWithinTenSecondsIsNotConfirmedAndTheLastWordIsShown() throws Exception {
        ask("{\"operation\":\"DELETE\",\"storyID\":\"B\"}");
        until("accepted", "OK");
        until("notConfirmed", "OK");
        // It comes all the same.
        say("<roStoryDelete><roID>" + roID + "</roID><storyID>B</storyID></roStoryDelete>");
        until("confirmed", "OK");
    }

    @Test
    void theChangeMayBeBackBeforeTheWord() throws Exception {
        asked.answering(request -> {
            say("<roStoryDelete><roID>" + roID + "</roID><storyID>C</storyID></roStoryDelete>");
            return AskedNewsroom.ok(request, "OK");
        });
        ask("{\"operation\":\"DELETE\",\"storyID\":\"C\"}");
        until("confirmed", "OK");
    }

    @Test
    void R23_theSameKeyTwiceIsAskedOnce() throws Exception {
        int before = asked.asked("roReqStoryAction").size();
        var wish = "{\"operation\":\"NEW\",\"storySlug\":\"FIRE\"}";
        var first = caller().post(path(), wish, "wish-1");
        var again = caller().post(path(), wish, "wish-1");
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("number")).isEqualTo(first.json().path("number"));
        until("accepted", "OK");
        assertThat(asked.asked("roReqStoryAction")).hasSize(before + 1);
    }

    @Test
    void whatWaitsToBeSentOutlivesAKillAndIsDoneOnce() throws Exception {
        int before = asked.asked("roReqStoryAction").size();
        asked.answering(request -> ""); // it hears, and does not answer
        ask("{\"operation\":\"MOVE\",\"storyID\":\"A\",\"before\":\"\"}");
        await().atMost(RawNewsroom.PATIENCE)
                .until(() -> asked.asked("roReqStoryAction").size() > before);
        asked.away(true);
        push.close();
        station.killAndRestart();
        push = station.connect();
        until("asked", "");

        asked.answering(request -> AskedNewsroom.ok(request, "OK"));
        asked.away(false);
        until("accepted", "OK");
        assertThat(asked.asked("roReqStoryAction").stream()
                        .skip(before)
                        .map(Reply::messageId)
                        .distinct())
                .hasSize(1);
        say("<roStoryMove><roID>" + roID + "</roID><storyID>A</storyID><storyID></storyID></roStoryMove>");
        until("confirmed", "OK");
    }

    @Test
    void aNewsroomThatWeDoNotDialCannotBeAskedAndTheCallerReadsWhatToDo(@TempDir Path folder) throws Exception {
        try (var other = Station.open(folder);
                var newsroom = other.connect()) {
            newsroom.ask(CREATE.formatted("RO"));
            var there = new ApiCaller(other.gateway().url());
            var response = there.post(
                    "rundowns/" + there.keyOf("RO") + "/story-actions",
                    "{\"operation\":\"DELETE\",\"storyID\":\"A\"}",
                    "");
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.text("title")).isEqualTo("the newsroom cannot be asked");
            assertThat(response.text("hint")).contains("dial");
        }
    }

    private void say(String message) {
        assertThat(push.ask(message).status()).as(message).isEqualTo("OK");
    }

    private ApiCaller.Response ask(String wish) throws Exception {
        return caller().post(path(), wish, "");
    }

    private String path() throws Exception {
        return "rundowns/" + caller().keyOf(roID) + "/story-actions";
    }

    private JsonNode newest() throws Exception {
        return caller().get(path()).json().path("items").path(0);
    }

    private void until(String state, String answer) {
        await().atMost(RawNewsroom.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(newest().path("state").asString() + ": "
                                + newest().path("answer").asString())
                        .isEqualTo(state + ": " + answer));
    }

    private static Reply last() {
        return asked.asked("roReqStoryAction").getLast();
    }

    private static ApiCaller caller() {
        return new ApiCaller(station.gateway().url());
    }
}
