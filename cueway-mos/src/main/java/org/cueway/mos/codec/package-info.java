/**
 * Frame to envelope and back. Malformed input is an ordinary result here, never an exception. Start at {@code MosCodec}.
 */
@MayUse({"mos.codec.write", "mos.model", "mos.value", "mos.xml", "mos.dialect", "mos.wire"})
@NullMarked
package org.cueway.mos.codec;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
