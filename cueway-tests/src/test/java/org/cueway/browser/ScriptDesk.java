package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Station;

/** Somebody in the newsroom who writes one running order. Confined to its test's thread. */
record ScriptDesk(Station station, Dialogue newsroom, String roID) implements AutoCloseable {
    /** A story; without paragraphs no script comes for it. */
    record Story(String id, String slug, List<String> paragraphs) {
        String element() {
            return "<story><storyID>%s</storyID><storySlug>%s</storySlug></story>".formatted(id, slug);
        }

        String body() {
            return "<p>" + String.join("</p><p>", paragraphs) + "</p>";
        }
    }

    static Story story(String id, String slug, String... paragraphs) {
        return new Story(id, slug, List.of(paragraphs));
    }

    /** The running order, and the scripts of its stories. */
    void create(Story... stories) {
        var elements = Stream.of(stories).map(Story::element).collect(Collectors.joining());
        say("<roCreate><roID>%s</roID><roSlug>Show %s</roSlug>%s</roCreate>".formatted(roID, roID, elements));
        for (Story story : stories) {
            if (!story.paragraphs().isEmpty()) {
                script(story.id(), story.body());
            }
        }
    }

    void script(String storyID, String body) {
        say("<roStorySend><roID>%s</roID><storyID>%s</storyID><storyBody>%s</storyBody></roStorySend>"
                .formatted(roID, storyID, body));
    }

    void append(Story story) {
        say("<roElementAction operation=\"INSERT\"><roID>%s</roID><element_target><storyID></storyID></element_target>"
                        .formatted(roID)
                + "<element_source>" + story.element() + "</element_source></roElementAction>");
        script(story.id(), story.body());
    }

    void delete(String storyID) {
        say(
                "<roElementAction operation=\"DELETE\"><roID>%s</roID><element_source><storyID>%s</storyID></element_source>"
                                .formatted(roID, storyID)
                        + "</roElementAction>");
    }

    void say(String message) {
        assertThat(newsroom.ask(message).text()).contains("<roStatus>OK</roStatus>");
    }

    /** The running order's name in URLs. */
    String key() throws Exception {
        var all = station.gateway().get("/api/v1/rundowns?limit=1000").path("items");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(row -> row.path("roID").asString().equals(roID))
                .findFirst()
                .orElseThrow()
                .path("key")
                .asString();
    }

    @Override
    public void close() {
        newsroom.close();
    }
}
