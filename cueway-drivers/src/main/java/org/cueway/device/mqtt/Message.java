package org.cueway.device.mqtt;

/**
 * One publication. Immutable.
 *
 * @param payload as UTF-8
 * @param qos 0 or 1
 */
record Message(String topic, String payload, int qos, Keep keep) {
    /** What the broker does with it for those who are not there. */
    enum Keep {
        /** The last one is kept for who comes later: a state. */
        RETAINED,
        /** Forgotten within seconds: a command. A retained one would be done again whenever the lamp comes back. */
        EXPIRES
    }

    static Message stated(String topic, String payload) {
        return new Message(topic, payload, 1, Keep.RETAINED);
    }

    static Message event(String topic, String payload) {
        return new Message(topic, payload, 0, Keep.EXPIRES);
    }

    /** As people read it in a trace. */
    String wire() {
        return "PUBLISH " + topic + " " + payload + " (QoS " + qos + (keep == Keep.RETAINED ? ", retained)" : ")");
    }
}
