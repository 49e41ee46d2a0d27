package org.cueway.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium on one gateway's console. What it looks at changes while it looks, so everything is asked for in one
 * script and asked again until it is so. Confined to its test's thread.
 */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String AXE = "src/test/npm/node_modules/axe-core/axe.min.js";

    /** Of this JVM: one Chromium for all classes that run in it, started by the first of them. */
    private static @Nullable ChromeDriver shared;

    private final ChromeDriver driver;
    private final String base;

    private Browser(ChromeDriver driver, String base) {
        this.driver = driver;
        this.base = base;
    }

    /**
     * A new tab, 1,600 by 900, of somebody who wants little to move, for frames that nobody looks at cost the most. It is nobody's any
     * more: cookies and pages of who had the browser before are gone, and what pages keep is kept by port.
     *
     * @param base where the gateway is, with a slash at the end
     */
    static synchronized Browser open(String base) {
        if (shared == null) {
            shared = start();
            // JUnit's own stores end with each class here: Surefire runs every class as a launch of its own.
            Runtime.getRuntime().addShutdownHook(new Thread(shared::quit, "browser end"));
        }
        var browser = new Browser(shared, base);
        browser.newTab();
        shared.manage().deleteAllCookies();
        browser.complaints();
        browser.motion("reduce");
        return browser;
    }

    private static ChromeDriver start() {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions()
                .setBinary(tool("/usr/bin/chromium", "chromium"))
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage");
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(
                        Path.of(tool("/usr/bin/chromedriver", "chromedriver")).toFile())
                .usingAnyFreePort()
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(new Dimension(1600, 900));
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return driver;
    }

    /** Leaves nothing open but an empty tab. */
    private void newTab() {
        var before = driver.getWindowHandles();
        driver.switchTo().newWindow(WindowType.TAB);
        var own = window();
        for (String old : before) {
            driver.switchTo().window(old).close();
        }
        to(own);
    }

    /** From now on nothing that this tab asks for under such a URL is answered; stars stand for anything, no pattern ends it. */
    void unanswered(String... patterns) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
    }

    /** From now on this tab is of somebody who wants to see things move: for tests of what moves. */
    Browser moving() {
        motion("no-preference");
        return this;
    }

    private void motion(String wish) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", wish))));
    }

    private static String tool(String usual, String name) {
        if (!Files.isExecutable(Path.of(usual))) {
            throw new IllegalStateException("expected " + name + " at " + usual
                    + ", found none: install chromium and chromium-driver (./build does it on Debian as root)");
        }
        return usual;
    }

    /** Opens a page of the console, {@code ""} for the first. */
    void go(String path) {
        driver.get(base + path);
    }

    /** Opens a page of another server, as one that somebody looks at: keys go to the frame that has asked for them. */
    void visit(String url) {
        driver.executeCdpCommand("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
        driver.get(url);
    }

    /** From now on looks into a frame of the page. */
    void inside(String css) {
        outside();
        deeper(css);
    }

    /** From now on looks into a frame of what it looks into. */
    void deeper(String css) {
        until("document.querySelector(" + quoted(css) + ")");
        driver.switchTo().frame(driver.findElement(By.cssSelector(css)));
    }

    /** From now on looks at what is around the frame that it looks into. */
    void back() {
        driver.switchTo().parentFrame();
    }

    /** From now on looks at the page itself. */
    void outside() {
        driver.switchTo().defaultContent();
    }

    /** Drags something out of a frame onto something outside it, as a hand does. */
    void drag(String frame, String from, String to) {
        outside();
        var around = driver.findElement(By.cssSelector(frame)).getRect();
        inside(frame);
        var thing = driver.findElement(By.cssSelector(from)).getRect();
        outside();
        var place = driver.findElement(By.cssSelector(to)).getRect();
        int x = around.x + thing.x + thing.width / 3;
        int y = around.y + thing.y + thing.height / 2;
        var mouse = new PointerInput(PointerInput.Kind.MOUSE, "mouse");
        var moment = Duration.ofMillis(60);
        var hand = new Sequence(mouse, 0)
                .addAction(mouse.createPointerMove(moment, PointerInput.Origin.viewport(), x, y))
                .addAction(mouse.createPointerDown(PointerInput.MouseButton.LEFT.asArg()))
                .addAction(mouse.createPointerMove(moment, PointerInput.Origin.viewport(), x - 12, y - 12))
                .addAction(mouse.createPointerMove(
                        moment, PointerInput.Origin.viewport(), place.x + place.width / 2, place.y + place.height / 2))
                .addAction(mouse.createPointerMove(
                        moment,
                        PointerInput.Origin.viewport(),
                        place.x + place.width / 2 + 3,
                        place.y + place.height / 2))
                .addAction(mouse.createPointerUp(PointerInput.MouseButton.LEFT.asArg()));
        driver.perform(List.of(hand));
    }

    /** Waits until {@code script}, an expression, is truthy; keeps a picture of the page when it does not become so. */
    void until(String script) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            if (becomes(script)) return;
        } while (System.nanoTime() < deadline);
        picture(Path.of("target/browser-failure.png"));
        throw new AssertionError("in vain at " + address() + ": " + script + "; complaints: " + complaints());
    }

    /** Whether an expression becomes truthy within seconds. The page itself looks, for every question from outside costs far more. */
    private boolean becomes(String script) {
        try {
            return Boolean.TRUE.equals(driver.executeAsyncScript("""
                    const done = arguments[arguments.length - 1];
                    const end = performance.now() + 2000;
                    const look = () => {
                      let is = false;
                      try { is = Boolean(%s); } catch { /* what it looks at is not there yet */ }
                      if (is || performance.now() > end) done(is);
                      else setTimeout(look, 15);
                    };
                    look();
                    """.formatted(script)));
        } catch (JavascriptException anotherPageCame) {
            return false;
        }
    }

    /** Whether an expression is truthy now; it is not if what it looks at is not there. */
    boolean is(String script) {
        return Boolean.TRUE.equals(
                driver.executeScript("try { return Boolean(" + script + ") } catch { return false }"));
    }

    /** The text of an expression. */
    String text(String script) {
        return String.valueOf(driver.executeScript("return String(" + script + ")"));
    }

    /** The texts of an expression that is an array. */
    List<String> texts(String script) {
        return ((List<?>) Objects.requireNonNull(driver.executeScript("return Array.from(" + script + ", String)")))
                .stream().map(String::valueOf).toList();
    }

    /** Does something; a statement. */
    void run(String script) {
        driver.executeScript(script);
    }

    /** What a keyboard does. */
    void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** The same with a key held. */
    void typeHolding(CharSequence held, CharSequence keys) {
        new Actions(driver).keyDown(held).sendKeys(keys).keyUp(held).perform();
    }

    /** Clicks what a CSS selector finds first. */
    void click(String css) {
        until("document.querySelector(" + quoted(css) + ")");
        driver.executeScript("document.querySelector(" + quoted(css) + ").click()");
    }

    /** Moves the mouse to the middle of what a CSS selector finds first, and presses it, with a key held if it is not empty. */
    void press(String css, CharSequence held) {
        until("document.querySelector(" + quoted(css) + ")");
        var there = driver.findElement(By.cssSelector(css));
        var actions = new Actions(driver).moveToElement(there);
        if (!held.isEmpty()) actions.keyDown(held);
        actions.click();
        if (!held.isEmpty()) actions.keyUp(held);
        actions.perform();
    }

    /** The window that is looked at. */
    String window() {
        return driver.getWindowHandle();
    }

    /** Opens a page in a window of its own, and looks at that. */
    String openWindow(String path) {
        driver.switchTo().newWindow(WindowType.TAB);
        go(path);
        return window();
    }

    /** The same in a window beside it, so that both are seen. */
    String openBeside(String path) {
        driver.switchTo().newWindow(WindowType.WINDOW);
        driver.manage().window().setSize(new Dimension(1600, 900));
        go(path);
        return window();
    }

    void to(String window) {
        driver.switchTo().window(window);
    }

    /** Closes the window that is looked at, and looks at another. */
    void closeWindow(String next) {
        driver.close();
        to(next);
    }

    void escape() {
        type(Keys.ESCAPE);
    }

    /** The path and query that the address bar shows. */
    String address() {
        return text("location.pathname + location.search");
    }

    /** What the page complained about since the last call. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Each serious or critical fault of accessibility that axe-core finds, in words. */
    List<String> accessibilityFaults() {
        if (!is("window.axe")) {
            driver.executeScript(axe());
        }
        var found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, { resultTypes: ['violations'] }).then(
                    (result) => done(result.violations
                        .filter((fault) => fault.impact === 'serious' || fault.impact === 'critical')
                        .map((fault) => fault.id + ': ' + fault.nodes.map((node) => node.html).join(' | '))),
                    (error) => done(['axe-core failed: ' + error]));
                """);
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try {
            return Files.readString(Path.of(AXE), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("axe-core is not installed: run `npm ci` in cueway-tests/src/test/npm", e);
        }
    }

    /** Gives the page a look: {@code dark}, {@code light} or {@code contrast}. */
    void theme(String name) {
        var places = Map.of("dark", 0, "light", 1, "contrast", 2);
        run("document.querySelectorAll('input[name=theme]')[" + places.get(name) + "].click()");
    }

    /** Keeps a picture of what is shown. */
    void picture(Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on pages are that large. */
    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** From now on pages are that large, and what they do not paint is transparent. */
    void transparent(int width, int height) {
        size(width, height);
        driver.executeCdpCommand(
                "Emulation.setDefaultBackgroundColorOverride", Map.of("color", Map.of("r", 0, "g", 0, "b", 0, "a", 0)));
    }

    /** What is painted now, with its transparency. */
    BufferedImage painted() {
        var shot = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
        byte[] png = Base64.getDecoder().decode(String.valueOf(shot.get("data")));
        try (var in = new ByteArrayInputStream(png)) {
            return ImageIO.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    @Override
    public void close() {
        newTab();
    }
}
