package org.cueway.mos.codec;

import java.util.ArrayList;
import java.util.List;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.dialect.Repair;

/** What the reading of one message gathers on its way. Confined to one call of the codec. */
final class Reading {
    private final Limits.Xml limits;
    private final Dialect dialect;
    private final List<Finding> findings = new ArrayList<>();

    Reading(Limits.Xml limits, Dialect dialect) {
        this.limits = limits;
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    int maxIdChars() {
        return dialect.maxIdChars();
    }

    int maxTextChars() {
        return limits.maxTextChars();
    }

    /** Whether a finding would still be kept; spares the making of its path. */
    boolean full() {
        return findings.size() > limits.maxFindings();
    }

    /** Whether what others tolerate is refused. */
    boolean isStrict() {
        return dialect.reads().acceptance() == Reads.Acceptance.STRICT;
    }

    /**
     * Notes a deviation, so that the reading goes on.
     *
     * @throws Fault if the reader is strict, unless MOS itself wants it tolerated or the dialect says what it means
     */
    void tolerate(Finding finding) {
        if (isStrict() && !isLegal(finding)) throw new Fault(finding);
        if (findings.size() < limits.maxFindings()) findings.add(finding);
        else if (!full()) findings.add(new Finding("", "", MosFault.TOO_MANY_FINDINGS));
    }

    private static boolean isLegal(Finding finding) {
        return finding.rule() == MosFault.UNKNOWN_ELEMENT
                || (finding.rule() instanceof Repair repair && repair.isConfigured());
    }

    List<Finding> findings() {
        return findings;
    }
}
