package org.cueway.mos.proposal;

import java.time.Instant;
import java.util.List;
import org.cueway.base.Finding;
import org.cueway.mos.codec.Envelope;

/**
 * One message of a peer, as far as its habits show in it.
 *
 * @param encoding how its text stood on the wire, a word of the configuration: {@code ucs2be}, {@code utf16le}, {@code utf8}
 * @param findings what had to be repaired or tolerated in it
 * @param at when it came, by our wall clock
 */
public record Observed(Envelope envelope, String encoding, List<Finding> findings, Instant at) {
    public Observed {
        findings = List.copyOf(findings);
    }
}
