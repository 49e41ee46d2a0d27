package org.cueway.mos.xml;

/** Text between elements; entities and CDATA resolved, line ends as XML wants them. */
public record Text(String value) implements Node {}
