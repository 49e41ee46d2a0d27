package org.cueway.nmos.tls;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.cueway.base.ServerTrust;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about certificates of registries and devices, and says in plain words why one is not taken. The decision is the JDK's; the
 * words are found afterwards. Safe for use by any thread.
 */
final class ServerCheck extends ServerTrust {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCheck.class);
    /** Kinds of names in a certificate (RFC 5280 §4.2.1.6). */
    private static final Set<Integer> HOSTS = Set.of(2, 7);

    private final Roots roots;
    private final TlsSettings.Exceptions exceptions;
    private final Set<TlsSettings.HostException> used = ConcurrentHashMap.newKeySet();

    ServerCheck(Roots roots, TlsSettings.Exceptions exceptions) {
        this.roots = roots;
        this.exceptions = exceptions;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        var host = engine.getPeerHost() == null ? "" : engine.getPeerHost();
        var exception = exceptions.of(host, Fingerprint.of(chain[0]));
        if (exception.isPresent()) {
            if (used.add(exception.orElseThrow())) {
                LOG.warn("{}: believed by exception, certificate {}", host, Fingerprint.of(chain[0]));
            }
            return;
        }
        check(chain, keyType, engine, host);
        if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
            var responses = session.getStatusResponses();
            if (responses.isEmpty()) return;
            var said =
                    Stapled.status(List.of(chain), List.of(roots.manager().getAcceptedIssuers()), responses.getFirst());
            if (said == Stapled.Status.REVOKED) throw refused("it was revoked", chain[0], host);
        }
    }

    private void check(X509Certificate[] chain, String keyType, SSLEngine engine, String host)
            throws CertificateException {
        var manager = roots.manager();
        try {
            manager.checkServerTrusted(chain, keyType, engine);
        } catch (CertificateException e) {
            var refusal = refused(why(chain, keyType, host, manager), chain[0], host);
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static CertificateException refused(String why, X509Certificate shown, String host) {
        return new CertificateException(
                "the certificate of " + host + " is not taken: " + why + " (SHA-256 " + Fingerprint.of(shown) + ")");
    }

    private static String why(X509Certificate[] chain, String keyType, String host, X509ExtendedTrustManager manager) {
        for (var each : chain) {
            try {
                each.checkValidity();
            } catch (CertificateExpiredException _) {
                return whose(each, chain) + " expired on " + day(each.getNotAfter());
            } catch (CertificateNotYetValidException _) {
                return whose(each, chain) + " is valid from " + day(each.getNotBefore()) + " on";
            }
        }
        try {
            manager.checkServerTrusted(chain, keyType);
        } catch (CertificateException _) {
            return chain[0].getIssuerX500Principal().equals(chain[0].getSubjectX500Principal())
                    ? "it is signed by itself, and not installed as a root"
                    : "it is signed by " + chain[chain.length - 1].getIssuerX500Principal()
                            + ", whom nobody trusts here";
        }
        var names = names(chain[0]);
        return "it has no such " + (address(host) ? "IP" : "name") + ", it is for "
                + (names.isEmpty() ? "nobody by name" : String.join(", ", names));
    }

    private static String whose(X509Certificate each, X509Certificate[] chain) {
        return each.equals(chain[0]) ? "it" : "that of its authority " + each.getSubjectX500Principal();
    }

    private static String day(Date date) {
        return date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static boolean address(String host) {
        return host.contains(":") || host.matches("\\d+(\\.\\d+){3}");
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            var names = new ArrayList<String>();
            var said = certificate.getSubjectAlternativeNames();
            if (said == null) return names;
            for (var each : said) {
                if (each.getFirst() instanceof Integer kind && HOSTS.contains(kind)) {
                    names.add(String.valueOf(each.getLast()));
                }
            }
            return names;
        } catch (CertificateParsingException _) {
            return List.of();
        }
    }
}
