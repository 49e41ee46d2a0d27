package org.cueway.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.rundown.Air;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Status;
import org.cueway.rundown.Story;
import org.cueway.script.Pace;
import org.cueway.script.ReadRate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class PrompterJsonTest {
    private static final Story NEWS = story(
            "S1",
            new Fields(Map.of("storySlug", "NEWS")),
            List.of(new Item(
                    "1",
                    Optional.of("O1"),
                    Optional.empty(),
                    new Fields(Map.of("itemSlug", "LATER SLUG")),
                    List.of(),
                    List.of(),
                    Optional.of(new Status("PLAY", "")))),
            Optional.of(
                    "<storyBody><storyPresenter>ANNA</storyPresenter><p><pi>CAM 2</pi> One <b>two</b> <vendor>three</vendor>"
                            + " four.</p><storyItem><itemID>1</itemID><itemSlug>SLUG</itemSlug><itemChannel>VS1</itemChannel>"
                            + "<objDur>100</objDur><objTB>25</objTB></storyItem>"
                            + "<storyItem><itemID>9</itemID><itemSlug>ONLY IN THE BODY</itemSlug></storyItem></storyBody>"));

    private static final Story WEATHER = story(
            "S2",
            new Fields(Map.of("storySlug", "WEATHER")),
            List.of(),
            Optional.of(
                    "<storyBody><storyPresenter>BO</storyPresenter><storyPresenterRR>240</storyPresenterRR><p>Rain tonight.</p>"
                            + "</storyBody>"));

    /** With one more story that has no script. */
    private static Rundown scripted(Story... stories) {
        var all = new ArrayList<>(List.of(stories));
        all.add(story("S9", Fields.NONE, List.of(), Optional.empty()));
        return new Rundown(
                new RundownId("NCS-1", "RO;1"),
                new Fields(Map.of("roSlug", "Kveldsnytt Ø")),
                List.of(),
                List.of(),
                all,
                Air.UNKNOWN,
                Optional.empty());
    }

    private static Story story(String storyID, Fields fields, List<Item> items, Optional<String> body) {
        return new Story(storyID, fields, List.of(), List.of(), items, body, Optional.empty());
    }

    private static JsonNode whole(Rundown rundown, String presenter) {
        return new PrompterJson(Pace.of(ReadRate.wordsPerMinute(120))).whole("key", rundown, presenter);
    }

    @Test
    void aPrompterGetsWhatIsReadByWhomAndForHowLong() {
        JsonNode json = whole(scripted(NEWS, WEATHER), "");
        assertThat(json.at("/roSlug").asString()).isEqualTo("Kveldsnytt Ø");
        assertThat(json.at("/readSeconds").asDouble()).isEqualTo(2.5);
        assertThat(json.at("/presenters").toString()).isEqualTo("[\"ANNA\",\"BO\"]");
        JsonNode news = json.at("/stories/0");
        assertThat(news.at("/storySlug").asString()).isEqualTo("NEWS");
        assertThat(news.at("/floated").asBoolean()).isFalse();
        assertThat(news.at("/readSeconds").asDouble()).isEqualTo(2);
        assertThat(news.at("/words").asInt()).isEqualTo(4);
        assertThat(news.at("/unknownElements/0").asString()).isEqualTo("vendor");
        assertThat(news.at("/parts/0").toString())
                .isEqualTo("{\"type\":\"presenter\",\"storyPresenter\":\"ANNA\",\"wordsPerMinute\":120}");
        assertThat(news.at("/parts/1").toString())
                .isEqualTo("{\"type\":\"paragraph\",\"seconds\":2.0,\"runs\":["
                        + "{\"text\":\"[CAM 2]\",\"role\":\"instruction\",\"styles\":[]},"
                        + "{\"text\":\" One \",\"role\":\"read\",\"styles\":[]},"
                        + "{\"text\":\"two\",\"role\":\"read\",\"styles\":[\"bold\"]},"
                        + "{\"text\":\" three four.\",\"role\":\"read\",\"styles\":[]}]}");
        // The item of the story knows more than the body.
        assertThat(news.at("/parts/2").toString())
                .isEqualTo("{\"type\":\"item\",\"itemID\":\"1\",\"itemSlug\":\"LATER SLUG\",\"itemChannel\":\"VS1\","
                        + "\"objID\":\"O1\",\"durationSeconds\":4.0,\"status\":{\"text\":\"PLAY\",\"time\":\"\"}}");
        assertThat(news.at("/parts/3/itemSlug").asString()).isEqualTo("ONLY IN THE BODY");
        assertThat(news.at("/parts/3/durationSeconds").isNull()).isTrue();
        assertThat(json.at("/stories/1/parts/1/seconds").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/stories/2/hasBody").asBoolean()).isFalse();
    }

    @Test
    void aPrompterMayAskForThoseStoriesAloneThatSomebodyReads() {
        JsonNode json = whole(scripted(NEWS, WEATHER), "bo");
        // In the last one nobody is named, so it may be anybody's.
        assertThat(json.at("/stories").size()).isEqualTo(2);
        assertThat(json.at("/stories/0/storySlug").asString()).isEqualTo("WEATHER");
        assertThat(json.at("/readSeconds").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/presenters").size()).isEqualTo(2);
    }

    @Test
    void R126_aFloatedStoryKeepsItsPlaceAndIsNotCounted() {
        JsonNode json = whole(
                scripted(
                        NEWS,
                        new Story(
                                WEATHER.storyID(),
                                WEATHER.fields(),
                                List.of(),
                                List.of(),
                                List.of(),
                                WEATHER.body(),
                                Optional.of(new Status("Floated", "")))),
                "");
        assertThat(json.at("/stories/1/floated").asBoolean()).isTrue();
        assertThat(json.at("/stories/1/readSeconds").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/readSeconds").asDouble()).isEqualTo(2);
    }

    @Test
    void aStoryWhoseBodyIsNoXmlIsShownAllTheSame() {
        JsonNode json = whole(scripted(story("S1", Fields.NONE, List.of(), Optional.of("<storyBody>5 < 6 &"))), "");
        assertThat(json.at("/stories/0/parts/0/runs/0/text").asString()).isEqualTo("5 < 6 &");
    }
}
