package org.cueway.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which page number each item of a running order has. Operators know them by heart, so a number stays with its item whatever
 * becomes of the running order, and is not given to another one when the item goes. Immutable.
 *
 * <p>A number is a block for a story and a count of 1 to 99 in it: 0101, 0102, 0201. A story with more graphics than that has
 * several blocks.
 *
 * @param blocks how many blocks have been given out; the next one is this and one
 * @param open for each story its newest block, and how many numbers of it have been given out
 * @param pages the numbers, in the order in which they were given
 */
public record PageTable(int blocks, Map<String, Block> open, Map<PageKey, Integer> pages) {
    /** No number yet. */
    public static final PageTable EMPTY = new PageTable(0, Map.of(), Map.of());

    private static final int IN_BLOCK = 100;

    /** Copies. */
    public PageTable {
        open = Map.copyOf(open);
        pages = Collections.unmodifiableMap(new LinkedHashMap<>(pages));
    }

    /**
     * A block of a story.
     *
     * @param number from 1
     * @param used 1 to 99
     */
    public record Block(int number, int used) {}

    /** The number of an item; 0 if it has none. */
    public int page(PageKey key) {
        return pages.getOrDefault(key, 0);
    }

    /** A number as people write it: four digits, or more. */
    public static String text(int page) {
        return "%04d".formatted(page);
    }

    /**
     * With a number for each of these items.
     *
     * @param there all items that need one, in the order of the running order
     * @param maxGone of how many others the numbers are remembered; the oldest are forgotten first, and still not given again
     */
    public PageTable with(List<PageKey> there, int maxGone) {
        boolean complete = pages.keySet().containsAll(there);
        if (complete && pages.size() - there.size() <= maxGone) {
            return this;
        }
        int given = blocks;
        var newOpen = new HashMap<>(open);
        var newPages = new LinkedHashMap<>(pages);
        for (var key : there) {
            if (newPages.containsKey(key)) continue;
            var block = newOpen.get(key.storyID());
            if (block == null || block.used() + 1 >= IN_BLOCK) {
                block = new Block(++given, 1);
            } else {
                block = new Block(block.number(), block.used() + 1);
            }
            newOpen.put(key.storyID(), block);
            newPages.put(key, block.number() * IN_BLOCK + block.used());
        }
        forget(newOpen, newPages, there, maxGone);
        return new PageTable(given, newOpen, newPages);
    }

    private static void forget(Map<String, Block> open, Map<PageKey, Integer> pages, List<PageKey> there, int maxGone) {
        int tooMany = pages.size() - there.size() - maxGone;
        if (tooMany <= 0) {
            return;
        }
        var needed = new HashSet<>(there);
        var oldest = new ArrayList<PageKey>();
        for (var key : pages.keySet()) {
            if (oldest.size() < tooMany && !needed.contains(key)) oldest.add(key);
        }
        oldest.forEach(pages::remove);
        // A story that comes back afterwards begins a new block.
        var stories = new HashSet<String>();
        pages.keySet().forEach(key -> stories.add(key.storyID()));
        open.keySet().retainAll(stories);
    }
}
