/**
 * The store on SQLite: one file, one lock file beside it. Start at {@link org.cueway.store.sqlite.SqliteStore}.
 *
 * <p>One thread writes ({@link org.cueway.store.sqlite.Writer}): all that waits becomes one commit of the journal, and
 * when nothing waits it brings the projection up, a slice at a time ({@link org.cueway.store.sqlite.Projection}). A second
 * thread copies the write-ahead log into the file ({@link org.cueway.store.sqlite.Checkpointer}). The classes named
 * {@code …Rows} know one table or two each, and nothing of threads; what stands in the file is
 * {@link org.cueway.store.sqlite.format}. Knows nothing of MOS messages.
 */
@MayUse({"store", "store.sqlite.format", "rundown", "object"})
@NullMarked
package org.cueway.store.sqlite;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
