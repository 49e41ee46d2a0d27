package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;
import org.cueway.peers.ApiCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The plug-in as a journalist uses it: in a frame of a newsroom client that is of another origin, with a simulated newsroom behind
 * that and the gateway's own output in front.
 */
final class PluginTest {
    private static final Path PICTURES = Path.of(System.getProperty("cueway.screenshots", "target/screenshots"));
    private static final String LIST = "document.querySelectorAll('[role=option]')";

    @TempDir
    private static Path folder;

    private static GatewayProcess demo;
    private static Browser browser;
    private static String client = "";

    /** The plug-in by itself, token and all. */
    private static String plugin = "";

    private static String output = "";
    private String window = "";

    @BeforeAll
    static void start() throws Exception {
        demo = GatewayProcess.demo(folder, List.of("--edits-per-min", "0", "--show", "0"), ShortLives.jvmOptions());
        await().until(() -> demo.get("/api/v1/rundowns").path("items").size() == 2);
        client = demo.printed().stream()
                .filter(line -> line.contains("newsroom client"))
                .map(line -> line.substring(line.indexOf("http")))
                .findFirst()
                .orElseThrow();
        browser = Browser.open(demo.url());
        var first = browser.window();
        // Somebody has to show it: without a page the output is not there.
        output = browser.openBeside("output/main");
        browser.until("window.cueway");
        browser.to(first);
        browser.visit(client);
        browser.until("document.getElementById('plugin').src");
        plugin = browser.text("document.getElementById('plugin').src").replaceAll("&origin=.*", "");
    }

    @AfterAll
    static void stop() {
        browser.close();
        demo.close();
    }

    @BeforeEach
    void sitDown() {
        browser.outside();
        browser.size(1600, 900);
        browser.visit(client);
        browser.until("client.heard.length > 0 && document.querySelectorAll('nav button').length > 10");
        window = browser.window();
        browser.inside("#plugin");
        browser.until(LIST + ".length >= 6");
        // The cursor is where one types. A hand has to touch the page all the same before a driver's keys reach a frame
        // of it.
        browser.until("document.activeElement.dataset.testid === 'search'");
        browser.press("[data-testid=search]", "");
    }

    @Test
    void A17_aGraphicIsFoundFilledInAddedDraggedReopenedMendedAndSeenOnAir() throws Exception {
        // Found in two keystrokes: the cursor is in the field already.
        browser.type("lt");
        browser.until("document.querySelector('[aria-selected=true]').dataset.id === 'lower-third'");
        assertThat(browser.texts(
                        "[...document.querySelectorAll('[aria-selected=true] mark')].map((one) => one.textContent)"))
                .containsExactly("L", "t");
        browser.picture(PICTURES.resolve("plugin-in-client.png"));
        browser.type(Keys.ENTER);
        browser.until("document.activeElement.id === 'field-name'");

        // Filled in; what is missing is said, and nothing is sent.
        browser.typeHolding(Keys.CONTROL, Keys.ENTER);
        browser.until("document.querySelector('[data-name=name]').dataset.fault === 'This is needed.'");
        browser.outside();
        assertThat(said("ncsItem")).isEmpty();
        browser.inside("#plugin");
        browser.type("Ada Lovelase", Keys.TAB, "Countess & <mathematician>");
        preview("Ada Lovelase");
        browser.typeHolding(Keys.CONTROL, Keys.ENTER);
        browser.until("document.querySelector('[data-testid=message]').dataset.kind === 'done'");
        browser.outside();
        browser.until("client.heard.some((xml) => xml.includes('<ncsItem>'))");
        var first = item(0);
        assertThat(first.path("objID").asString()).matches("GFX-[0-9A-Z]{12}");
        assertThat(first.path("itemSlug").asString()).isEqualTo("Lower third: Ada Lovelase");

        // By drag: another object, because what is typed after adding is the next one.
        browser.inside("#plugin");
        browser.run("document.querySelector('#field-name').select()");
        browser.run("document.querySelector('#field-name').focus()");
        browser.typeHolding(Keys.CONTROL, "a");
        browser.type("Alan Turing");
        preview("Alan Turing");
        browser.outside();
        browser.drag("#plugin", "[data-testid=drag]", "#drop");
        browser.until("client.drops.length === 1");
        assertThat(browser.text("client.drops[0]"))
                .startsWith("<mos><ncsItem><item><itemID>0</itemID>")
                .contains("<name>Alan Turing</name>", "Countess &amp; &lt;mathematician&gt;");
        browser.until("document.querySelectorAll('#items li[data-ours=true]').length === 2");
        var second = item(1);
        assertThat(second.path("objID").asString())
                .isNotEqualTo(first.path("objID").asString());
        browser.picture(PICTURES.resolve("plugin-added.png"));

        // The first is made ready, and opened again to mend the name.
        control("prepare", first);
        await().until(() -> item(0).at("/status/text").asString("").equals("READY"));
        browser.press("#items li[data-id='" + first.path("itemID").asString() + "']", "");
        browser.type(Keys.ENTER);
        browser.inside("#plugin");
        browser.until("document.querySelector('#field-name')?.value === 'Ada Lovelase'");
        browser.until("document.querySelector('.head [data-testid=state]').dataset.state === 'ready'");
        browser.until("document.activeElement.id === 'field-name'");
        browser.typeHolding(Keys.CONTROL, "a");
        browser.type("Ada Lovelace");
        preview("Ada Lovelace");
        browser.picture(PICTURES.resolve("plugin-reopened.png"));
        browser.typeHolding(Keys.CONTROL, Keys.ENTER);
        browser.until("document.querySelector('[data-testid=message]').dataset.kind === 'done'");
        browser.outside();
        browser.until("client.heard.some((xml) => xml.includes('<mosItemReplace>'))");

        // The newsroom heard of the object, the story has it, and the device too, before the take.
        await().until(() -> item(0).path("itemSlug").asString().equals("Lower third: Ada Lovelace"));
        await().until(() -> messages("mosObj").stream()
                .anyMatch(xml -> xml.contains("<objRev>2</objRev>") && xml.contains("Ada Lovelace")));
        assertThat(demo.get("/api/v1/devices/main")
                        .at("/places/0/next/values/data.name")
                        .asString())
                .isEqualTo("Ada Lovelace");
        await().until(() -> demo.get("/api/v1/devices/main")
                .at("/places/0/next/slug")
                .asString("")
                .equals("Lower third: Ada Lovelace"));

        control("take", item(0));
        browser.to(output);
        browser.until("Object.values(cueway.stage.shows())[0]?.air?.data.includes('Ada Lovelace')");
        browser.until(
                "[...document.querySelectorAll('[data-instance] > *')].some((one) => one.shadowRoot.textContent.includes('Ada Lovelace'))");
        assertThat(browser.is("document.body.innerHTML.includes('Lovelase')")).isFalse();
        browser.to(window);

        // And the journalist sees it without asking anybody.
        browser.inside("#plugin");
        browser.until("document.querySelector('.head [data-testid=state]').dataset.state === 'onAir'");
        browser.outside();
        control("out", item(0));
        await().until(() -> item(0).at("/status/text").asString("").equals("STOP"));
    }

    @Test
    void R118_theGraphicsOfTheOpenStoryAreListedFirstAndOpenedAgainFromThere() throws Exception {
        browser.outside();
        story(3);
        browser.inside("#plugin");
        fill("Katherine Johnson");
        browser.typeHolding(Keys.CONTROL, Keys.ENTER);
        browser.until("document.querySelector('[data-testid=message]').dataset.kind === 'done'");
        browser.type(Keys.ESCAPE);
        // As long as somebody looks for something, graphics are first.
        browser.run("const search = document.querySelector('[data-testid=search]'); search.value = '';"
                + " search.dispatchEvent(new InputEvent('input', { bubbles: true }))");
        browser.until("document.querySelector('[data-testid=in-story] b')?.textContent.endsWith('Katherine Johnson')");
        assertThat(browser.text("document.querySelector('[role=group]').getAttribute('aria-label')"))
                .isEqualTo("In this story");
        browser.until(
                "document.querySelector('[data-testid=in-story] [data-testid=state]').dataset.state === 'placed'");
        browser.picture(PICTURES.resolve("plugin-story.png"));
        browser.outside();
        assertThat(said("ncsAck")).noneMatch(xml -> xml.contains("ERROR"));
        assertThat(browser.texts("client.told.filter((xml) => xml.includes('<roStorySend>'))"))
                .isNotEmpty();

        // Opened from there it is the item: a change replaces it.
        browser.inside("#plugin");
        browser.click("[data-testid=in-story]");
        browser.until("document.querySelector('#field-name')?.value === 'Katherine Johnson'");
        assertThat(browser.text("document.querySelector('[data-testid=about]').textContent"))
                .startsWith("Opened from the story");
        browser.until("document.activeElement.id === 'field-name'");
        browser.typeHolding(Keys.CONTROL, "a");
        browser.type("Katherine G. Johnson");
        browser.typeHolding(Keys.CONTROL, Keys.ENTER);
        browser.outside();
        browser.until("client.heard.some((xml) => xml.includes('<mosItemReplace>'))");
        browser.until("document.querySelector('#items li:last-child').textContent.includes('Katherine G. Johnson')");

        // Another story has others.
        story(4);
        browser.inside("#plugin");
        browser.type(Keys.ESCAPE);
        browser.until("!document.body.textContent.includes('In this story')");
    }

    @Test
    void whereNoStoryIsOpenTheNewsroomRefusesInWordsAndMakesAStoryWhenAsked() throws Exception {
        browser.outside();
        story(0);
        browser.inside("#plugin");
        fill("Dorothy Vaughan");
        browser.typeHolding(Keys.CONTROL, Keys.ENTER);
        browser.until("document.querySelector('[data-testid=message]').textContent.includes("
                + "'The newsroom did not take it: no story is open')");
        browser.picture(PICTURES.resolve("plugin-no-story.png"));
        browser.click("[data-testid=new-story]");
        browser.until(
                "document.querySelector('[data-testid=message]').textContent.includes('has made a story with it')");
        browser.outside();
        browser.until("document.querySelector('#slug').textContent === 'Lower third: Dorothy Vaughan'");
        browser.until("document.querySelector('#items li').textContent.includes('Dorothy Vaughan')");
        assertThat(said("ncsReqStoryAction operation=\"NEW\" username=\"newsdesk2\""))
                .hasSize(1);
        await().until(() -> ours().stream()
                .anyMatch(item -> item.path("itemSlug").asString().equals("Lower third: Dorothy Vaughan")
                        && !item.path("itemID").asString().equals("0")));
        // What was refused was given again as the object that it was.
        browser.inside("#plugin");
        assertThat(browser.texts("[...document.querySelector('cw-plugin').rows.values()]"
                        + ".filter((row) => row.objSlug.includes('Dorothy')).map((row) => row.objID)"))
                .hasSize(1);
    }

    @Test
    void doneClosesThePlugInAndWhatWasTypedIsNotLostWithoutAWord() throws Exception {
        fill("Mary Jackson");
        browser.click(".head [data-testid=done]");
        browser.until("document.querySelector('[data-testid=message]').textContent.includes('in no story')");
        browser.picture(PICTURES.resolve("plugin-done.png"));
        browser.outside();
        assertThat(said("ncsReqAppClose/")).isEmpty();
        browser.inside("#plugin");
        browser.click(".head [data-testid=done]");
        browser.outside();
        browser.until("document.getElementById('aside').hidden");
        assertThat(said("ncsReqAppClose/")).hasSize(1);
        browser.click("#shut");
        browser.inside("#plugin");
        browser.until(LIST + ".length >= 6");
    }

    @Test
    void aDragThatLeadsNowhereLeavesNothingBehindAndTheNextOneIsTheSame() throws Exception {
        fill("Annie Easley");
        browser.outside();
        // Into the list of stories, which takes nothing.
        browser.drag("#plugin", "[data-testid=drag]", "#slug");
        browser.inside("#plugin");
        browser.until("document.querySelector('[data-testid=message]')?.dataset.kind === 'note'");
        browser.outside();
        assertThat(browser.texts("client.drops")).isEmpty();
        assertThat(objects("Annie")).isEmpty();

        browser.drag("#plugin", "[data-testid=drag]", "#drop");
        browser.until("client.drops.length === 1");
        assertThat(objects("Annie")).hasSize(1);
        assertThat(browser.text("client.drops[0]"))
                .contains("<objID>" + objects("Annie").getFirst() + "</objID>");
        browser.inside("#plugin");
        browser.until(
                "document.querySelector('[data-testid=message]').textContent.includes('Dropped into the story.')");
    }

    /** The n-th story of the client; 0 is none. */
    private static void story(int n) {
        browser.run("client.told.length = 0; document.querySelectorAll('nav button')[" + n + "].click()");
        browser.until("client.told.some((xml) => xml.includes('<roStorySend>') || xml.includes('no story is open'))");
    }

    private void fill(String name) {
        browser.run("document.querySelector('[data-testid=search]').focus()");
        browser.type("lt", Keys.ENTER);
        browser.until("document.activeElement.id === 'field-name'");
        browser.type(name);
        browser.until("document.querySelector('#field-name').value === " + Browser.quoted(name));
    }

    /** IDs of the plug-in's objects that have that word in their slug. */
    private static List<String> objects(String word) throws Exception {
        return demo.get("/api/v1/objects?limit=1000")
                .path("items")
                .valueStream()
                .filter(row -> row.path("objSlug").asString().contains(word))
                .map(row -> row.path("objID").asString())
                .toList();
    }

    @Test
    void whatIsOnAirStaysAsItIsUntilItIsTakenAgain() throws Exception {
        browser.type("lt", Keys.ENTER);
        browser.until("document.activeElement.id === 'field-name'");
        browser.type("Grace Hopper");
        browser.typeHolding(Keys.CONTROL, Keys.ENTER);
        browser.outside();
        browser.until("document.querySelector('#items li:last-child').textContent.includes('Grace Hopper')");
        await().until(() -> !called("Grace Hopper").isMissingNode());
        control("take", called("Grace Hopper"));
        await().until(() ->
                called("Grace Hopper").at("/status/text").asString("").equals("PLAY"));
        // The client draws its list anew when it hears of that.
        browser.until("document.querySelector('#items li:last-child em')?.dataset.status === 'PLAY'");
        browser.press("#items li:last-child", "");
        browser.type(Keys.ENTER);
        browser.inside("#plugin");
        browser.until("document.activeElement.id === 'field-name'");
        browser.typeHolding(Keys.CONTROL, "a");
        browser.type("Grace B. Hopper");
        preview("Grace B. Hopper");
        browser.until("document.querySelector('[data-testid=on-air-note]')");
        browser.picture(PICTURES.resolve("plugin-on-air.png"));
        browser.typeHolding(Keys.CONTROL, Keys.ENTER);
        browser.until("document.querySelector('[data-testid=message]').dataset.kind === 'done'");
        browser.outside();
        await().until(() -> !called("Grace B. Hopper").isMissingNode());
        assertThat(onAir()).isEqualTo("Grace Hopper");
        control("take", called("Grace B. Hopper"));
        await().until(() -> onAir().equals("Grace B. Hopper"));
        control("out", called("Grace B. Hopper"));
    }

    @Test
    void theOkOfTheNewsroomGetsTheItemOrTheReasonWhyNot() {
        browser.outside();
        browser.click("#ok");
        browser.until("client.heard.at(-1).includes('no graphic is chosen')");
        browser.inside("#plugin");
        browser.run("document.querySelector('[data-testid=search]').focus()");
        browser.type("lt", Keys.ENTER);
        browser.until("document.activeElement.id === 'field-name'");
        browser.outside();
        browser.click("#ok");
        browser.until("client.heard.at(-1).includes('<status>ERROR</status><statusDescription>Name: This is needed.')");
        browser.inside("#plugin");
        browser.type("Emmy Noether");
        browser.until("document.querySelector('#field-name').value === 'Emmy Noether'");
        browser.outside();
        browser.click("#ok");
        browser.until("client.heard.at(-1).includes('<ncsItem>')");
        browser.until("document.querySelector('#items li:last-child').textContent.includes('Emmy Noether')");
    }

    @Test
    void nobodyElsesMessagesAreRead() {
        // From the right origin, and another window of it.
        browser.inside("#plugin");
        browser.run("window.postMessage('<mos><ncsItemRequest/></mos>', '*')");
        browser.outside();
        browser.run("""
                const other = document.createElement('iframe');
                other.id = 'other';
                other.srcdoc = `<script>parent.frames[0].postMessage('<mos><ncsItemRequest/></mos>', '*')<` + `/script>`;
                document.body.append(other);
                """);
        browser.inside("#plugin");
        browser.until("document.querySelector('cw-plugin').host.dropped >= 2");
        browser.outside();
        assertThat(said("ncsAck").stream().filter(xml -> xml.contains("ERROR"))).isEmpty();
        // What is no MOS message is not answered; what is none that we know is refused in words.
        browser.run("""
                const send = (text) => document.getElementById('plugin').contentWindow.postMessage(text, document.getElementById('plugin').src);
                send('<mos><!DOCTYPE mos [<!ENTITY x "y">]><ncsItemRequest/></mos>');
                send('<mos><ncsItemRequest></mos>');
                send({ mos: 1 });
                send('<mos><mosID>x</mosID><ncsID>y</ncsID><messageID/><roStorySend><roID>1</roID></roStorySend></mos>');
                send('<mos><roCreate/></mos>');
                """);
        browser.until("client.heard.at(-1).includes('roCreate is not known to this plug-in')");
        assertThat(said("ncsAck").stream().filter(xml -> xml.contains("ERROR"))).hasSize(1);
        // A browser writes what is wrong with a text that is no XML into a page of its own, which our policy does not
        // like.
        browser.complaints();
    }

    @Test
    void aPageThatIsLeftGivesItsConnectionBackAndAsksForOneWhenItIsShownAgain() {
        browser.outside();
        browser.visit(plugin);
        browser.until("document.querySelector('[data-testid=page][data-live=true]')");
        browser.run("""
                window.lines = [];
                window.turn = (type) => dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
                const fetched = window.fetch;
                window.fetch = (path, more) => {
                  if (path.endsWith('/plugin/events')) lines.push(more.signal);
                  return fetched(path, more);
                };
                turn('pagehide');
                setTimeout(() => turn('pageshow'));
                """);
        browser.until("lines.length === 1");
        browser.run("turn('pagehide')");
        assertThat(browser.is("lines[0].aborted")).isTrue();
        assertThat(browser.is("document.querySelector('[data-testid=page]').dataset.live === 'true'"))
                .isTrue();
        browser.run("turn('pageshow')");
        browser.until("lines.length === 2 && !lines[1].aborted");
    }

    @Test
    void theAddressDoesNotKeepTheTokenAndAnotherOriginIsTurnedAway() {
        browser.inside("#plugin");
        assertThat(browser.text("location.search")).contains("origin=").doesNotContain("token");
        assertThat(browser.is("document.querySelector('cw-plugin').outerHTML.includes('token')"))
                .isFalse();
        browser.outside();
        browser.run(
                "document.getElementById('plugin').src = document.getElementById('plugin').src.replace(/origin=[^&]*/,"
                        + " 'origin=' + encodeURIComponent('https://somebody.example'))");
        browser.inside("#plugin");
        browser.until("document.body.textContent.includes('not one that the gateway knows')");
        browser.outside();
        browser.complaints();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light", "contrast"})
    void thePageIsWholeInASmallFrameAndInALargeOneAndNobodyIsShutOut(String theme) throws Exception {
        browser.outside();
        for (var size : List.of("400x600", "720x900", "1280x800")) {
            var sides = size.split("x");
            browser.size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
            browser.visit(plugin + "&theme=" + theme);
            browser.until(LIST + ".length >= 6");
            assertThat(browser.accessibilityFaults())
                    .as("%s, %s, list", theme, size)
                    .isEmpty();
            picture(theme, size, "list");
            browser.type("lt", Keys.ENTER);
            browser.until("document.activeElement.id === 'field-name'");
            browser.type("Ada Lovelace, Countess of Lovelace, who wrote the first programs", Keys.TAB, "Mathematician");
            browser.until("document.querySelector('[data-name=name]').dataset.fault === '4 characters too long.'");
            assertThat(browser.text("document.querySelector('[data-name=name] [data-testid=count]').textContent"))
                    .isEqualTo("64 / 60");
            preview("who wrote the first programs");
            assertThat(browser.is("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            assertThat(browser.accessibilityFaults())
                    .as("%s, %s, form", theme, size)
                    .isEmpty();
            picture(theme, size, "form");
            browser.type(Keys.ESCAPE);
            browser.until("document.activeElement.dataset.testid === 'search'");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everyGraphicThatComesWithTheGatewayCanBeFilledInAndSeen() {
        browser.outside();
        browser.size(1280, 800);
        browser.visit(plugin);
        browser.until(LIST + ".length >= 6");
        for (var id : browser.texts(
                "[...document.querySelectorAll('[data-testid=template]')].map((one) => one.dataset.id)")) {
            browser.click("[data-testid=template][data-id=" + id + "]");
            browser.until("document.querySelector('cw-form')");
            browser.until("document.querySelector('cw-preview').hasAttribute('data-shown')");
            assertThat(browser.is("document.querySelector('[data-testid=preview-problem]')"))
                    .as(id)
                    .isFalse();
        }
        browser.click("[data-testid=template][data-id=points]");
        browser.until("document.querySelector('#field-points')");
        browser.run("document.querySelector('#field-points').focus()");
        browser.type("Rail fares frozen", Keys.ENTER, "Night buses return");
        browser.until("document.querySelector('[data-name=points] .count').textContent.trim() === '2 lines'");
        browser.picture(PICTURES.resolve("plugin-points.png"));
        assertThat(browser.complaints()).isEmpty();
    }

    private static void picture(String theme, String size, String what) {
        if (theme.equals("dark") || size.equals("1280x800")) {
            browser.picture(PICTURES.resolve("plugin-%s-%s-%s.png".formatted(what, size, theme)));
        }
    }

    /** Waits until the preview shows a text, looking into its frame from inside the plug-in. */
    private static void preview(String text) {
        browser.deeper("[data-testid=preview]");
        browser.until(
                "[...document.querySelectorAll('[data-instance] > *')].some((one) => one.shadowRoot.textContent.includes("
                        + Browser.quoted(text) + "))");
        browser.back();
    }

    /** What the plug-in said to the client of that kind. */
    private static List<String> said(String element) {
        return browser.texts("client.heard.filter((xml) => xml.includes('<" + element + ">'))");
    }

    /** The n-th item in the running order that names an object of the plug-in's, as the gateway has it. */
    private static JsonNode item(int n) throws Exception {
        await().until(() -> ours().size() > n);
        return ours().get(n);
    }

    /** The item of that name, in whichever story it is; missing as long as there is none. */
    private static JsonNode called(String name) throws Exception {
        return ours().stream()
                .filter(item -> item.path("itemSlug").asString().equals("Lower third: " + name))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private static List<JsonNode> ours() throws Exception {
        var evening = demo.get("/api/v1/rundowns")
                .path("items")
                .valueStream()
                .filter(row ->
                        row.path("roSlug").asString().toLowerCase(Locale.ROOT).contains("evening"))
                .findFirst()
                .orElseThrow();
        return demo.get("/api/v1/rundowns/" + evening.path("key").asString())
                .path("stories")
                .valueStream()
                .flatMap(story -> story.path("items").valueStream())
                .filter(item -> item.path("objID").asString().startsWith("GFX-"))
                .toList();
    }

    private static void control(String verb, JsonNode item) throws Exception {
        for (var row : demo.get("/api/v1/rundowns").path("items")) {
            var key = row.path("key").asString();
            for (var story : demo.get("/api/v1/rundowns/" + key).path("stories")) {
                for (var each : story.path("items")) {
                    if (each.path("objID").equals(item.path("objID"))) {
                        new ApiCaller(demo.url())
                                .post(
                                        "rundowns/" + key + "/cues",
                                        """
                                { "verb": "%s", "storyID": "%s", "itemID": "%s" }""".formatted(
                                                        verb,
                                                        story.path("storyID").asString(),
                                                        each.path("itemID").asString()),
                                        "");
                        return;
                    }
                }
            }
        }
        throw new AssertionError("no item of " + item);
    }

    private static String onAir() throws Exception {
        return demo.get("/api/v1/devices/main")
                .at("/places/0/air/values/data.name")
                .asString("");
    }

    private static List<String> messages(String element) throws Exception {
        return demo.get("/api/v1/messages?limit=200")
                .path("items")
                .valueStream()
                .map(JsonNode::toString)
                .filter(text -> text.contains("<" + element + ">"))
                .toList();
    }
}
