package org.cueway.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.Keys;
import tools.jackson.databind.json.JsonMapper;

/** The prompter's page in a browser, looked at as a camera would: by what is where. Confined to its test's thread. */
record Glass(Browser browser) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Stories with their slugs and paragraphs, without what is only shown because somebody read it when it went. */
    private static final String SHOWN = """
            [...document.querySelectorAll('.story:not(.is-gone)')].map((story) => story.dataset.storyId + ' '
                + story.querySelector('.head-slug').textContent + ': '
                + [...story.querySelectorAll('.block-copy:not(.is-gone)')].map((copy) => copy.textContent).join('|')).join('\\n')""";

    /** The places of words: all in the line at the marker, or those that are named. */
    private static final String PLACES = """
            ((wanted) => {
              const found = {};
              const marker = document.querySelector('.marker').getBoundingClientRect().top;
              const range = document.createRange();
              for (const copy of document.querySelectorAll('.block-copy')) {
                const box = copy.getBoundingClientRect();
                if (wanted === null && (box.bottom < marker - 200 || box.top > marker + 200)) continue;
                const lead = parseFloat(getComputedStyle(copy).lineHeight);
                const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                  for (const { 0: word, index } of node.data.matchAll(/\\S+/g)) {
                    if (wanted !== null && !wanted.includes(word)) continue;
                    range.setStart(node, index);
                    range.setEnd(node, index + word.length);
                    const rect = range.getBoundingClientRect();
                    if (wanted === null && Math.abs((rect.top + rect.bottom) / 2 - marker) > lead / 2) continue;
                    found[word] = [rect.left, rect.top];
                  }
                }
              }
              return JSON.stringify(found);
            })(WANTED)""";

    /** A corner of a word, in pixels of the screen. */
    record Corner(double left, double top) {
        boolean isAt(Corner other) {
            return Math.abs(left - other.left) <= 1 && isOnLine(other);
        }

        boolean isOnLine(Corner other) {
            return Math.abs(top - other.top) <= 1;
        }
    }

    /** Opens it and waits for the first story. */
    void open(String key, String query) {
        browser.go("prompter/" + key + query);
        browser.until("document.querySelector('.story .block-copy')");
        browser.until("document.fonts.status === 'loaded'");
    }

    void until(String shown) {
        browser.until(SHOWN + " === " + JSON.writeValueAsString(shown));
    }

    /** The words in the line at the marker, in order; none if there is something else. */
    Map<String, Corner> line() {
        return places("null");
    }

    /** Where a word is that is in the line at the marker. */
    Corner word(String word) {
        var corner = line().get(word);
        if (corner == null) {
            throw new AssertionError("expected " + word + " in the line at the marker, found " + line());
        }
        return corner;
    }

    /** Where these words are now; those that are nowhere are left out. */
    Map<String, Corner> find(List<String> words) {
        return places(JSON.writeValueAsString(words));
    }

    private Map<String, Corner> places(String wanted) {
        var places = new LinkedHashMap<String, Corner>();
        JSON.readTree(browser.text(PLACES.replace("WANTED", wanted)))
                .properties()
                .forEach(entry -> places.put(
                        entry.getKey(),
                        new Corner(
                                entry.getValue().get(0).asDouble(),
                                entry.getValue().get(1).asDouble())));
        return places;
    }

    /** Presses a key and waits until nothing moves any more. */
    void press(CharSequence key) {
        browser.type(key);
        browser.until("document.querySelector('cw-prompter').motion.frame === 0");
    }

    /** Goes on until there is a line of text at the marker. */
    Map<String, Corner> nextLine() {
        for (int i = 0; i < 60; i++) {
            var line = line();
            if (!line.isEmpty()) {
                return line;
            }
            press(Keys.ARROW_RIGHT);
        }
        throw new AssertionError("expected a line of text within 60 lines, found none");
    }

    /** How far down the sheet the marker is. */
    double place() {
        return Double.parseDouble(browser.text("document.querySelector('cw-prompter').roll.y"));
    }
}
