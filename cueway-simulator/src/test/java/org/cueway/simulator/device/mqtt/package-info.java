/** The simulated broker alone; that it is a faithful one is shown by {@code LightsTest}, which says the same to mosquitto. */
@NullMarked
package org.cueway.simulator.device.mqtt;

import org.jspecify.annotations.NullMarked;
