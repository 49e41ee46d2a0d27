package org.cueway.nmos.caps;

/**
 * Limits of what is remembered of earlier verdicts.
 *
 * @param verdicts of pairs of different offers and needs; beyond, all are forgotten and made again: 100,000 (some 20 MiB). Source: our
 *     choice; a facility has hundreds of different kinds, not thousands
 */
public record CapsLimits(int verdicts) {
    /** The default named above. */
    public static CapsLimits defaults() {
        return new CapsLimits(100_000);
    }
}
