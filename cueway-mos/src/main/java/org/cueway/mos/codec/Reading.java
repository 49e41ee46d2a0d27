package org.cueway.mos.codec;

import java.util.ArrayList;
import java.util.List;
import org.cueway.base.Finding;
import org.cueway.base.Limits;

/** What the reading of one message gathers on its way. Confined to one call of the codec. */
final class Reading {
    private final Limits.Xml limits;
    private final int maxIdChars;
    private final List<Finding> findings = new ArrayList<>();

    Reading(Limits.Xml limits, int maxIdChars) {
        this.limits = limits;
        this.maxIdChars = maxIdChars;
    }

    int maxIdChars() {
        return maxIdChars;
    }

    int maxTextChars() {
        return limits.maxTextChars();
    }

    /** Whether a finding would still be kept; spares the making of its path. */
    boolean full() {
        return findings.size() > limits.maxFindings();
    }

    void tolerate(String path, String detail, MosFault rule) {
        if (findings.size() < limits.maxFindings()) findings.add(new Finding(path, detail, rule));
        else if (!full()) findings.add(new Finding("", "", MosFault.TOO_MANY_FINDINGS));
    }

    List<Finding> findings() {
        return findings;
    }
}
