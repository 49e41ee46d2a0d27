package org.cueway.web.json;

import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Reads.Acceptance;
import org.cueway.mos.proposal.Proposal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The habits of a newsroom as JSON: what is configured, what its traffic speaks for, and everything that was seen. */
public final class DialectJson {
    private DialectJson() {}

    /** One newsroom. */
    public static ObjectNode dialect(String newsroom, Proposal proposal) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("newsroom", newsroom);
        json.set("configured", configured(proposal.configured()));
        ObjectNode proposed = json.putObject("proposal").put("why", proposal.why());
        proposed.put("like", proposal.like().orElse(null));
        ArrayNode lines = proposed.putArray("lines");
        proposal.lines().forEach(lines::add);
        ArrayNode evidence = json.putArray("evidence");
        proposal.evidence()
                .forEach(noticed -> evidence.addObject()
                        .put("count", noticed.count())
                        .put("text", noticed.trait().words())
                        .put("sample", noticed.sample())
                        .put("speaksFor", noticed.trait().speaksFor().orElse(null))
                        .put("rule", noticed.trait().rule()));
        return json;
    }

    private static ObjectNode configured(Dialect dialect) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("like", dialect.like())
                .put("encoding", dialect.encoding().orElse("auto"))
                .put("zone", dialect.zone().getId())
                .put("messageID", Words.camelCase(dialect.messageIDs()))
                .put("strict", dialect.reads().acceptance() == Acceptance.STRICT);
    }
}
