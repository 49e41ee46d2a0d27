package org.cueway.web;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cueway.export.Edition;
import org.cueway.export.StackJson;
import org.cueway.export.file.ExportSpec;
import org.cueway.export.file.FileSets;
import org.cueway.rundown.Rundown;
import org.cueway.web.json.ExportJson;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Exports: how their targets are, sending once more, and the stack and the files of a running order. */
record ExportPages(Sources.Exports exports) {
    static final String NAME = "exports";
    static final String SEND = "send";
    static final String STACK = "stack";
    static final String FILES = "files";

    /** The id of a path without its beginning, as it stands there, if something can be posted to it. */
    static Optional<String> place(String path) {
        var parts = path.split("/", -1);
        boolean fits = parts.length == 3 && parts[0].equals(NAME) && parts[2].equals(SEND);
        return fits ? Optional.of(parts[1]) : Optional.empty();
    }

    /** All targets, in the order of the configuration; there are dozens at most, so they are one page. */
    ObjectNode list(Query query) throws RefusedRequest {
        query.only();
        return ExportJson.list(exports.targets().get());
    }

    /** Sends everything to a target once more. */
    Answer send(String id, JsonBody body) throws RefusedRequest {
        body.only();
        if (!exports.send().test(id)) {
            throw new RefusedRequest(unknown(id));
        }
        return new Answer.Accepted(JsonNodeFactory.instance.objectNode().put("export", id), "/api/v1/" + NAME);
    }

    private Problem unknown(String id) {
        var known = exports.targets().get().stream()
                .map(target -> target.place().id())
                .collect(Collectors.joining(", "));
        return new Problem(
                404,
                "no such export",
                known.isEmpty() ? "an export of the configuration" : "one of " + known,
                id,
                "list them with /api/v1/exports; they are those of exports in the configuration");
    }

    /** The stack of a running order. */
    Answer stack(Rundown rundown, Query query) throws RefusedRequest {
        query.only();
        return new Answer.Page(StackJson.stack(edition(rundown).stack()));
    }

    /** All files of a running order, as a target would have them that wants everything. */
    Answer files(Rundown rundown, Query query) throws RefusedRequest {
        query.only();
        return new Answer.Page(ExportJson.files(FileSets.of(ExportSpec.all("api"), edition(rundown))));
    }

    private Edition edition(Rundown rundown) throws RefusedRequest {
        try {
            return exports.editions().of(rundown);
        } catch (IOException e) {
            throw new RefusedRequest(new Problem(
                    503,
                    "page numbers cannot be kept",
                    "a disk that can be written, where the store is",
                    String.valueOf(e.getMessage()),
                    "make room there; numbers are kept before anybody gets them"));
        }
    }
}
