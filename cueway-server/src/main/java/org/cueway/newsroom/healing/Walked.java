package org.cueway.newsroom.healing;

import java.time.Instant;

/**
 * How the question after all running orders of a newsroom went, or goes.
 *
 * @param begun when it was asked which there are
 * @param listed how many there are
 * @param asked how many of them were asked for so far
 * @param changed how many of those were not what we held
 * @param lacking how many we hold that it did not list
 * @param end how it ended, in words; empty while it goes on
 */
public record Walked(Instant begun, int listed, int asked, int changed, int lacking, String end) {
    static Walked begun(Instant now) {
        return new Walked(now, 0, 0, 0, 0, "");
    }

    Walked listing(int count) {
        return new Walked(begun, count, asked, changed, lacking, end);
    }

    Walked asking() {
        return new Walked(begun, listed, asked + 1, changed, lacking, end);
    }

    Walked changing() {
        return new Walked(begun, listed, asked, changed + 1, lacking, end);
    }

    Walked ended(int count, String how) {
        return new Walked(begun, listed, asked, changed, count, how);
    }
}
