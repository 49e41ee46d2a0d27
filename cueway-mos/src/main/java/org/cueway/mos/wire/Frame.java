package org.cueway.mos.wire;

/**
 * One message as it stood on the wire, from its first byte ({@code <mos}, or the declaration, comment or DOCTYPE in front
 * of it) to the end of the matching {@code </mos>}. The bytes are not to be changed by anyone.
 *
 * @param bytes as they came, without byte order mark and padding
 * @param encoding how they are to be read
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Frame(byte[] bytes, Encoding encoding) {}
