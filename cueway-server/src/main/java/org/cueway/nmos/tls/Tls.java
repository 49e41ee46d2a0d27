package org.cueway.nmos.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.cueway.nmos.http.Security;

/** TLS as it is configured. Safe for use by any thread. */
public final class Tls {
    /** Certificates are told of so long before they expire: 30 days. Source: our choice, time to have a new one signed. */
    private static final Duration NOTICE = Duration.ofDays(30);

    /**
     * Sessions are forgotten after this many seconds, the shortest that the JDK knows: one that is taken up again shows no certificate,
     * and so a root that was taken away would still count. Connections stay open, so handshakes are few.
     */
    private static final int SESSION_SECONDS = 1;

    private final TlsSettings settings;
    private final Roots roots;
    private final Optional<Identities> identity;
    private final SSLContext context;

    private Tls(TlsSettings settings, Roots roots, Optional<Identities> identity, SSLContext context) {
        this.settings = settings;
        this.roots = roots;
        this.identity = identity;
        this.context = context;
    }

    /**
     * Reads the files.
     *
     * @throws IOException if one cannot be read, or this Java cannot do TLS; the message says which and why
     */
    public static Tls open(TlsSettings settings) throws IOException {
        var roots = Roots.open(settings.roots());
        var identity = settings.identity().isPresent()
                ? Optional.of(Identities.open(settings.identity().orElseThrow()))
                : Optional.<Identities>empty();
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    identity.map(each -> new KeyManager[] {each}).orElse(new KeyManager[0]),
                    new TrustManager[] {new ServerCheck(roots, settings.exceptions())},
                    null);
            context.getClientSessionContext().setSessionTimeout(SESSION_SECONDS);
            return new Tls(settings, roots, identity, context);
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot do TLS: " + e.getMessage(), e);
        }
    }

    /** What the NMOS client needs. */
    public Security security(Security.Tokens tokens) {
        return new Security(settings.secure(), context, tokens);
    }

    /** What an administrator should know, a sentence each; empty if all is well. */
    public List<String> warnings(Instant now) {
        var warnings = new ArrayList<String>();
        identity.ifPresent(
                ours -> expiring("our certificate", ours.certificate(), now).ifPresent(warnings::add));
        if (!settings.roots().isEmpty()) {
            for (var root : roots.certificates()) {
                expiring("the root " + root.getSubjectX500Principal(), root, now)
                        .ifPresent(warnings::add);
            }
            if (roots.certificates().isEmpty()) warnings.add("no root certificate is installed: nobody is trusted");
        }
        var exceptions = settings.exceptions();
        for (var each : exceptions.wished()) {
            warnings.add(
                    exceptions.forbidden()
                            ? "the exception for " + each.host()
                                    + " does not count: the administrator forbids exceptions"
                            : each.host() + " is believed by exception");
        }
        return warnings;
    }

    private static Optional<String> expiring(String what, X509Certificate certificate, Instant now) {
        var end = certificate.getNotAfter().toInstant();
        if (end.isAfter(now.plus(NOTICE))) return Optional.empty();
        return Optional.of(what
                + (end.isAfter(now) ? " expires on " : " expired on ")
                + end.atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
