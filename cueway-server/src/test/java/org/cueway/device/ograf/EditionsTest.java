package org.cueway.device.ograf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.device.RunningDevice.soon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.Outcome;
import org.cueway.device.RunningDevice;
import org.cueway.device.RunningDevice.Start;
import org.cueway.device.Standing.Certainty;
import org.cueway.graphics.Change;
import org.cueway.graphics.GraphicsRefusal;
import org.cueway.graphics.Library;
import org.cueway.graphics.Zips;
import org.cueway.simulator.device.ograf.SimulatedPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Graphics that change while pages show them, over real sockets: what is on air or ready stays what it is. */
@Timeout(120)
class EditionsTest {
    private static final Values THIRD = new Values(Map.of("graphic", "l3", "data.count", "7"));

    @TempDir
    private Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Library library;
    private LinkServer server;
    private SimulatedPage page;
    private RunningDevice<OgrafState, OgrafCommand> device;

    @BeforeEach
    void open() throws Exception {
        library = Library.open(folder.resolve("graphics"), Optional.empty(), TimeSource.system());
        opened.add(library);
        upload("1", 20, "string");
        server = LinkServer.open(library, Limits.Graphics.defaults());
        opened.add(server);
        library.minding(server.outputs()::placed);
        page = SimulatedPage.open(server.link());
        opened.add(page);
        device = device(Start.quick());
    }

    private RunningDevice<OgrafState, OgrafCommand> device(Start start) {
        var started = RunningDevice.start(TimeSource.system(), server.outputs().opener("main"), start);
        opened.add(started);
        started.awaitState(State.READY);
        return started;
    }

    @AfterEach
    void close() throws Exception {
        for (var part : opened.reversed()) part.close();
    }

    /** Another version, on another layer, that takes its field for another type. */
    private void upload(String version, int layer, String type) {
        var more = ", \"v_layer\": " + layer
                + ", \"schema\": { \"type\": \"object\", \"properties\": { \"count\": { \"type\": \"" + type
                + "\" } } }";
        var zip = new Zips()
                .file("third/l3.ograf.json", Zips.manifest("l3", version, more))
                .file("third/main.mjs", Zips.script(version));
        assertThat(library.upload(zip.stream(), "")).isInstanceOf(Change.Kept.class);
    }

    private String url(SimulatedPage of, String place) {
        return of.layers().at(place + "/url").stringValue("");
    }

    private Outcome.Kind act(Verb verb) {
        return verb == Verb.TAKE || verb == Verb.PREPARE
                ? device.act(verb, "a", THIRD).kind()
                : device.act(verb, "a").kind();
    }

    @Test
    void whatIsReadyGoesOnAirAsItWasPreparedAndOffFromWhereItIs() {
        assertThat(act(Verb.PREPARE)).isEqualTo(Outcome.Kind.DONE);
        var first = url(page, "/20/next");
        assertThat(first).contains("/graphics/l3/1-");
        var before = page.ops();
        upload("2", 30, "integer");
        assertThat(act(Verb.TAKE)).isEqualTo(Outcome.Kind.DONE);
        assertThat(page.ops()).hasSize(before.size() + 1).endsWith("play");
        assertThat(url(page, "/20/air")).isEqualTo(first);
        assertThat(page.layers().at("/20/air/data").stringValue("")).isEqualTo("{\"count\":\"7\"}");
        assertThat(act(Verb.TAKE)).as("again, with nothing new").isEqualTo(Outcome.Kind.IGNORED);
        assertThat(act(Verb.OUT)).isEqualTo(Outcome.Kind.DONE);
        assertThat(page.layers().isEmpty()).isTrue();
        assertThat(act(Verb.TAKE)).isEqualTo(Outcome.Kind.DONE);
        assertThat(url(page, "/30/air")).contains("/graphics/l3/2-");
        assertThat(page.layers().at("/30/air/data").stringValue("")).isEqualTo("{\"count\":7}");
    }

    @Test
    void aPageThatIsOpenedAnewOrBesideItGetsTheEditionThatIsOnAir() {
        act(Verb.TAKE);
        var first = url(page, "/20/air");
        upload("2", 30, "integer");
        var second = SimulatedPage.open(server.link());
        opened.add(second);
        soon().untilAsserted(() -> assertThat(url(second, "/20/air")).isEqualTo(first));
        second.kill();
        page.kill();
        page.dial();
        soon().untilAsserted(() -> assertThat(url(page, "/20/air")).isEqualTo(first));
        device.awaitStanding("layer 20", Certainty.CONFIRMED);
        assertThat(page.layers().has("30")).isFalse();
    }

    @Test
    void afterARestartOfTheGatewayThePageSaysWhichEditionItHas() throws Exception {
        act(Verb.TAKE);
        var first = url(page, "/20/air");
        var stand = device.awaitStanding("layer 20", Certainty.CONFIRMED).stand();
        upload("2", 30, "integer");
        device.close();
        page.cut();
        server.close();
        server = LinkServer.open(library, Limits.Graphics.defaults());
        opened.add(server);
        var ops = page.ops();
        page.dial(server.link());
        device = device(Start.quick().with(Map.of("layer 20", stand)));
        device.awaitStanding("layer 20", Certainty.CONFIRMED);
        assertThat(page.ops()).isEqualTo(ops);
        library.minding(server.outputs()::placed);
        assertThat(server.outputs().placed())
                .singleElement()
                .satisfies(placed -> assertThat(first).contains(placed.edition()));
        var second = SimulatedPage.open(server.link());
        opened.add(second);
        soon().untilAsserted(() -> assertThat(url(second, "/20/air")).isEqualTo(first));
    }

    @Test
    void whatAPageHasIsNotRemovedAndWhatIsRemovedIsRefusedInWords() {
        act(Verb.PREPARE);
        assertThat(library.remove("l3", "")).isInstanceOfSatisfying(Change.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(GraphicsRefusal.IN_USE);
            assertThat(refused.found()).isEqualTo("l3 on a page of output main");
        });
        act(Verb.OUT);
        soon().untilAsserted(() -> assertThat(server.outputs().placed()).isEmpty());
        assertThat(library.remove("l3", "")).isInstanceOf(Change.Removed.class);
        assertThat(device.act(Verb.TAKE, "b", THIRD).detail()).startsWith("graphic: expected one of ");
    }

    @Test
    void aPathThatIsNoGraphicsSaysNothing() {
        act(Verb.TAKE);
        var editions = new Editions(library);
        editions.loaded("x", "https://elsewhere.example/evil.mjs");
        editions.loaded("y", "/graphics/l3/none/main.mjs");
        assertThat(editions.onPages()).isEmpty();
    }
}
