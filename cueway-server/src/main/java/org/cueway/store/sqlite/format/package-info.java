/**
 * What stands in the store's file: entries of the journal as bytes ({@link org.cueway.store.sqlite.format.EntryFormat}), things
 * of the projection as JSON ({@link org.cueway.store.sqlite.format.RecordJson}). Whatever was released stays readable. Pure.
 */
@MayUse({"store", "rundown"})
@NullMarked
package org.cueway.store.sqlite.format;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
