/**
 * MOS messages and their fields: one sealed family of records, a file per profile, one model for 2.8.x and 4.0. Start at
 * {@code MosMessage}. Knows nothing of bytes, XML parsing or vendors.
 */
@MayUse("mos.value")
@NullMarked
package org.cueway.mos.model;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
