/**
 * An MQTT broker that is not there, and a red light behind it. Start at {@link org.cueway.simulator.device.mqtt.Broker#start} and
 * {@link org.cueway.simulator.device.mqtt.RedLight#connect}. Speaks MQTT 3.1.1 and 5 over plain sockets, without a library, so that
 * it shares no mistake with the driver that it is for. Text payloads, QoS 0 and 1.
 */
@MayUse({})
@NullMarked
package org.cueway.simulator.device.mqtt;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
