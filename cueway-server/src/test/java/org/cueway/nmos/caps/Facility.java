package org.cueway.nmos.caps;

import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.ResourceReader;

/** A node with a sender and a receiver, to be altered word by word. IDs are short: nothing here looks at their form. */
final class Facility {
    static final String VIDEO_FLOW = """
            {"id": "flow", "version": "1:0", "label": "", "source_id": "source", "device_id": "device",
             "format": "urn:x-nmos:format:video", "media_type": "video/raw", "frame_width": 1920, "frame_height": 1080,
             "colorspace": "BT709", "interlace_mode": "progressive", "grain_rate": {"numerator": 50, "denominator": 1},
             "components": [{"name": "Y", "width": 1920, "height": 1080, "bit_depth": 10},
                            {"name": "Cb", "width": 960, "height": 1080, "bit_depth": 10},
                            {"name": "Cr", "width": 960, "height": 1080, "bit_depth": 10}]}""";
    static final String AUDIO_FLOW = """
            {"id": "flow", "source_id": "source", "device_id": "device", "format": "urn:x-nmos:format:audio",
             "media_type": "audio/L24", "sample_rate": {"numerator": 48000}, "bit_depth": 24}""";
    static final String SENDER = """
            {"id": "sender", "version": "1:0", "label": "CAM", "device_id": "device", "flow_id": "flow",
             "transport": "urn:x-nmos:transport:rtp.mcast", "interface_bindings": ["eth0"],
             "subscription": {"receiver_id": null, "active": true}}""";

    private final Inventory inventory = new Inventory();
    private final Fit fit = new Fit(inventory, CapsLimits.defaults());

    Facility() {
        put(Kind.NODE, """
                {"id": "node", "interfaces": [], "clocks": []}""");
        put(Kind.DEVICE, """
                {"id": "device", "node_id": "node", "type": "urn:x-nmos:device:generic"}""");
        put(Kind.SOURCE, """
                {"id": "source", "device_id": "device", "format": "urn:x-nmos:format:video", "clock_name": "clk0"}""");
        put(Kind.FLOW, VIDEO_FLOW);
        put(Kind.SENDER, SENDER);
        receiver("{}");
    }

    Facility put(Kind kind, String json) {
        inventory.put(read(kind, json));
        return this;
    }

    static Resource read(Kind kind, String json) {
        return ResourceReader.read(kind, json).orElseThrow();
    }

    /** A receiver of video with such capabilities. */
    Facility receiver(String caps) {
        return receiver("urn:x-nmos:transport:rtp", "urn:x-nmos:format:video", caps);
    }

    Facility receiver(String transport, String format, String caps) {
        return put(Kind.RECEIVER, """
                {"id": "receiver", "label": "MON", "device_id": "device", "transport": "%s", "format": "%s",
                 "interface_bindings": ["eth0"], "caps": %s}""".formatted(transport, format, caps));
    }

    Sender sender() {
        return inventory.sender("sender").orElseThrow();
    }

    Receiver receiver() {
        return inventory.receiver("receiver").orElseThrow();
    }

    Inventory inventory() {
        return inventory;
    }

    Fit fit() {
        return fit;
    }

    Verdict verdict() {
        return fit.judge(sender(), receiver());
    }
}
