/**
 * Red lights, tally and other lamps behind an MQTT 5 broker. Start at {@link org.cueway.device.mqtt.MqttDriver#opener}. What is
 * published for which state is {@code MqttDiff}, what a broker's message says {@code Heard}; both are pure, and what differs from
 * one make of lamp to the next is data, {@link org.cueway.device.mqtt.Lamp}. {@code MqttConnection} is all that knows the client
 * library. What people have to know is in {@code docs/devices/mqtt.md}.
 */
@MayUse({"cue", "device", "rundown"})
@NullMarked
package org.cueway.device.mqtt;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
