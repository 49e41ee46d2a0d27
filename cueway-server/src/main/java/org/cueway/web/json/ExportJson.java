package org.cueway.web.json;

import java.util.Base64;
import java.util.List;
import org.cueway.export.delivery.DeliveryFault;
import org.cueway.export.delivery.TargetStatus;
import org.cueway.export.file.ExportFile;
import org.cueway.export.file.FileSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Targets of exports, and the files themselves. */
public final class ExportJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ExportJson() {}

    /** All targets. */
    public static ObjectNode list(List<TargetStatus> targets) {
        ObjectNode json = JSON.objectNode();
        ArrayNode items = json.putArray("items");
        targets.forEach(target -> items.add(of(target)));
        return json.putNull("next");
    }

    /** One of a list, as events tell it too. */
    public static ObjectNode of(TargetStatus target) {
        var link = target.link();
        ObjectNode json = JSON.objectNode()
                .put("id", target.place().id())
                .put("kind", target.place().kind())
                .put("where", target.place().where())
                .put("state", link.state().word())
                .put("since", link.since().toString())
                .put("reason", link.reason());
        link.fault()
                .ifPresentOrElse(
                        fault -> fault(json, fault), () -> json.putNull("fault").putNull("hint"));
        link.retryAt().ifPresentOrElse(at -> json.put("retryAt", at.toString()), () -> json.putNull("retryAt"));
        json.put("waiting", target.waiting());
        ArrayNode sent = json.putArray("sent");
        target.sent()
                .forEach(one -> sent.addObject()
                        .put("rundown", one.key())
                        .put("revision", one.revision())
                        .put("at", one.at().toString()));
        return json;
    }

    private static void fault(ObjectNode json, DeliveryFault fault) {
        json.put("fault", fault.name()).put("hint", fault.words().remedy());
    }

    /** The files of an edition, with what is in them. */
    public static ObjectNode files(FileSet set) {
        ObjectNode json = JSON.objectNode().put("folder", set.folder()).put("revision", set.revision());
        ArrayNode files = json.putArray("files");
        for (ExportFile file : set.all()) {
            files.addObject()
                    .put("name", file.name())
                    .put("bytes", file.size())
                    .put("sha256", file.sha256())
                    .put("base64", Base64.getEncoder().encodeToString(file.bytes()));
        }
        return json;
    }
}
