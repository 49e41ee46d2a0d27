package org.cueway.device.mqtt;

import java.util.ArrayList;
import java.util.List;

/** What a message from the broker says. */
sealed interface Heard {
    /**
     * That is shown at a place.
     *
     * @param number of the state; 0 if it has none
     */
    record Says(String place, MqttState state, long number) implements Heard {}

    /** A lamp is not there; {@code why} in words. */
    record Away(String place, String why) implements Heard {}

    /** A lamp is there. */
    record There(String place) implements Heard {}

    /** Home Assistant was started, and has forgotten what was announced. */
    record HomeAssistant() implements Heard {}

    /** Our own echo: whatever was retained came before it. */
    record Echo() implements Heard {}

    /** Where Home Assistant says that it was started. */
    String HOME_ASSISTANT = "homeassistant/status";

    /** What a message says of all that is configured; nothing if it is about something else. Pure. */
    static List<Heard> of(MqttSpec spec, String topic, String payload) {
        var topics = new Topics(spec.prefix());
        var heard = new ArrayList<Heard>();
        if (topic.equals(topics.echo(spec.client()))) {
            heard.add(new Echo());
        }
        if (spec.homeAssistant() && topic.equals(HOME_ASSISTANT) && payload.equals("online")) {
            heard.add(new HomeAssistant());
        }
        topics.studioOfState(topic)
                .ifPresent(studio -> heard.add(
                        new Says(Topics.placeOfStudio(studio), StateJson.read(payload), StateJson.seq(payload))));
        for (var lamp : spec.lamps()) {
            ofLamp(lamp, topic, payload, heard);
        }
        return List.copyOf(heard);
    }

    private static void ofLamp(Lamp lamp, String topic, String payload, List<Heard> heard) {
        var place = Topics.placeOfLamp(lamp.id());
        lamp.availability()
                .filter(by -> by.topic().equals(topic))
                .ifPresent(by -> Payload.value(payload, by.pointer())
                        .ifPresent(value -> heard.add(
                                value.equalsIgnoreCase(by.online())
                                        ? new There(place)
                                        : new Away(place, by.topic() + " says " + value))));
        lamp.confirm()
                .filter(by -> by.topic().equals(topic))
                .ifPresent(by -> Payload.value(payload, by.pointer())
                        .ifPresent(value -> heard.add(new Says(place, new MqttState.Alike(lamp.alike(value)), 0))));
    }

    /** All that {@link #of} could say something of. */
    static List<String> filters(MqttSpec spec) {
        var topics = new Topics(spec.prefix());
        var filters = new ArrayList<String>();
        filters.add(topics.states());
        filters.add(topics.echo(spec.client()));
        if (spec.homeAssistant()) filters.add(HOME_ASSISTANT);
        for (var lamp : spec.lamps()) {
            lamp.confirm().ifPresent(by -> filters.add(by.topic()));
            lamp.availability().ifPresent(by -> filters.add(by.topic()));
        }
        return filters.stream().distinct().toList();
    }
}
