package org.cueway.nmos.is04.node;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cueway.nmos.ApiVersion;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.is04.holdings.Holdings.View;
import org.cueway.nmos.is04.query.Answer.Got;
import org.cueway.nmos.is04.spec.Means;

/** Reads one node into a view of its own. Confined to its owner's thread. */
final class NodeReading {
    private final List<URI> tries;
    private final Collection<ApiVersion> versions;
    private final Means means;
    private final View view;

    /**
     * Reads nothing yet.
     *
     * @param tries scheme, host and port, of the same node
     */
    NodeReading(List<URI> tries, Collection<ApiVersion> versions, Means means, View view) {
        this.tries = tries;
        this.versions = versions;
        this.means = means;
        this.view = view;
    }

    View view() {
        return view;
    }

    /** Reads some collections; what cannot be read is stale. Returns why, if it cannot. */
    Optional<String> read(Set<Kind> kinds) throws InterruptedException {
        var trouble = tried(kinds);
        if (trouble.isPresent()) view.doubtAll();
        return trouble;
    }

    private Optional<String> tried(Set<Kind> kinds) throws InterruptedException {
        Optional<String> trouble = Optional.empty();
        for (var address : tries) {
            var node = NodeApi.at(means.http(), address, versions);
            if (node instanceof Got(var api)) return read(api, kinds);
            trouble = Optional.of(address + ": " + node.inWords());
        }
        return trouble;
    }

    private Optional<String> read(NodeApi api, Set<Kind> kinds) throws InterruptedException {
        for (var kind : kinds) {
            var answer = api.list(kind);
            if (!(answer instanceof Got(var resources)))
                return Optional.of(kind.collection() + ": " + answer.inWords());
            show(kind, resources);
        }
        return Optional.empty();
    }

    private void show(Kind kind, List<Resource> resources) {
        var now = resources.stream().map(Resource::id).collect(Collectors.toSet());
        resources.forEach(view::put);
        view.ids(kind).stream().filter(id -> !now.contains(id)).forEach(id -> view.remove(kind, id));
    }
}
