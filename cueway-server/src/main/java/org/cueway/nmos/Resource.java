package org.cueway.nmos;

import java.util.List;
import java.util.Optional;

/**
 * A resource as a registry or a node tells it (IS-04 v1.0 to v1.3). What an old version does not have is empty (C-29). Another
 * resource is named by its ID, and may be unknown.
 */
public sealed interface Resource {
    /** What every resource has. */
    Core core();

    /** Of which kind it is. */
    default Kind kind() {
        return switch (this) {
            case Node _ -> Kind.NODE;
            case Device _ -> Kind.DEVICE;
            case Source _ -> Kind.SOURCE;
            case Flow _ -> Kind.FLOW;
            case Sender _ -> Kind.SENDER;
            case Receiver _ -> Kind.RECEIVER;
        };
    }

    /** The ID, in small letters. */
    default String id() {
        return core().id();
    }

    /** The six kinds, each with the name of its collection. */
    enum Kind {
        NODE("nodes"),
        DEVICE("devices"),
        SOURCE("sources"),
        FLOW("flows"),
        SENDER("senders"),
        RECEIVER("receivers");

        private final String collection;

        Kind(String collection) {
            this.collection = collection;
        }

        /** As in the paths of IS-04, without slashes. */
        public String collection() {
            return collection;
        }
    }

    /**
     * A machine.
     *
     * @param hostname for people; may be empty
     * @param endpoints where its Node API is; may be empty
     * @param clocks may be empty
     */
    record Node(Core core, String hostname, List<Endpoint> endpoints, List<Clock> clocks, List<Interface> interfaces)
            implements Resource {
        /** Takes copies. */
        public Node {
            endpoints = List.copyOf(endpoints);
            clocks = List.copyOf(clocks);
            interfaces = List.copyOf(interfaces);
        }
    }

    /**
     * An address of a Node API.
     *
     * @param protocol {@code http} or {@code https}
     */
    record Endpoint(String host, int port, String protocol, boolean authorization) {}

    /**
     * A clock of a node.
     *
     * @param name as sources call it
     * @param gmid the grandmaster; empty unless it follows PTP
     */
    record Clock(String name, Optional<String> gmid, boolean locked) {}

    /**
     * A network interface of a node.
     *
     * @param name {@code eth0}
     * @param port its MAC address
     * @param attachedTo the chassis of the switch that it hangs on (LLDP); empty if it does not say
     */
    record Interface(String name, String port, Optional<String> attachedTo) {
        /** Of one that does not say what it hangs on. */
        public Interface(String name, String port) {
            this(name, port, Optional.empty());
        }
    }

    /** A part of a node that has senders and receivers, and the controls to steer them. */
    record Device(Core core, Urn type, String nodeId, List<Control> controls) implements Resource {
        /** Takes copies. */
        public Device {
            controls = List.copyOf(controls);
        }
    }

    /** Where a device can be steered, by which API. */
    record Control(Urn type, String href, boolean authorization) {}

    /**
     * Where essence comes from.
     *
     * @param channels of audio; 0 otherwise
     */
    record Source(Core core, Urn format, String deviceId, Optional<String> clock, int channels) implements Resource {}

    /** An essence as a sender sends it. Its many details are in the JSON of its core. */
    record Flow(Core core, Urn format, String mediaType, String sourceId, Optional<String> deviceId)
            implements Resource {}

    /**
     * What sends.
     *
     * @param flowId empty while it has none
     * @param legs the interfaces it uses, one for each leg; may be empty
     * @param manifest the transport file's address; may be empty
     */
    record Sender(
            Core core,
            String deviceId,
            Urn transport,
            Optional<String> flowId,
            Optional<String> manifest,
            List<String> legs,
            Subscription subscription)
            implements Resource {
        /** Takes copies. */
        public Sender {
            legs = List.copyOf(legs);
        }
    }

    /**
     * What receives.
     *
     * @param legs the interfaces it uses, one for each leg; may be empty
     */
    record Receiver(Core core, String deviceId, Urn transport, Urn format, List<String> legs, Subscription subscription)
            implements Resource {
        /** Takes copies. */
        public Receiver {
            legs = List.copyOf(legs);
        }
    }

    /**
     * What a sender or receiver says of its connection.
     *
     * @param active empty where its version of IS-04 does not say
     * @param peer the other end if it is an NMOS one; empty if not, or if there is none
     */
    record Subscription(Optional<Boolean> active, Optional<String> peer) {
        /** Nothing is said. */
        public static final Subscription UNSAID = new Subscription(Optional.empty(), Optional.empty());
    }
}
