/**
 * The habits of a peer, as data, and the repairs of the element tree that follow from them, each with a finding. Nothing
 * downstream asks which vendor sent a message.
 */
@MayUse("mos.xml")
@NullMarked
package org.cueway.mos.dialect;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
