package org.cueway.nmos.is04.node;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cueway.nmos.ApiVersion;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.ResourceReader;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Reply.Answered;
import org.cueway.nmos.is04.query.Answer;
import org.cueway.nmos.is04.query.Answer.Got;
import org.cueway.nmos.is04.query.Answer.Sick;
import org.cueway.nmos.is04.query.Answer.Unsupported;
import tools.jackson.databind.JsonNode;

/** The Node API of one node at one version. Blocks; safe for use by any thread. */
final class NodeApi {
    private final NmosHttp http;
    private final URI root;

    private NodeApi(NmosHttp http, URI root) {
        this.http = http;
        this.root = root;
    }

    /**
     * Finds the highest version that both sides know.
     *
     * @param node scheme, host and port
     */
    static Answer<NodeApi> at(NmosHttp http, URI node, Collection<ApiVersion> ours) throws InterruptedException {
        var base = NmosHttp.join(node.toString(), "x-nmos/node");
        var reply = http.get(base);
        if (!(reply instanceof Answered answer) || !answer.done()) return Answer.refused(reply);
        Set<ApiVersion> theirs = answer.json().stream()
                .filter(JsonNode::isArray)
                .flatMap(JsonNode::valueStream)
                .flatMap(each -> ApiVersion.of(each.asString("")).stream())
                .collect(Collectors.toSet());
        if (theirs.isEmpty()) return new Sick<>("expected a list of versions, found " + answer.inWords());
        return ours.stream()
                .filter(theirs::contains)
                .max(Comparator.naturalOrder())
                .<Answer<NodeApi>>map(
                        version -> new Got<>(new NodeApi(http, NmosHttp.join(base.toString(), version.toString()))))
                .orElseGet(() -> new Unsupported<>("it has " + theirs + ", none of which we speak"));
    }

    /** All of one kind; of nodes there is one, the node itself. */
    Answer<List<Resource>> list(Kind kind) throws InterruptedException {
        var path = kind == Kind.NODE ? "self" : kind.collection();
        var reply = http.get(NmosHttp.join(root.toString(), path));
        if (!(reply instanceof Answered answer) || !answer.done()) return Answer.refused(reply);
        return answer.json()
                .filter(json -> kind == Kind.NODE ? json.isObject() : json.isArray())
                .map(json -> json.isArray() ? json.valueStream() : Optional.of(json).stream())
                .<Answer<List<Resource>>>map(all ->
                        new Got<>(all.flatMap(each -> ResourceReader.read(kind, each).stream())
                                .toList()))
                .orElseGet(() -> new Sick<>("expected " + path + ", found " + answer.inWords()));
    }
}
