/**
 * Brings editions of running orders to their targets and keeps trying. Start at {@link org.cueway.export.delivery.Exports#start}:
 * one thread gathers what changed until a running order is left alone for a moment, gives it its next revision, keeps that, and
 * hands it to the targets; each of them has a thread of its own ({@link org.cueway.export.delivery.TargetRunner}).
 *
 * <p>The seam is {@link org.cueway.export.delivery.Target}: folders here, SFTP and FTP in {@code export.sftp} and
 * {@code export.ftp}. What a file looks like and in which order files are written is decided elsewhere
 * ({@code export.file}).
 */
@MayUse({"export", "export.file", "export.text", "object", "rundown", "store"})
@NullMarked
package org.cueway.export.delivery;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
