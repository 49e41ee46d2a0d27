package org.cueway.export.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.export.Edition;
import org.cueway.export.Stack;
import org.cueway.export.StackCsv;
import org.cueway.export.StackJson;
import org.cueway.export.text.ScriptMarkup;
import org.cueway.export.text.ScriptText;
import org.cueway.rundown.Air;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From editions to files. Pure: the same edition and specification give the same bytes. */
public final class FileSets {
    private static final byte[] READY = "READY\n".getBytes(StandardCharsets.UTF_8);

    private FileSets() {}

    /** What a target gets of an edition. */
    public static FileSet of(ExportSpec spec, Edition edition) {
        var stack = edition.stack();
        var files = new ArrayList<ExportFile>();
        if (spec.has(FileKind.PAGES)) {
            for (var entry : stack.entries()) {
                files.add(json("page-" + entry.spot().page() + ".json", StackJson.page(stack, entry)));
            }
        }
        if (spec.has(FileKind.SCRIPT)) {
            files.add(new ExportFile("script.txt", ScriptText.bytes(edition.rundown(), spec.text())));
        }
        if (spec.has(FileKind.STORY_BODY)) {
            files.add(new ExportFile("script.xml", ScriptMarkup.bytes(stack, edition.rundown(), spec.text())));
        }
        if (spec.has(FileKind.CSV)) {
            files.add(new ExportFile("stack.csv", StackCsv.of(stack).getBytes(StandardCharsets.UTF_8)));
        }
        if (spec.has(FileKind.STACK)) {
            files.add(json("stack.json", StackJson.stack(stack)));
        }
        var flag = spec.has(FileKind.READY) && stack.air() == Air.READY
                ? Optional.of(new ExportFile(FileKind.FLAG, READY))
                : Optional.<ExportFile>empty();
        return new FileSet(
                spec.folder().of(edition.named()),
                edition.revision(),
                files,
                json(FileKind.MANIFEST, manifest(stack, files)),
                flag);
    }

    /** Format {@code cueway-manifest/1}: the files that belong together. */
    private static ObjectNode manifest(Stack stack, List<ExportFile> files) {
        ObjectNode json = StackJson.head("cueway-manifest/1", stack);
        ArrayNode list = json.putArray("files");
        for (var file : files) {
            list.addObject().put("name", file.name()).put("bytes", file.size()).put("sha256", file.sha256());
        }
        return json;
    }

    private static ExportFile json(String name, JsonNode json) {
        return new ExportFile(name, (json + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
