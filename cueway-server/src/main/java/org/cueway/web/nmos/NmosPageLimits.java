package org.cueway.web.nmos;

/**
 * Limits of the pages about the media network.
 *
 * @param items of a page that does not say how many it wants; 100, as of all other pages
 * @param maxItems of one page; 1,000, as of all other pages
 * @param cells that are graded at once; 4,000, more than a large screen shows (our choice)
 * @param crosspoints in one request; 4,000, as in one take (source: {@code Is05Limits})
 * @param told IDs that one event names; 500: beyond, a page loads everything faster (our choice)
 * @param textChars of a label, an alias, an owner or a reason; 200 (our choice)
 * @param sdpChars of a session description that somebody gives; 65,536, a hundred times a usual one (our choice)
 */
public record NmosPageLimits(
        int items, int maxItems, int cells, int crosspoints, int told, int textChars, int sdpChars) {
    /** The defaults named above. */
    public static NmosPageLimits defaults() {
        return new NmosPageLimits(100, 1_000, 4_000, 4_000, 500, 200, 65_536);
    }
}
