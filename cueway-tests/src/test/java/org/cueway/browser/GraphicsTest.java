package org.cueway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our own graphics on air. With {@code CUEWAY_WRITE_DOCS=1} they are also pictured over a background of our own making, in
 * {@code docs/graphics}.
 */
final class GraphicsTest {
    private static final Path PICTURES = Path.of("../docs/graphics");
    private static final boolean WRITES = "1".equals(System.getenv("CUEWAY_WRITE_DOCS"));

    @TempDir
    private static Path folder;

    private static Show show;
    private static Browser browser;
    private static Picture picture;

    @BeforeAll
    static void start() throws Exception {
        show = Show.open(folder, Path.of("../graphics"));
        browser = Browser.open(show.station().gateway().url()).moving();
        picture = new Picture(browser);
        show.create("RO", items());
        picture.open("output/main");
        browser.run(BACKGROUND);
    }

    private static Map<String, String> items() {
        var items = new LinkedHashMap<String, String>();
        items.put("lower-third", graphic("lower-third", """
                <name>Ingrid Solbakken</name><title>Chief meteorologist, Northgate Weather</title><kicker>Tromsø</kicker>"""));
        items.put("lower-third-one-line", graphic("lower-third", "<name>Ingrid Solbakken</name><side>right</side>"));
        items.put(
                "long",
                graphic(
                        "lower-third",
                        "<name>" + "Very long name ".repeat(12) + "</name><title>"
                                + "and a title that is longer still ".repeat(8) + "</title>"));
        items.put("title", graphic("title", """
                <kicker>Special report</kicker><headline>The harbour that would not freeze</headline><sub>How a town of 4,000
                rebuilt its port in one winter</sub>"""));
        items.put("points", graphic("points", """
                <kicker>Budget 2027</kicker><headline>What changes in January</headline><points>Rail fares frozen for two years
                Free school meals to age sixteen
                Night buses return in twelve towns
                A single card for ferry, tram and train</points>"""));
        items.put("ticker", graphic("ticker", """
                <label>News</label><items>Storm warning lifted along the coast
                Parliament votes on the harbour bill at nine
                Northgate 3 – 1 Eastmere after extra time
                First frost expected inland on Thursday</items>"""));
        items.put("clock", graphic("clock", "<label>Live</label><zone>Europe/Oslo</zone>"));
        items.put(
                "over-shoulder",
                graphic(
                        "over-shoulder",
                        "<picture>" + PHOTO
                                + "</picture><caption>Harbour bill</caption><credit>Picture: Northgate</credit>"));
        return items;
    }

    private static String graphic(String id, String data) {
        return "<graphic>" + id + "</graphic><data>" + data + "</data>";
    }

    @AfterAll
    static void stop() {
        browser.close();
        show.close();
    }

    @AfterEach
    void nothingIsLeft() {
        items().keySet().forEach(item -> show.control("RO", item, "STOP"));
        browser.until("Object.keys(cueway.stage.shows()).length === 0");
        picture.untilStill();
        background(false);
        assertThat(picture.isClear()).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    /** Item, layer, text that is seen and where, width and height of what is painted at least and at most, inside the safe area. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lower-third          | 20 | .name    | Ingrid Solbakken | 600-1000 | 150-240 | safe",
                "lower-third-one-line | 20 | .name    | Ingrid Solbakken | 400-700  | 80-120  | safe",
                "title                | 5  | .kicker  | Special report   | 1920-1920 | 1080-1080 | full",
                "ticker               | 30 | .label   | News             | 1920-1920 | 70-80   | full",
                "clock                | 40 | .label   | Live             | 150-320  | 50-70   | safe",
                "over-shoulder        | 15 | .caption | Harbour bill     | 620-660  | 450-560 | safe"
            })
    void aGraphicIsWhereItBelongs(
            String item, int layer, String css, String text, String width, String height, String where) {
        show.control("RO", item, "EXECUTE");
        picture.until(layer, css, text);
        picture.untilStill();
        var box = picture.box();
        assertThat(box.width).as("width of %s", box).isBetween(least(width), most(width));
        assertThat(box.height).as("height of %s", box).isBetween(least(height), most(height));
        if (where.equals("safe"))
            assertThat(Picture.SAFE.contains(box)).as("%s", box).isTrue();
        draw(item);
    }

    @Test
    void everyStepShowsOnePointMoreAndTheLastOneIsTheEnd() {
        show.control("RO", "points", "EXECUTE");
        picture.until(5, ".headline", "What changes in January");
        for (int step = 1; step <= 4; step++) {
            show.control("RO", "points", "SIGNAL");
            browser.until("cueway.stage.shows()[5].air.step === " + step);
            picture.untilStill();
            assertThat(browser.text("[..." + Picture.element(5, ".list") + ".children].filter((each) =>"
                            + " getComputedStyle(each).opacity === '1').length"))
                    .isEqualTo(Integer.toString(step));
            if (step == 3) draw("points");
        }
        show.control("RO", "points", "SIGNAL");
        browser.until("!cueway.stage.shows()[5]");
    }

    @Test
    void aLongTextStaysInThePicture() {
        show.control("RO", "long", "EXECUTE");
        browser.until(Picture.element(20, ".name") + ".textContent.startsWith('Very long')");
        picture.untilStill();
        var box = picture.box();
        assertThat(Picture.SAFE.contains(box)).as("%s", box).isTrue();
        assertThat(box.height).isLessThan(200);
    }

    @Test
    void severalStandAboveEachOtherAsTheirLayersSay() {
        for (var item : new String[] {"over-shoulder", "lower-third", "ticker", "clock"})
            show.control("RO", item, "EXECUTE");
        picture.until(40, ".label", "Live");
        picture.until(30, ".label", "News");
        picture.until(20, ".name", "Ingrid Solbakken");
        picture.until(15, ".caption", "Harbour bill");
        picture.untilStill();
        assertThat(picture.box()).isEqualTo(new Rectangle(0, 64, 1920, 962));
        draw("together");
    }

    private static int least(String range) {
        return Integer.parseInt(range.split("-")[0]);
    }

    private static int most(String range) {
        return Integer.parseInt(range.split("-")[1]);
    }

    private static void draw(String name) {
        if (!WRITES) return;
        background(true);
        write(browser.painted(), PICTURES.resolve(name + ".png"));
        background(false);
    }

    /** Without the last shades of its colours, which nobody misses and which make up most of a file. */
    private static void write(BufferedImage image, Path file) {
        var coarse = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) coarse.setRGB(x, y, coarse(image.getRGB(x, y)));
        }
        try {
            Files.createDirectories(file.resolveSibling("."));
            ImageIO.write(coarse, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int coarse(int rgb) {
        int red = (rgb >> 16 & 0xFF) / 5 * 5;
        int green = (rgb >> 8 & 0xFF) / 5 * 5;
        return red << 16 | green << 8 | (rgb & 0xFF) / 5 * 5;
    }

    private static void background(boolean seen) {
        browser.run("document.getElementById('background').hidden = " + !seen);
    }

    /** An empty studio in a few flat shapes: own work, drawn anew each time. */
    private static final String BACKGROUND = """
            const canvas = document.createElement('canvas');
            canvas.id = 'background';
            canvas.width = 1920;
            canvas.height = 1080;
            canvas.hidden = true;
            document.body.prepend(canvas);
            const pen = canvas.getContext('2d');
            const wall = pen.createLinearGradient(0, 0, 0, 1080);
            wall.addColorStop(0, '#8fa3b4'); wall.addColorStop(0.72, '#b3bcc2'); wall.addColorStop(1, '#9aa1a4');
            pen.fillStyle = wall;
            pen.fillRect(0, 0, 1920, 1080);
            for (const [x, y, width, height, colour] of [[240, 150, 420, 560, '#a4b4c1'], [290, 200, 320, 460, '#c6d1d9'],
                [1180, 90, 250, 620, '#9caebc'], [1450, 90, 250, 620, '#8b9fb0'], [820, 260, 200, 450, '#a9b7c2']]) {
              pen.fillStyle = colour;
              pen.fillRect(x, y, width, height);
            }
            pen.fillStyle = '#6f7f8c';
            pen.fillRect(0, 712, 1920, 368);
            pen.fillStyle = '#5c6b77';
            pen.beginPath();
            pen.moveTo(360, 800); pen.lineTo(1560, 800); pen.lineTo(1700, 1080); pen.lineTo(220, 1080);
            pen.fill();
            pen.fillStyle = '#7d8d99';
            pen.fillRect(330, 776, 1260, 28);
            """;

    /** A harbour in a few strokes, as an image that needs no server. */
    private static final String PHOTO = "data:image/svg+xml,"
            + URLEncoder.encode("""
                    <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 400'><defs><linearGradient id='s' x2='0' y2='1'>
                    <stop stop-color='#1b3b63'/><stop offset='.62' stop-color='#e79a5e'/><stop offset='.63' stop-color='#b96f4d'/>
                    <stop offset='1' stop-color='#16263c'/></linearGradient></defs><rect width='640' height='400' fill='url(#s)'/>
                    <circle cx='430' cy='218' r='44' fill='#ffd9a0'/><path d='M0 250 120 190 210 236 330 176 470 240 560 210 640 246V252H0z'
                    fill='#1d2d45'/><path d='M120 300h190l-26 40H150zM205 300V176l74 104zM196 300V196l-54 84z' fill='#0c1626'/>
                    <path d='M0 330q80-14 160 0t160 0 160 0 160 0v70H0z' fill='#0f1d31' opacity='.6'/></svg>""", StandardCharsets.UTF_8).replace("+", "%20");
}
