package org.cueway.browser;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** An output's page in a browser, looked at as a mixer would: by what is painted and what is not. Confined to its test's thread. */
record Picture(Browser browser) {
    /** Where titles may stand: 5 % from each edge (EBU R 95). */
    static final Rectangle SAFE = new Rectangle(96, 54, 1728, 972);

    /** Alpha, of 255, from which something counts as painted; soft shadows do not. */
    private static final int SEEN = 200;

    /** Opens an output. */
    void open(String path) {
        browser.transparent(1920, 1080);
        browser.go(path);
        browser.until("window.cueway");
    }

    /** The smallest frame around everything that is painted; empty if nothing is. */
    Rectangle box() {
        return box(browser.painted(), SEEN);
    }

    /** Whether not even a shadow is there. */
    boolean isClear() {
        return box(browser.painted(), 1).isEmpty();
    }

    private static Rectangle box(BufferedImage image, int least) {
        int left = image.getWidth();
        int top = image.getHeight();
        int right = -1;
        int bottom = -1;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) >>> 24 >= least) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        return right < 0 ? new Rectangle() : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }

    /** Waits until an element of the graphic that is on air at a layer has that text. */
    void until(int layer, String css, String text) {
        browser.until(element(layer, css) + ".textContent.trim() === " + Browser.quoted(text));
    }

    /** Waits until nothing moves any more, and all that leaves is gone. */
    void untilStill() {
        browser.until(
                "document.querySelectorAll('[data-instance]').length <= "
                        + "Object.values(cueway.stage.shows()).flatMap((layer) => [layer.air, layer.next]).filter(Boolean).length");
        browser.until("document.getAnimations().every((one) => one.playState !== 'running' || one.effect.getTiming()"
                + ".iterations === Infinity)");
        browser.until(
                "[...document.querySelectorAll('[data-instance] > *')].flatMap((one) => one.shadowRoot?.getAnimations()"
                        + " ?? []).every((one) => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)");
    }

    static String element(int layer, String css) {
        return "[...document.querySelectorAll('[data-layer=\"" + layer + "\"] [data-instance]:not(.waits) > *')].at(-1)"
                + ".shadowRoot.querySelector(" + Browser.quoted(css) + ")";
    }
}
