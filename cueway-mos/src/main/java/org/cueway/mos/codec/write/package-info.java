/**
 * Messages to XML text, elements strictly in the order of the specification (MOS 4.0 DTD, {@code mos-protocol} §6): deployed
 * peers break on another one. Start at {@link org.cueway.mos.codec.write.MessageWriter}.
 */
@MayUse({"mos.model", "mos.value", "mos.xml", "mos.dialect"})
@NullMarked
package org.cueway.mos.codec.write;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
