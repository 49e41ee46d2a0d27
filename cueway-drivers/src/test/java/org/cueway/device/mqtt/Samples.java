package org.cueway.device.mqtt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.cueway.cue.Action;
import org.cueway.cue.Cause;
import org.cueway.cue.Due;
import org.cueway.cue.ItemRef;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.mqtt.MqttSpec.Security;
import org.cueway.rundown.RundownId;

/** Brokers, lamps and cues to test with. */
final class Samples {
    static final RundownId RUNDOWN = new RundownId("NCS-1", "RO1");
    static final Instant NOON = Instant.parse("2026-03-01T18:00:00.120Z");

    private static final Map<Light, String> ON_OFF = Map.of(Light.ON_AIR, "ON", Light.IDLE, "OFF");

    /** As Tasmota has it. */
    static final Lamp TASMOTA = new Lamp(
            "door",
            "cmnd/door/POWER",
            false,
            1,
            ON_OFF,
            Optional.of(new Lamp.Confirm("stat/door/RESULT", "/POWER", Map.of(Light.ON_AIR, "ON", Light.IDLE, "OFF"))),
            Optional.of(new Lamp.Availability("tele/door/LWT", "", "Online")),
            Optional.of(new Lamp.Wording("cmnd/door/POWER", "")),
            Optional.empty());

    /** As Zigbee2MQTT has it: what it says is where it stands in what it is told. */
    static final Lamp ZIGBEE = new Lamp(
            "ceiling",
            "zigbee2mqtt/ceiling/set",
            false,
            1,
            Map.of(
                    Light.ON_AIR,
                    "{\"state\":\"ON\",\"color\":{\"hex\":\"#FF0000\"}}",
                    Light.CUED,
                    "{\"state\":\"ON\",\"color\":{\"hex\":\"#FFBF00\"}}",
                    Light.IDLE,
                    "{\"state\":\"OFF\"}"),
            Optional.of(new Lamp.Confirm("zigbee2mqtt/ceiling", "/state", Map.of())),
            Optional.of(new Lamp.Availability("zigbee2mqtt/ceiling/availability", "/state", "online")),
            Optional.empty(),
            Optional.of(new Lamp.Wording("zigbee2mqtt/ceiling/set", "{\"effect\":\"blink\"}")));

    /** One that says nothing. */
    static final Lamp DUMB = new Lamp(
            "dumb",
            "lamps/dumb",
            true,
            1,
            ON_OFF,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private Samples() {}

    /** A lamp of the simulator's, which says on a topic what it was told. */
    static Lamp echoing(String id) {
        return new Lamp(
                id,
                "lamps/" + id + "/set",
                false,
                1,
                ON_OFF,
                Optional.of(new Lamp.Confirm("lamps/" + id + "/state", "", Map.of())),
                Optional.of(new Lamp.Availability("lamps/" + id + "/availability", "", "online")),
                Optional.of(new Lamp.Wording("lamps/" + id + "/set", "")),
                Optional.of(new Lamp.Wording("lamps/" + id + "/blink", "3")));
    }

    static MqttSpec spec(int port, Lamp... lamps) {
        return new MqttSpec(
                "127.0.0.1",
                port,
                new Security.Plain(),
                Optional.empty(),
                "cueway-test",
                "cueway",
                List.of(lamps),
                false);
    }

    static MqttSpec withHomeAssistant(MqttSpec spec) {
        return new MqttSpec(
                spec.host(),
                spec.port(),
                spec.security(),
                spec.login(),
                spec.client(),
                spec.prefix(),
                spec.lamps(),
                true);
    }

    static MqttSpec withLogin(MqttSpec spec, String username, String password) {
        return new MqttSpec(
                spec.host(),
                spec.port(),
                spec.security(),
                Optional.of(new MqttSpec.Login(username, password)),
                spec.client(),
                spec.prefix(),
                spec.lamps(),
                spec.homeAssistant());
    }

    static MqttSpec with(MqttSpec spec, Security security) {
        return new MqttSpec(
                spec.host(),
                spec.port(),
                security,
                spec.login(),
                spec.client(),
                spec.prefix(),
                spec.lamps(),
                spec.homeAssistant());
    }

    static MqttDiff diff(MqttSpec spec) {
        return new MqttDiff(spec, id -> "key-" + id.roID());
    }

    static Values values(String... namesAndTexts) {
        var texts = new java.util.TreeMap<String, String>();
        for (int i = 0; i < namesAndTexts.length; i += 2) texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
        return new Values(texts);
    }

    static Action action(Verb verb, String itemID, Values values) {
        var cause = new Cause(new ItemRef(RUNDOWN, "S7", itemID), "slug", "roCtrl EXECUTE", true);
        return new Action("red-light", verb, cause, values, new Due.Now());
    }

    /** After those actions, one second apart. */
    static Stand stand(Action... actions) {
        var stand = Stand.IDLE;
        var now = NOON;
        for (var action : actions) {
            if (stand.after(action, now) instanceof Stand.Step.Changed(var next)) stand = next;
            now = now.plusSeconds(1);
        }
        return stand;
    }

    /** Any stand that a place can come to, with few items, so that the same ones meet. */
    static Stand anyStand(RandomGenerator random) {
        var actions = new ArrayList<Action>();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            var verbs = List.of(Verb.values());
            var verb = verbs.get(random.nextInt(verbs.size()));
            var values = random.nextBoolean() ? Values.NONE : values("signal", "ping", "again", "step");
            actions.add(action(verb, "I" + random.nextInt(3), values));
        }
        return stand(actions.toArray(Action[]::new));
    }

    /** Any lamp that can be configured, from few texts. */
    static Lamp anyLamp(RandomGenerator random) {
        var payloads = new EnumMap<Light, String>(Light.class);
        payloads.put(Light.IDLE, "{\"s\":\"off\"}");
        payloads.put(Light.ON_AIR, "{\"s\":\"on\",\"c\":\"red\"}");
        if (random.nextBoolean()) payloads.put(Light.CUED, "{\"s\":\"on\",\"c\":\"amber\"}");
        if (random.nextBoolean()) payloads.put(Light.REHEARSAL, "{\"s\":\"dim\"}");
        Optional<Lamp.Confirm> confirm = random.nextInt(3) > 0
                ? Optional.of(new Lamp.Confirm("l/state", random.nextBoolean() ? "/s" : "", Map.of()))
                : Optional.empty();
        Optional<Lamp.Wording> signal =
                random.nextBoolean() ? Optional.of(new Lamp.Wording("l/blink", "1")) : Optional.empty();
        return new Lamp(
                "l",
                "l/set",
                random.nextBoolean(),
                random.nextInt(2),
                payloads,
                confirm,
                Optional.empty(),
                Optional.empty(),
                signal);
    }

    static Playing onAir(Stand stand) {
        return stand.air().orElseThrow();
    }

    static MqttState nothing() {
        return new MqttState.Alike(Set.of());
    }
}
