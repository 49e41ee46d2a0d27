package org.cueway.mos.wire;

/** How text stands on the wire ({@code mos-protocol} §2.2, R1). Never with a byte order mark when we send. */
public enum Encoding {
    /** Two bytes a code unit, high byte first; what MOS 2.8.x names, surrogates accepted. */
    UCS2BE,
    UTF16LE,
    UTF8
}
