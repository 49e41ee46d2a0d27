/**
 * The files of a running order: their names, their bytes, and in which order they replace those that were there. Pure: no I/O,
 * clock, thread or logger.
 *
 * <p>Start at {@link org.cueway.export.file.FileSets#of}, then {@link org.cueway.export.file.Steps}. Every name of a file or a folder
 * goes through {@link org.cueway.export.file.SafeName}.
 */
@MayUse({"export", "export.text", "rundown"})
@NullMarked
package org.cueway.export.file;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
