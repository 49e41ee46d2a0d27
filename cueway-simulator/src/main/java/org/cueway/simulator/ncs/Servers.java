package org.cueway.simulator.ncs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.mos.codec.MosCodec;
import org.cueway.simulator.ncs.NewsroomPlan.Kind;
import org.cueway.simulator.ncs.answer.Mode;

/**
 * The servers of the newsroom, one or a pair, and what can befall them. Guarded by its monitor; what is held is the board's and
 * stays whatever happens here.
 */
final class Servers implements AutoCloseable {
    private final List<NcsServer> list = new ArrayList<>();
    private final Optional<Kind> pair;
    private final Mode first;
    private final Links links;

    Servers(Desk desk, MosCodec codec, Links links) {
        var plan = desk.plan();
        this.links = links;
        this.first = plan.conduct().like().habits().mode();
        this.pair = plan.conduct().buddy().map(NewsroomPlan.Buddy::kind);
        list.add(new NcsServer(plan.ncsID(), plan.listen(), desk, codec, first));
        plan.conduct()
                .buddy()
                .ifPresent(other ->
                        list.add(new NcsServer(other.ncsID(), other.listen(), desk, codec, idle(other.kind()))));
    }

    private static Mode idle(Kind kind) {
        return switch (kind) {
            case BUDDY -> Mode.STANDBY;
            case HOT_STANDBY -> Mode.OFF;
        };
    }

    NcsServer main() {
        return list.getFirst();
    }

    /** The second one, if there is a pair. */
    Optional<NcsServer> buddy() {
        return list.size() > 1 ? Optional.of(list.getLast()) : Optional.empty();
    }

    /** Opens all as they are. */
    synchronized void open() throws IOException {
        for (var server : list) {
            var lines = server.open();
            if (!lines.isEmpty()) links.are(lines);
        }
    }

    /** Nothing leads to any server any more, and nothing from it. */
    synchronized void cut() {
        links.are(Map.of());
        list.forEach(NcsServer::close);
    }

    /** All connections stay, and nothing is said or heard. */
    synchronized void halfOpen() {
        list.forEach(NcsServer::fallSilent);
    }

    /** Whoever is active refuses from now on, as if another server did the work. */
    synchronized void standBy() {
        links.are(Map.of());
        list.stream().filter(server -> server.mode() == Mode.ACTIVE).forEach(server -> server.is(Mode.STANDBY));
    }

    /** The first that does not do the work does it from now on, and the other is gone: what an operator calls a take-over. */
    synchronized void takeOver() throws IOException {
        if (list.size() > 1) failOver();
        else becomes(main(), Mode.ACTIVE);
    }

    /** The active one of the pair is gone, and the other does the work. */
    synchronized void failOver() throws IOException {
        if (list.size() < 2) throw new IllegalStateException("no second server, expected a newsroom with a buddy");
        var dead = main().mode() == Mode.ACTIVE ? main() : list.getLast();
        var next = dead == main() ? list.getLast() : main();
        links.are(Map.of());
        dead.close();
        dead.is(Mode.OFF);
        becomes(next, Mode.ACTIVE);
    }

    /** The one that is gone comes back beside the active one: with the newest state not yet (R66), or idle as before. */
    synchronized void comeBack() throws IOException {
        for (var server : list) {
            if (server.mode() != Mode.OFF) continue;
            boolean isMain = server == main();
            becomes(
                    server,
                    isMain && pair.filter(Kind.BUDDY::equals).isPresent()
                            ? Mode.STALE
                            : pair.map(Servers::idle).orElse(first));
        }
    }

    /** Everything as it was at the start. */
    synchronized void restore() throws IOException {
        cut();
        main().is(first);
        buddy().ifPresent(other -> other.is(idle(pair.orElseThrow())));
        open();
    }

    private void becomes(NcsServer server, Mode mode) throws IOException {
        server.close();
        server.is(mode);
        var lines = server.open();
        if (!lines.isEmpty()) links.are(lines);
    }

    @Override
    public void close() {
        cut();
    }
}
