/**
 * What the plug-in in the newsroom's client asks the gateway: which graphics there are, objects that it makes and changes, and
 * how those are now. Start at {@link org.cueway.web.plugin.Plugin}. Who may ask is {@link org.cueway.web.plugin.PluginSettings}'
 * business; HTTP itself is {@code web}'s. What the page and its host say to each other is in {@code console/plugin}: it does
 * not pass through here.
 */
@MayUse({"cue.payload", "desk", "graphics", "mos.xml", "object", "rundown", "store", "web.events"})
@NullMarked
package org.cueway.web.plugin;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
