/**
 * Wishes to change items in newsrooms' running orders: {@code mosItemReplace}, what the newsroom answered, and whether the
 * changed item came back. Start at {@link org.cueway.newsroom.replacing.ItemReplacements}. Changes nothing here itself: the
 * running order changes when the newsroom says so.
 */
@MayUse({"mos.model", "mos.value", "mos.xml", "mos.codec", "newsroom.outgoing", "rundown", "object", "desk"})
@NullMarked
package org.cueway.newsroom.replacing;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
