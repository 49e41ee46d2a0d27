package org.cueway.nmos.is10;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.base.TimeSource;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Security;
import org.cueway.nmos.is10.AuthSettings.Grant;
import org.cueway.nmos.is10.Authorizing.Found;
import org.cueway.nmos.is10.CredentialFile.Kept;
import org.cueway.nmos.is10.TokenStatus.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a token ready for whoever asks one of us. The first request that needs one waits until it is there; from then on a thread renews
 * it in time. One lock guards everything and is held while the authorization server is asked, so that it is asked once for all.
 */
public final class TokenKeeper implements Security.Tokens, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenKeeper.class);

    private final AuthSettings settings;
    private final Around around;
    private final AuthLimits limits;
    private final TimeSource time;
    private final Authorizing asking;
    private final SignIns signIns;
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread renewing;

    private volatile Optional<Token> token = Optional.empty();
    private volatile TokenStatus status;
    private Optional<Metadata> server = Optional.empty();
    private Optional<Credentials> us = Optional.empty();
    private Optional<String> refresh = Optional.empty();
    private int failures;
    private long notBeforeNanos;
    private long replacedNanos;

    /**
     * What a keeper works with.
     *
     * @param http without tokens of its own; stays the caller's
     */
    public record Around(NmosHttp http, AuthServers servers, Protection protection, CredentialFile file) {}

    private record Token(String access, long expiresNanos, long renewNanos) {}

    private TokenKeeper(AuthSettings settings, Around around, AuthLimits limits, TimeSource time) {
        this.settings = settings;
        this.around = around;
        this.limits = limits;
        this.time = time;
        this.asking = new Authorizing(around.http(), settings, limits);
        this.signIns = new SignIns(limits, time);
        this.status = new TokenStatus(State.IDLE, Optional.empty(), "", time.now());
        this.notBeforeNanos = time.nanoTime();
        this.replacedNanos = time.nanoTime() - limits.retry().toNanos();
        this.renewing = Thread.ofVirtual().name("nmos tokens").unstarted(this::renewAlways);
    }

    /** Begins. Nobody is asked before a token is needed. */
    public static TokenKeeper start(AuthSettings settings, Around around, AuthLimits limits, TimeSource time) {
        var keeper = new TokenKeeper(settings, around, limits, time);
        keeper.renewing.start();
        return keeper;
    }

    /** How it stands. */
    public TokenStatus status() {
        return status;
    }

    @Override
    public Optional<String> bearer(URI to) {
        if (!safe(to) || !around.protection().asks(to)) return Optional.empty();
        var current = valid();
        return current.isPresent() ? current : locked(this::obtainIfNeeded);
    }

    @Override
    public Optional<String> instead(URI to, String rejected) {
        return locked(() -> {
                    var current = valid();
                    if (current.filter(access -> !access.equals(rejected)).isPresent()) return;
                    // An API that believes none of our tokens must not make us ask for ever.
                    if (time.nanoTime() - replacedNanos < limits.retry().toNanos()) return;
                    replacedNanos = time.nanoTime();
                    token = Optional.empty();
                    obtain();
                })
                .filter(access -> !access.equals(rejected));
    }

    private boolean safe(URI to) {
        return settings.plain() || "https".equals(to.getScheme()) || "wss".equals(to.getScheme());
    }

    private Optional<String> valid() {
        return token.filter(each -> time.nanoTime() - each.expiresNanos() < 0).map(Token::access);
    }

    /** Something that asks the authorization server. */
    @FunctionalInterface
    private interface Asking {
        void run() throws InterruptedException;
    }

    private Optional<String> locked(Asking what) {
        try {
            lock.lockInterruptibly();
            try {
                what.run();
                return valid();
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void obtainIfNeeded() throws InterruptedException {
        boolean early = time.nanoTime() - notBeforeNanos < 0;
        if (valid().isEmpty() && !early) obtain();
    }

    private void obtain() throws InterruptedException {
        if (!ready()) return;
        var reply = ask();
        if (reply instanceof TokenReply.Denied(var error, var _)
                && error.equals("invalid_client")
                && registeredHere()) {
            LOG.info("the authorization server does not know us any longer: we register anew");
            us = Optional.empty();
            refresh = Optional.empty();
            if (!ready()) return;
            reply = ask();
        }
        settle(reply);
    }

    /** Only what we registered ourselves can be registered anew. */
    private boolean registeredHere() {
        return settings.given().isEmpty();
    }

    /** Whether there is a server, and it knows us. */
    private boolean ready() throws InterruptedException {
        if (server.isEmpty()) {
            switch (asking.server(around.servers())) {
                case Found.Here<Metadata>(var found) -> remember(found);
                case Found.Not<Metadata>(var why) -> {
                    fail(why);
                    return false;
                }
            }
        }
        if (us.isPresent()) return true;
        if (!registeredHere()) {
            us = settings.given();
            return true;
        }
        switch (asking.register(server.orElseThrow())) {
            case Found.Here<Credentials>(var given) -> {
                us = Optional.of(given);
                keep();
                return true;
            }
            case Found.Not<Credentials>(var why) -> {
                fail(why);
                return false;
            }
        }
    }

    private void remember(Metadata found) {
        server = Optional.of(found);
        around.file()
                .load()
                .filter(kept -> kept.issuer().equals(found.issuer()))
                .ifPresent(kept -> {
                    if (registeredHere()) us = Optional.of(kept.us());
                    if (refresh.isEmpty()) refresh = kept.refresh();
                });
    }

    private TokenReply ask() throws InterruptedException {
        var at = server.orElseThrow();
        if (refresh.isPresent()) {
            var renewed = asking.refresh(at, us.orElseThrow(), refresh.orElseThrow());
            if (!(renewed instanceof TokenReply.Denied(var error, var _)) || error.equals("invalid_client"))
                return renewed;
            refresh = Optional.empty(); // it counts no longer: as if there had been none
        }
        return switch (settings.grant()) {
            case Grant.Unattended() -> asking.unattended(at, us.orElseThrow());
            case Grant.SignedIn _ -> new TokenReply.Denied("sign_in", "somebody must sign in");
        };
    }

    private void settle(TokenReply reply) {
        switch (reply) {
            case TokenReply.Granted granted -> granted(granted);
            case TokenReply.Denied(var error, var detail) -> {
                if (settings.grant() instanceof Grant.SignedIn && !error.equals("invalid_client")) {
                    say(State.SIGN_IN_NEEDED, detail);
                    wait(limits.slowest());
                } else {
                    fail(detail);
                }
            }
            case TokenReply.Unclear(var detail) -> {
                server = Optional.empty(); // next time another candidate may answer
                fail(detail);
            }
        }
    }

    private void granted(TokenReply.Granted granted) {
        long now = time.nanoTime();
        token = Optional.of(new Token(
                granted.access(),
                now + granted.life().toNanos(),
                now + limits.renewal(granted.life()).toNanos()));
        if (granted.refresh().isPresent() && !granted.refresh().equals(refresh)) {
            refresh = granted.refresh();
            keep();
        }
        failures = 0;
        notBeforeNanos = now;
        say(State.VALID, "");
    }

    private void keep() {
        try {
            around.file().save(new Kept(server.orElseThrow().issuer(), us.orElseThrow(), refresh));
        } catch (IOException e) {
            LOG.warn(
                    "what the authorization server gave us is not kept, and is lost with this process: {}",
                    e.toString());
        }
    }

    private void fail(String why) {
        var pause = limits.retry().multipliedBy(1L << Math.min(failures, 10));
        wait(pause.compareTo(limits.slowest()) < 0 ? pause : limits.slowest());
        failures++;
        say(valid().isPresent() ? State.VALID : State.FAILED, why);
    }

    private void wait(Duration pause) {
        notBeforeNanos = time.nanoTime() + pause.toNanos();
    }

    private void say(State state, String detail) {
        if (status.state() == state && status.detail().equals(detail)) return;
        status = new TokenStatus(state, server.map(each -> each.endpoints().token()), detail, time.now());
        if (state == State.FAILED) LOG.warn("no token: {}", detail);
    }

    private void renewAlways() {
        try {
            while (true) {
                time.sleep(pause());
                lock.lockInterruptibly();
                try {
                    boolean due = token.filter(each -> time.nanoTime() - each.renewNanos() >= 0)
                            .isPresent();
                    if (due && time.nanoTime() - notBeforeNanos >= 0) obtain();
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    /** Until the token is to be renewed; without one it is looked again a little later. */
    private Duration pause() {
        long now = time.nanoTime();
        var due = token.map(each -> Duration.ofNanos(each.renewNanos() - now)).orElse(limits.retry());
        return due.compareTo(limits.retry()) < 0 ? limits.retry() : due;
    }

    /** Where a browser goes, so that somebody signs in. */
    public SignInReply signIn() throws InterruptedException {
        if (!(settings.grant() instanceof Grant.SignedIn(var back))) {
            return new SignInReply.Refused("nobody needs to sign in: tokens are got by our own name");
        }
        lock.lockInterruptibly();
        try {
            if (!ready()) return new SignInReply.Refused(status.detail());
            var at = server.orElseThrow().endpoints().authorization();
            return at.isPresent()
                    ? new SignInReply.GoTo(signIns.begin(at.orElseThrow(), settings, back, us.orElseThrow()))
                    : new SignInReply.Refused(server.orElseThrow().issuer() + " lets nobody sign in");
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what a browser brought back.
     *
     * @param query the parameters of the address that it came to
     */
    public SignInReply signedIn(Map<String, String> query) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var verifier = signIns.finish(query.getOrDefault("state", ""));
            if (verifier.isEmpty() || server.isEmpty() || !(settings.grant() instanceof Grant.SignedIn(var back))) {
                return new SignInReply.Refused("nobody began to sign in here, or too long ago: begin anew");
            }
            var at = server.orElseThrow();
            if (!query.getOrDefault("iss", at.issuer()).equals(at.issuer())) {
                return new SignInReply.Refused("expected an answer of " + at.issuer() + ", found " + query.get("iss"));
            }
            if (query.containsKey("error")) {
                return new SignInReply.Refused(query.get("error") + ": " + query.getOrDefault("error_description", ""));
            }
            var proof = Map.of("code", query.getOrDefault("code", ""), "code_verifier", verifier.orElseThrow());
            var reply = asking.code(at, us.orElseThrow(), proof, back);
            settle(reply);
            return reply instanceof TokenReply.Granted
                    ? new SignInReply.Done()
                    : new SignInReply.Refused(status.detail());
        } finally {
            lock.unlock();
        }
    }

    /** Gives up our tokens, and tells the server so. */
    public void signOut() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (server.isPresent() && us.isPresent()) {
                if (refresh.isPresent()) asking.revoke(server.orElseThrow(), us.orElseThrow(), refresh.orElseThrow());
                if (token.isPresent()) {
                    asking.revoke(
                            server.orElseThrow(),
                            us.orElseThrow(),
                            token.orElseThrow().access());
                }
                refresh = Optional.empty();
                keep();
            }
            token = Optional.empty();
            say(State.IDLE, "");
        } finally {
            lock.unlock();
        }
    }

    /** Renews no longer; the tokens are left to expire. */
    @Override
    public void close() {
        renewing.interrupt();
        try {
            renewing.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
