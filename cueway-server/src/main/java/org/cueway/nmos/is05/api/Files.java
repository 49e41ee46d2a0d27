package org.cueway.nmos.is05.api;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.Resource.Device;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.http.Reply.Answered;
import org.cueway.nmos.is05.plan.TransportFile;

/** Fetches transport files, each time anew (C-67). Safe for use by any thread. */
public final class Files {
    private static final String ACCEPT = "application/sdp, */*";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final ConnectionApi api;

    /** By way of this. */
    public Files(ConnectionApi api) {
        this.api = api;
    }

    /**
     * The file of a sender: by its Connection API, else from where the sender says. One that is not there, or empty, is asked for again
     * for a few seconds, since many devices make it only after they were switched on.
     *
     * @param device of the sender; empty if nobody knows it
     */
    public Got<TransportFile> file(Sender sender, Optional<Device> device) throws InterruptedException {
        var where = where(sender, device);
        if (where.isEmpty()) return new Got.Not<>(0, "the sender names no transport file");
        var left = api.limits().file();
        for (var pause = FIRST_PAUSE; ; pause = pause.multipliedBy(2)) {
            var got = once(where);
            boolean mayCome = got instanceof Got.Not<TransportFile>(int code, var _) && (code == 404 || code == 200);
            if (!mayCome || left.compareTo(pause) < 0) return got;
            api.time().sleep(pause);
            left = left.minus(pause);
        }
    }

    private List<URI> where(Sender sender, Optional<Device> device) {
        var where = new ArrayList<URI>();
        device.ifPresent(owner -> {
            var end = new End(sender, owner);
            api.roots(end)
                    .forEach(root ->
                            ConnectionApi.uri(root, end.path("transportfile")).ifPresent(where::add));
        });
        sender.manifest()
                .flatMap(href -> ConnectionApi.uri(href, ""))
                .filter(uri -> !where.contains(uri))
                .ifPresent(where::add);
        return where;
    }

    private Got<TransportFile> once(List<URI> where) throws InterruptedException {
        Got<TransportFile> last = new Got.Not<>(0, "");
        for (var at : where) {
            var reply = api.http().get(at, ACCEPT);
            var got = reply instanceof Answered answer ? read(answer) : new Got.Not<TransportFile>(0, reply.inWords());
            if (got instanceof Got.Is<TransportFile>) return got;
            // What the first address says of it tells more than that the others do not answer.
            if (!(last instanceof Got.Not<TransportFile>(int code, var _) && code != 0)) last = got;
        }
        return last;
    }

    private static Got<TransportFile> read(Answered answer) {
        if (!answer.done()) return new Got.Not<>(answer.status(), answer.inWords());
        if (answer.body().isBlank()) return new Got.Not<>(200, "the transport file is empty");
        var type = answer.headers()
                .firstValue("Content-Type")
                .orElse(TransportFile.SDP)
                .split(";", 2)[0]
                .strip();
        boolean sdp = answer.body().startsWith("v=0");
        return new Got.Is<>(new TransportFile(answer.body(), sdp ? TransportFile.SDP : type));
    }
}
