package org.cueway.device.mqtt;

import org.cueway.device.Command;

/** What is published. Immutable. */
public sealed interface MqttCommand extends Command {
    /** What a studio shows, on its own topic. */
    record State(String place, String topic, MqttState.Shows state) implements MqttCommand {
        @Override
        public String wire() {
            return Message.stated(topic, StateJson.draft(state)).wire();
        }

        @Override
        public boolean isAbsolute() {
            return true;
        }
    }

    /** What a lamp is to show. */
    record Lit(String place, Lamp lamp, Light light) implements MqttCommand {
        Message message() {
            var payload = lamp.payload(light);
            return lamp.retained()
                    ? new Message(lamp.topic(), payload, lamp.qos(), Message.Keep.RETAINED)
                    : new Message(lamp.topic(), payload, lamp.qos(), Message.Keep.EXPIRES);
        }

        @Override
        public String wire() {
            return message().wire();
        }

        @Override
        public boolean isAbsolute() {
            return true;
        }
    }

    /** A mark whose meaning the two ends agree on; twice is twice. */
    record Signal(String topic, String payload) implements MqttCommand {
        Message message() {
            return new Message(topic, payload, 1, Message.Keep.EXPIRES);
        }

        @Override
        public String wire() {
            return message().wire();
        }

        @Override
        public boolean isAbsolute() {
            return false;
        }
    }

    /** What happens to an item, for whoever listens. */
    record Event(String topic, MqttState.Shows state) implements MqttCommand {
        @Override
        public String wire() {
            return Message.event(topic, StateJson.draft(state)).wire();
        }

        @Override
        public boolean isAbsolute() {
            return true;
        }
    }
}
