package org.cueway.mos.xml;

import java.util.Optional;

/** What the text of a frame turned out to be. */
public sealed interface Document {
    /** Well-formed, and within the limits. */
    record Whole(Element root) implements Document {}

    /**
     * Neither to be used nor to be trusted.
     *
     * @param problem what is wrong
     * @param detail where, or which limit; empty if the problem says it all
     * @param place where the trouble begins
     * @param soFar the root with the elements that were complete before the trouble, to find out whose frame it is
     */
    record Broken(Problem problem, String detail, Place place, Optional<Element> soFar) implements Document {}

    /** Why a document is not used. */
    enum Problem {
        /** It breaks a rule of XML 1.0, or a limit. */
        NOT_WELL_FORMED,
        /** It declares a document type. */
        DOCTYPE
    }
}
