/** Sending to real FTP servers. */
@NullMarked
package org.cueway.export.ftp;

import org.jspecify.annotations.NullMarked;
