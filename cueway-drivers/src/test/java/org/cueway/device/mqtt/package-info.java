/** The MQTT driver: tables, properties, conversations with the simulated broker and with mosquitto, and faults. */
@NullMarked
package org.cueway.device.mqtt;

import org.jspecify.annotations.NullMarked;
