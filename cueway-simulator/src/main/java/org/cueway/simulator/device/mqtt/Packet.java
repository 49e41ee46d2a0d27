package org.cueway.simulator.device.mqtt;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One MQTT control packet (MQTT 5 §2.1.2), as far as a broker for lights needs it. Immutable. */
public sealed interface Packet {
    /**
     * Who connects.
     *
     * @param version 4 for MQTT 3.1.1, 5 for MQTT 5
     * @param keepAlive seconds; 0 for none
     * @param sessionExpiry seconds that the session outlives the connection
     */
    record Connect(
            int version,
            String client,
            boolean clean,
            int keepAlive,
            long sessionExpiry,
            Optional<Publish> will,
            Optional<Login> login)
            implements Packet {}

    /** With which names. */
    record Login(String username, String password) {}

    /** The answer; {@code code} 0 is welcome. */
    record ConnAck(boolean sessionPresent, int code) implements Packet {}

    /**
     * A message.
     *
     * @param id 0 for QoS 0
     * @param expiry seconds that it is worth something; empty: for ever
     */
    record Publish(String topic, String payload, int qos, boolean retain, int id, OptionalLong expiry)
            implements Packet {
        /** The same with another quality. */
        Publish with(int otherQos, boolean retained, int otherId, OptionalLong remaining) {
            return new Publish(topic, payload, otherQos, retained, otherId, remaining);
        }
    }

    /** That a message of QoS 1 came; {@code code} from 0x80 on is a refusal. */
    record PubAck(int id, int code) implements Packet {}

    record Subscribe(int id, List<Filter> filters) implements Packet {
        public Subscribe {
            filters = List.copyOf(filters);
        }
    }

    /**
     * Which topics.
     *
     * @param noLocal without what the subscriber publishes itself
     * @param asPublished leaves the retain flag as it was published
     */
    record Filter(String text, int qos, boolean noLocal, boolean asPublished) {}

    /** One code for each filter: the QoS granted, or a refusal. */
    record SubAck(int id, List<Integer> codes) implements Packet {
        public SubAck {
            codes = List.copyOf(codes);
        }
    }

    record Unsubscribe(int id, List<String> filters) implements Packet {
        public Unsubscribe {
            filters = List.copyOf(filters);
        }
    }

    /** The answer, for so many filters. */
    record UnsubAck(int id, int filters) implements Packet {}

    record PingReq() implements Packet {}

    record PingResp() implements Packet {}

    /** The end; 0 is the normal one, after which there is no last will. */
    record Disconnect(int code) implements Packet {}
}
