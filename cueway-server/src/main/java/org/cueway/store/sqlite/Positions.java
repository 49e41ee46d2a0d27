package org.cueway.store.sqlite;

import java.util.Arrays;

/**
 * Where the rows of an ordered list stand: numbers that rise and leave room between them, so that moving one story of
 * 2,000 changes one row. As many rows as possible keep their number: those of a longest rising subsequence. Pure.
 */
final class Positions {
    /** Stands for a row that is new. */
    static final long NEW = Long.MIN_VALUE;

    /** Room for 24 insertions into the same spot before the list is numbered afresh. */
    private static final long STEP = 1L << 24;

    private Positions() {}

    /** New positions, rising, for rows in list order whose positions so far were {@code old} (distinct, or NEW). */
    static long[] assign(long[] old) {
        var result = old.clone();
        var kept = keep(old);
        int from = 0;
        while (from < result.length) {
            if (kept[from]) {
                from++;
                continue;
            }
            int to = from;
            while (to < result.length && !kept[to]) {
                to++;
            }
            if (!fill(result, from, to)) {
                return afresh(result.length);
            }
            from = to;
        }
        return result;
    }

    /** Numbers rows {@code from} to {@code to} between their kept neighbours; false if there is no room. */
    private static boolean fill(long[] positions, int from, int to) {
        int count = to - from;
        long step = STEP;
        long before;
        if (from > 0) {
            before = positions[from - 1];
            if (to < positions.length) {
                step = (positions[to] - before) / (count + 1);
            }
        } else {
            before = to < positions.length ? positions[to] - STEP * (count + 1) : 0;
        }
        for (int i = 0; i < count; i++) {
            positions[from + i] = before + step * (i + 1);
        }
        return step > 0;
    }

    private static long[] afresh(int count) {
        var result = new long[count];
        Arrays.setAll(result, i -> STEP * (i + 1));
        return result;
    }

    /** Which rows are in one longest rising subsequence of those that are not new (patience sorting). */
    private static boolean[] keep(long[] old) {
        var pileTops = new int[old.length]; // index of the row on top of each pile
        var below = new int[old.length]; // the row on the pile to the left when this one was put down
        int piles = 0;
        for (int i = 0; i < old.length; i++) {
            if (old[i] == NEW) {
                continue;
            }
            int pile = pileFor(old, pileTops, piles, old[i]);
            below[i] = pile == 0 ? -1 : pileTops[pile - 1];
            pileTops[pile] = i;
            piles = Math.max(piles, pile + 1);
        }
        var kept = new boolean[old.length];
        for (int i = piles == 0 ? -1 : pileTops[piles - 1]; i >= 0; i = below[i]) {
            kept[i] = true;
        }
        return kept;
    }

    /** The leftmost pile whose top is not lower than {@code position}. */
    private static int pileFor(long[] old, int[] pileTops, int piles, long position) {
        int low = 0;
        int high = piles;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (old[pileTops[middle]] < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
