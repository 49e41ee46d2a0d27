package org.cueway.mos.dialect;

import java.time.ZoneId;
import java.util.Optional;

/**
 * The habits of one peer, as data.
 *
 * @param name what the configuration and the journal call it, e.g. {@code plain}
 * @param encoding the text encoding to use on its connections, a word of the configuration ({@code ucs2be},
 *     {@code utf16le}, {@code utf8}); empty: sniff it (R1)
 * @param zone in which a time without zone is read
 * @param maxIdChars longest identifier taken, in UTF-16 code units (R33)
 */
public record Dialect(String name, Optional<String> encoding, ZoneId zone, int maxIdChars) {}
