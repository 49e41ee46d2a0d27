package org.cueway.nmos.sdp;

/**
 * An attribute line, {@code a=ptime:0.125}.
 *
 * @param name as it came: names are compared as they stand (RFC 8866 §5.13)
 * @param value without white space around it; empty if there is none
 */
public record Attribute(String name, String value) {}
