/**
 * Graphics as newsrooms and running orders know them: which items use one ({@link org.cueway.templates.Templates}), and each as an
 * object of our own that newsrooms find ({@link org.cueway.templates.TemplateObjects}, kept in step by {@link
 * org.cueway.templates.TemplateKeeper}). All but the keeper is pure; knows no output, no page and no message.
 */
@MayUse({"cue", "cue.payload", "device", "graphics", "mos.xml", "object", "rundown", "store"})
@NullMarked
package org.cueway.templates;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
