/**
 * The habits of a peer, as data ({@link org.cueway.mos.dialect.Dialect}), those of the vendors that we know
 * ({@link org.cueway.mos.dialect.Dialects}), and the repairs of the element tree that are due before records are made of it,
 * each with a finding ({@link org.cueway.mos.dialect.Repairs}). Nothing downstream asks which vendor sent a message. Pure.
 */
@MayUse("mos.xml")
@NullMarked
package org.cueway.mos.dialect;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
