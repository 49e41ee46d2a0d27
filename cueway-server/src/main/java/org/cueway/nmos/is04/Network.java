package org.cueway.nmos.is04;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cueway.nmos.dnssd.Candidates.Candidate;
import org.cueway.nmos.dnssd.Candidates.Rules;
import org.cueway.nmos.is04.feed.Attachment;
import org.cueway.nmos.is04.feed.Line;
import org.cueway.nmos.is04.feed.Lookout;
import org.cueway.nmos.is04.feed.Message;
import org.cueway.nmos.is04.feed.Message.How;
import org.cueway.nmos.is04.holdings.Holdings;
import org.cueway.nmos.is04.holdings.Intake;
import org.cueway.nmos.is04.query.Answer.Got;
import org.cueway.nmos.is04.spec.Means;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.nmos.is04.spec.NetworkStatus;
import org.cueway.nmos.is04.spec.NetworkStatus.Mode;
import org.cueway.nmos.is04.spec.NetworkStatus.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One media network: chooses a registry, keeps to it while it works, moves to the next when it fails (nmos §2.3, C-16, C-23), and keeps
 * what is shown until another registry has told everything. All decisions are made on its one thread, which the others tell what they
 * see ({@link Message}); any thread may ask for the {@link #status}.
 */
final class Network implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Network.class);
    private static final Duration STOPPING = Duration.ofSeconds(5);
    /** How often it looks at what is due, in parts of the quiet time. */
    private static final int TICKS = 8;

    private final NetworkSpec spec;
    private final Means means;
    private final Holdings.View view;
    private final BlockingQueue<Message> mailbox;
    private final Lookout lookout;
    private final Registries registries;
    private final Prober prober;
    private final Board board;
    private final Nodes nodes;
    private Optional<Attachment> attachment = Optional.empty();
    private long attachments;
    private String lastFailure = "";
    /** Rounds through all registries in vain, in a row. */
    private int rounds;

    private long notBefore;
    private long nextProbe;
    private boolean stale;

    Network(NetworkSpec spec, boolean authorization, Means means, Holdings holdings, Runnable changed) {
        var rules = new Rules(spec.versions(), means.http().secure(), authorization, spec.development());
        this.spec = spec;
        this.means = means;
        this.view = holdings.open(spec.name());
        this.mailbox = new ArrayBlockingQueue<>(means.limits().backlog());
        this.lookout = new Lookout(spec.browse(), means, mailbox);
        this.registries = new Registries(spec, rules, means.limits());
        this.prober = new Prober(rules, means, mailbox);
        this.nodes = new Nodes(spec, rules, means, holdings, changed);
        this.board = new Board(spec.name(), means.time(), changed);
        this.notBefore = means.now();
    }

    /** How things are. */
    NetworkStatus status() {
        return board.status(nodes.status());
    }

    /** An operator wants this registry to be used, if it can be; waits for nothing. Returns false if too much else waits. */
    boolean use(URI registry) {
        return mailbox.offer(new Message.Wished(registry));
    }

    @Override
    public void run() {
        var looking = Thread.ofVirtual().name("nmos-lookout-" + spec.name()).unstarted(lookout);
        try {
            nodes.startDirect();
            if (spec.registered()) looking.start();
            var tick = means.limits().quiet().dividedBy(TICKS);
            while (true) {
                if (attachment.isEmpty()) seek();
                show();
                var message = mailbox.poll(tick.toNanos(), TimeUnit.NANOSECONDS);
                if (message != null) take(message);
                tend();
            }
        } catch (InterruptedException _) {
            // Asked to stop.
        } catch (RuntimeException e) {
            LOG.error("{}: discovery has stopped", spec.name(), e);
            board.show(Mode.NONE, State.STALE, "stopped by an error of Cueway's own: " + e, true, java.util.List.of());
        } finally {
            stop(looking);
        }
    }

    private void stop(Thread looking) {
        looking.interrupt();
        attachment.ifPresent(Attachment::close);
        prober.close();
        nodes.close();
        try {
            if (looking.isAlive()) looking.join(STOPPING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Message message) {
        switch (message) {
            case Message.Offered(var adverts, var trouble) -> {
                registries.offered(adverts, trouble);
                if (registries.none() && attachment.isEmpty()) nodes.startPeerToPeer();
            }
            case Message.Wished(var wished) -> {
                if (registries.wish(wished)) leave("an operator asked for " + wished);
            }
            case Message.Probed(var better, var answers) -> {
                nextProbe =
                        means.now() + spec.returnAfter().orElse(Duration.ZERO).toNanos();
                if (answers) leave("a better one is back: " + better);
            }
            case Message.OfRegistry of ->
                attachment.filter(each -> each.isNumber(of.attachment())).ifPresent(from -> take(of, from));
        }
    }

    private void take(Message.OfRegistry message, Attachment from) {
        long now = means.now();
        var intake = from.intake();
        switch (message) {
            case Message.Opened(var _, var kind) -> intake.opened(kind, now);
            case Message.Told(var _, var kind, var source, var events) -> intake.told(kind, source, events, now);
            case Message.Listed(var _, var kind) -> intake.listed(kind).forEach(from::check);
            case Message.Unlisted(var _, var kind) -> intake.unlisted(kind);
            case Message.Checked(var _, var asked, var there) -> intake.checked(asked, there, now);
            case Message.Failed(var _, var how, var why) -> failed(from, how, why);
            case Message.SocketsWork _ -> from.listen();
        }
    }

    /** Chooses a registry, the best that nothing is held against; when something is held against all, all are tried now and then. */
    private void seek() throws InterruptedException {
        if (registries.none()) return;
        var order = registries.good(means.now());
        if (order.isEmpty()) {
            if (means.now() - notBefore < 0) return;
            order = registries.leastBadFirst(means.now());
        }
        for (var candidate : order) {
            if (attach(candidate)) return;
        }
        wait(++rounds);
        lookout.again();
    }

    private void wait(int times) {
        notBefore = means.now() + means.limits().retry().pause(times).toNanos();
    }

    private boolean attach(Candidate candidate) throws InterruptedException {
        var found = prober.probe(candidate);
        if (found instanceof Got(var api)) {
            var line = new Line(++attachments, api, spec.wanted(), means, mailbox);
            var intake = new Intake(view, means.limits().quiet(), means.limits().grace());
            var begun = new Attachment(candidate, line, intake);
            attachment = Optional.of(begun);
            nextProbe = means.now() + spec.returnAfter().orElse(Duration.ZERO).toNanos();
            begun.listen();
            return true;
        }
        registries.failed(candidate, found.inWords(), means.now());
        lastFailure = candidate.advert().address() + ": " + found.inWords();
        return false;
    }

    private void failed(Attachment from, How how, String why) {
        switch (how) {
            case SICK -> lose(from, why);
            case NO_SOCKETS -> {
                if (from.polled().isPresent()) return;
                boolean others = registries.good(means.now()).stream()
                        .anyMatch(each -> !each.advert()
                                .address()
                                .equals(from.candidate().advert().address()));
                if (others) {
                    lose(from, "no WebSocket: " + why);
                } else {
                    from.poll("its WebSockets cannot be opened: " + why);
                }
            }
            case NO_SUBSCRIPTIONS -> {
                if (from.polled().isEmpty()) from.poll("it has no subscriptions: " + why);
            }
        }
    }

    private void lose(Attachment lost, String why) {
        registries.failed(lost.candidate(), why, means.now());
        lastFailure = lost.candidate().advert().address() + ": " + why;
        LOG.warn("{}: lost {}: {}", spec.name(), lost.root(), why);
        // One that never came as far as to tell everything is not tried again at once.
        if (!lost.isLive()) wait(++rounds);
        detach(lost);
    }

    private void leave(String why) {
        attachment.ifPresent(left -> {
            LOG.info("{}: leaving {}: {}", spec.name(), left.root(), why);
            detach(left);
        });
    }

    private void detach(Attachment left) {
        left.close();
        view.doubtAll();
        attachment = Optional.empty();
    }

    /** What is due without anybody telling. */
    private void tend() {
        if (attachment.isEmpty()) return;
        var now = means.now();
        var current = attachment.orElseThrow();
        // What waits in the mailbox may be what a collection seems to lack.
        if (mailbox.isEmpty()) current.intake().due(now).forEach(current::check);
        if (current.becomesLive()) {
            rounds = 0;
            registries.works(current.candidate());
            nodes.stopPeerToPeer();
            LOG.info("{}: {} has told everything it knows", spec.name(), current.root());
        }
        if (current.isLive() && spec.returnAfter().isPresent() && now - nextProbe >= 0) {
            registries.better(current.candidate(), now).ifPresent(prober::tell);
            nextProbe = now + spec.returnAfter().orElseThrow().toNanos();
        }
    }

    private void show() {
        var chosen = attachment.map(Attachment::candidate);
        boolean sure = attachment
                .filter(each -> each.isLive() && each.intake().waiting() == 0)
                .isPresent();
        stale = !sure
                && !view.isEmpty()
                && (stale || attachment.filter(Attachment::isLive).isPresent() || attachment.isEmpty());
        var list = registries.list(chosen, means.now());
        if (attachment.isPresent()) {
            var current = attachment.orElseThrow();
            board.show(Mode.REGISTRY, state(current), words(current), stale, list);
        } else if (!spec.registered()) {
            board.show(Mode.NONE, State.OFF, "no registry is wanted", false, list);
        } else if (!view.isEmpty()) {
            board.show(Mode.REGISTRY, State.STALE, "no registry answers; " + lastFailure, true, list);
        } else if (nodes.peerToPeer()) {
            board.show(
                    Mode.PEER_TO_PEER, State.LIVE, registries.whyNone() + "; nodes are read themselves", false, list);
        } else {
            board.show(Mode.NONE, State.SEARCHING, registries.none() ? registries.whyNone() : lastFailure, false, list);
        }
    }

    private static State state(Attachment current) {
        if (!current.isLive()) return State.LOADING;
        return current.polled().isPresent() ? State.POLLING : State.LIVE;
    }

    private String words(Attachment current) {
        if (!current.isLive()) return "reading what " + current.root() + " knows";
        var seconds = means.limits().poll().toSeconds();
        var how = current.polled()
                .map(why -> "asking " + current.root() + " every " + seconds + " s, since " + why)
                .orElseGet(() -> "listening to " + current.root());
        int waiting = current.intake().waiting();
        return waiting == 0
                ? how
                : how + "; it does not know " + waiting
                        + " resources that were there before, which are shown as stale for "
                        + means.limits().grace().toSeconds() + " s";
    }
}
