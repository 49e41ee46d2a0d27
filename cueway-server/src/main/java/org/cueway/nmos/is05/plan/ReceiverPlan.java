package org.cueway.nmos.is05.plan;

import java.util.List;
import java.util.Optional;
import org.cueway.nmos.is05.plan.Plan.Impossible;
import org.cueway.nmos.is05.plan.Plan.Ready;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one PATCH that makes or breaks a connection at a receiver (C-47 to C-58, nmos §5). Pure. */
public final class ReceiverPlan {
    private ReceiverPlan() {}

    /** Connects. */
    public static Plan plan(Target target, Origin origin, List<LegWish> wishes, Activation activation) {
        if (wishes.size() > target.legs()) return target.tooMany(wishes.size());
        return switch (origin) {
            case Origin.Sender(var id, var now, var file)
            when target.transport().usesFile() ->
                file.<Plan>map(one -> byFile(target, new Told(Optional.of(id), now, one), wishes, activation))
                        .orElseGet(() -> new Impossible(TakeReason.NO_TRANSPORT_FILE, ""));
            case Origin.Sender(var id, var now, var _) ->
                now.<Plan>map(settings -> CopiedLegs.plan(target, id, settings, wishes))
                        .map(plan -> finish(plan, activation))
                        .orElseGet(() -> new Impossible(TakeReason.SENDER_UNREADABLE, id));
            case Origin.Outside(var file) ->
                byFile(target, new Told(Optional.empty(), Optional.empty(), file), wishes, activation);
            case Origin.Bare() -> finish(BareLegs.plan(target, wishes), activation);
        };
    }

    /** Breaks: no parameters and no file, which devices dislike here (nmos §5.2, §10.1). */
    public static Ready off(Activation activation) {
        return new Ready(activated(head(Optional.empty(), false), activation), List.of());
    }

    /** Takes a pending activation back; what is staged stays. */
    public static Ready cancel() {
        return new Ready(activated(JsonNodeFactory.instance.objectNode(), new Activation.Cancel()), List.of());
    }

    /** By whom it is sent, if that is an NMOS sender, how it is there, and its file. */
    record Told(Optional<String> sender, Optional<Settings> now, Origin.Read read) {
        TransportFile file() {
            return read.file();
        }
    }

    private static Plan byFile(Target target, Told told, List<LegWish> wishes, Activation activation) {
        var body = head(told.sender, true);
        if (!told.file().isSdp()) {
            file(body, told.file());
            return new Ready(activated(body, activation), List.of());
        }
        return switch (SdpPlan.of(target, told, wishes)) {
            case SdpPlan.Legs(var file, var legs, var warnings) -> {
                file(body, file);
                legs(body, legs);
                yield new Ready(activated(body, activation), warnings);
            }
            case SdpPlan.No(var why) -> why;
        };
    }

    private static Plan finish(Plan plan, Activation activation) {
        return switch (plan) {
            case Ready(JsonNode body, var warnings) ->
                new Ready(activated((ObjectNode) body.deepCopy(), activation), warnings);
            case Impossible no -> no;
        };
    }

    /** C-48, C-50: it is always said whose the settings are. */
    static ObjectNode head(Optional<String> sender, boolean enable) {
        var body = JsonNodeFactory.instance.objectNode();
        sender.ifPresentOrElse(id -> body.put("sender_id", id), () -> body.putNull("sender_id"));
        return body.put("master_enable", enable);
    }

    static void file(ObjectNode body, TransportFile file) {
        body.putObject("transport_file").put("data", file.data()).put("type", file.type());
    }

    static void noFile(ObjectNode body) {
        body.putObject("transport_file").putNull("data").putNull("type");
    }

    static void legs(ObjectNode body, List<Leg> legs) {
        var array = body.putArray("transport_params");
        legs.forEach(leg -> array.add(leg.json()));
    }

    static ObjectNode activated(ObjectNode body, Activation activation) {
        activation.write(body);
        return body;
    }
}
