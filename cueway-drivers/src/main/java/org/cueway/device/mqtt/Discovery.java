package org.cueway.device.mqtt;

import tools.jackson.databind.node.JsonNodeFactory;

/** Announces studios to Home Assistant, each as a binary sensor that is on while it is on air ({@code device-protocols} §5.2). */
final class Discovery {
    private static final String ON_AIR = "{{ 'ON' if value_json.state == 'ON_AIR' else 'OFF' }}";

    private Discovery() {}

    /** The retained message that announces a studio. */
    static Message of(MqttSpec spec, String studio) {
        var topics = new Topics(spec.prefix());
        var name = id(spec.prefix() + "_studio_" + studio + "_onair");
        var json = JsonNodeFactory.instance.objectNode();
        json.put("name", "Studio " + studio + " on air")
                .put("unique_id", name)
                .put("state_topic", topics.state(studio))
                .put("value_template", ON_AIR)
                .put("availability_topic", topics.status());
        var device = json.putObject("device");
        device.putArray("identifiers").add(id(spec.client()));
        device.put("name", "Cueway");
        return Message.stated("homeassistant/binary_sensor/" + name + "/config", json.toString());
    }

    /** What may stand in Home Assistant's names: other letters would be refused. */
    private static String id(String text) {
        return text.replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
