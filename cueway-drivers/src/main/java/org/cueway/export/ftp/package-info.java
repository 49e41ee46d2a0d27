/**
 * Folders that are reached by FTP, in the clear or with TLS. Start at {@link org.cueway.export.ftp.FtpTarget}; it and
 * {@code FtpSession} are all that knows the client library. What people have to know is in {@code docs/exports.md}.
 */
@MayUse("export.delivery")
@NullMarked
package org.cueway.export.ftp;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
