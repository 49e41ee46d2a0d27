package org.cueway.web.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Devices behind the gateway as JSON. */
public final class RelayJson {
    private RelayJson() {}

    /**
     * One device.
     *
     * @param id its mosID
     * @param up whether all lanes to it are up
     * @param reason why not, in words; empty if there is nothing to say
     * @param waiting messages that wait for it
     * @param waitingSince when the oldest of them was queued
     * @param rundowns which running orders of ours it gets: {@code items}, {@code all}, {@code none}, or {@code objects} for
     *     a server that objects are fetched from
     * @param complaint what it did not take lately
     * @param rules those that lead to it besides its own name, in the order in which they are tried
     * @param answer what it answered last
     */
    public record Device(
            String id,
            boolean up,
            String reason,
            int waiting,
            Optional<Instant> waitingSince,
            String rundowns,
            Optional<Complaint> complaint,
            List<Rule> rules,
            Optional<Answer> answer) {
        public Device {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A rule.
     *
     * @param match {@code exact}, {@code prefix} or {@code family}
     * @param text which mosIDs match
     * @param rewrite whether the device reads its own name in the envelope
     */
    public record Rule(String match, String text, boolean rewrite) {}

    /**
     * An answer.
     *
     * @param message the element of what was answered
     * @param words {@code OK}, or why not
     */
    public record Answer(String message, String words, Instant at) {}

    /**
     * A message that a device did not take.
     *
     * @param message its element
     */
    public record Complaint(String message, String why, Instant at) {}

    /** All of them. */
    public static ObjectNode devices(List<Device> devices) {
        var json = JsonNodeFactory.instance.objectNode();
        var items = json.putArray("items");
        for (var device : devices) {
            var one = items.addObject()
                    .put("id", device.id())
                    .put("state", device.up() ? "up" : "down")
                    .put("reason", device.reason())
                    .put("waiting", device.waiting())
                    .put(
                            "waitingSince",
                            device.waitingSince().map(Instant::toString).orElse(null))
                    .put("rundowns", device.rundowns());
            device.complaint()
                    .ifPresentOrElse(
                            complaint -> one.putObject("complaint")
                                    .put("message", complaint.message())
                                    .put("why", complaint.why())
                                    .put("at", complaint.at().toString()),
                            () -> one.putNull("complaint"));
            var rules = one.putArray("rules");
            device.rules()
                    .forEach(rule -> rules.addObject()
                            .put("match", rule.match())
                            .put("text", rule.text())
                            .put("rewrite", rule.rewrite()));
            device.answer()
                    .ifPresentOrElse(
                            answer -> one.putObject("answer")
                                    .put("message", answer.message())
                                    .put("words", answer.words())
                                    .put("at", answer.at().toString()),
                            () -> one.putNull("answer"));
        }
        return json;
    }
}
