/** Sending to real SFTP servers. */
@NullMarked
package org.cueway.export.sftp;

import org.jspecify.annotations.NullMarked;
