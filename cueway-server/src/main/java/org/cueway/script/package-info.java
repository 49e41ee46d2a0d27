/**
 * What is read from a story's body: paragraphs, what in them is not read aloud, who reads, where items are shown, and how
 * long reading takes. Pure: no I/O, clock, thread or logger.
 *
 * <p>Start at {@link org.cueway.script.ScriptReader#read}: any text in, a {@link org.cueway.script.Script} out, never an
 * exception. {@link org.cueway.script.Reading} says how long it takes to read it. The package knows the elements of a story
 * body (MOS 4.0 §3.8.1), and what vendors put there instead; it knows no running order and no message.
 */
@MayUse("mos.xml")
@NullMarked
package org.cueway.script;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
