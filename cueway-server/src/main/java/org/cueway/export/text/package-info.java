/**
 * Scripts for prompters, as plain text and as the markup of MOS. Pure: no I/O, clock, thread or logger. Start at
 * {@link org.cueway.export.text.ScriptText#bytes}.
 */
@MayUse({"export", "rundown", "script", "mos.xml"})
@NullMarked
package org.cueway.export.text;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
