/**
 * Folders that are reached by SFTP. Start at {@link org.cueway.export.sftp.SftpTarget}; it and {@code SftpSession} are all that knows
 * the client library. What people have to know is in {@code docs/exports.md}.
 */
@MayUse("export.delivery")
@NullMarked
package org.cueway.export.sftp;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
