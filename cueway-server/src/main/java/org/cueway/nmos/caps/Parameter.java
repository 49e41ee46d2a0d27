package org.cueway.nmos.caps;

/** Names of parameters that streams are constrained by (NMOS Parameter Registers, Capabilities). */
final class Parameter {
    static final String PREFIX = "urn:x-nmos:cap:";
    static final String META = PREFIX + "meta:";
    static final String MEDIA_TYPE = PREFIX + "format:media_type";
    static final String GRAIN_RATE = PREFIX + "format:grain_rate";
    static final String FRAME_WIDTH = PREFIX + "format:frame_width";
    static final String FRAME_HEIGHT = PREFIX + "format:frame_height";
    static final String INTERLACE_MODE = PREFIX + "format:interlace_mode";
    static final String COLORSPACE = PREFIX + "format:colorspace";
    static final String TRANSFER = PREFIX + "format:transfer_characteristic";
    static final String SAMPLING = PREFIX + "format:color_sampling";
    static final String DEPTH = PREFIX + "format:component_depth";
    static final String FORMAT_BIT_RATE = PREFIX + "format:bit_rate";
    static final String PROFILE = PREFIX + "format:profile";
    static final String LEVEL = PREFIX + "format:level";
    static final String SUBLEVEL = PREFIX + "format:sublevel";
    static final String CHANNELS = PREFIX + "format:channel_count";
    static final String SAMPLE_RATE = PREFIX + "format:sample_rate";
    static final String SAMPLE_DEPTH = PREFIX + "format:sample_depth";
    static final String EVENT_TYPE = PREFIX + "format:event_type";
    static final String USB_CLASS = PREFIX + "transport:usb_class";
    static final String BIT_RATE = PREFIX + "transport:bit_rate";
    static final String PACKET_TIME = PREFIX + "transport:packet_time";
    static final String MAX_PACKET_TIME = PREFIX + "transport:max_packet_time";
    static final String PACKET_MODE = PREFIX + "transport:packet_transmission_mode";
    static final String SENDER_TYPE = PREFIX + "transport:st2110_21_sender_type";
    static final String HKEP = PREFIX + "transport:hkep";
    static final String PRIVACY = PREFIX + "transport:privacy";

    private Parameter() {}

    /** For people: {@code frame height} of {@code urn:x-nmos:cap:format:frame_height}; a name of another register as it stands. */
    static String inWords(String name) {
        return name.startsWith(PREFIX)
                ? name.substring(name.lastIndexOf(':') + 1).replace('_', ' ')
                : name;
    }
}
