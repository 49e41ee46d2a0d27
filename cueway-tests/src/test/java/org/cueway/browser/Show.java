package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Station;

/** A gateway with an output, and a newsroom whose items say which graphic they are. Confined to its test's thread. */
final class Show implements AutoCloseable {
    private static final String CUES = """
            newsrooms: [ { id: %s } ]
            graphics: { folder: "%s", outputs: [ { id: main } ] }
            cues: [ { when: {}, do: [ { device: main, graphic: "payload:/graphic", data: "payload:/data" } ] } ]
            """;

    private final Station station;
    private Dialogue newsroom;

    private Show(Station station) {
        this.station = station;
        this.newsroom = station.connect();
    }

    /** With the graphics of a folder. */
    static Show open(Path folder, Path graphics) throws Exception {
        var path = graphics.toAbsolutePath().normalize().toString().replace('\\', '/');
        return new Show(Station.open(folder, CUES.formatted(Station.NCS_ID, path)));
    }

    Station station() {
        return station;
    }

    /** A running order with one story, and an item for each graphic with what it shows. */
    void create(String roID, Map<String, String> items) {
        var text = new StringBuilder("<roCreate><roID>" + roID + "</roID><roSlug>" + roID
                + "</roSlug><story><storyID>S</storyID><storySlug>S</storySlug>");
        items.forEach((id, payload) -> text.append(item(id, payload)));
        say(text.append("</story></roCreate>").toString());
    }

    /** An item. */
    static String item(String id, String payload) {
        return "<item><itemID>" + id + "</itemID><itemSlug>" + id + "</itemSlug><objID>" + id
                + "</objID><mosID>graphics.example.mos</mosID><mosExternalMetadata><mosScope>PLAYLIST</mosScope>"
                + "<mosSchema>https://example.com/graphics</mosSchema><mosPayload>" + payload
                + "</mosPayload></mosExternalMetadata></item>";
    }

    /** Gives a cue: READY, EXECUTE, PAUSE, SIGNAL or STOP. */
    void control(String roID, String item, String command) {
        say("<roCtrl><roID>" + roID + "</roID><storyID>S</storyID><itemID>" + item + "</itemID><command>" + command
                + "</command></roCtrl>");
    }

    void say(String message) {
        assertThat(newsroom.ask(message).status()).as(message).isEqualTo("OK");
    }

    /** SIGKILL, and a gateway on the same ports. */
    void killAndRestart() throws Exception {
        newsroom.close();
        station.killAndRestartOnTheSamePorts();
        newsroom = station.connect();
    }

    /** What the gateway says of its output. */
    String device() throws Exception {
        return station.gateway().get("/api/v1/devices").toString();
    }

    @Override
    public void close() {
        newsroom.close();
        station.close();
    }
}
