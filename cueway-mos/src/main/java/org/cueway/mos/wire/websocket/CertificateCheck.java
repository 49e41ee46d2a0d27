package org.cueway.mos.wire.websocket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.cueway.base.ServerTrust;
import org.jspecify.annotations.Nullable;

/** Decides about a server's certificate as its {@link Trust} says, and says which one it was when it is not taken. Immutable. */
final class CertificateCheck extends ServerTrust {
    private final Trust trust;
    /** Asked where authorities decide; it looks at the name too. */
    private final Optional<X509ExtendedTrustManager> authorities;

    private CertificateCheck(Trust trust, Optional<X509ExtendedTrustManager> authorities) {
        this.trust = trust;
        this.authorities = authorities;
    }

    /**
     * TLS that takes certificates as {@code trust} says.
     *
     * @throws IOException if the file of authorities cannot be read; the message names it
     */
    static SSLContext tls(Trust trust) throws IOException {
        try {
            var check = switch (trust) {
                case Trust.Known _ -> new CertificateCheck(trust, Optional.of(known(Optional.empty())));
                case Trust.Authority(var file) ->
                    new CertificateCheck(trust, Optional.of(known(Optional.of(authorities(file)))));
                case Trust.Pinned _, Trust.Anyone _ -> new CertificateCheck(trust, Optional.empty());
            };
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {check}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot do TLS: " + e.getMessage(), e);
        }
    }

    private static KeyStore authorities(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (var certificate : certificates(file)) store.setCertificateEntry("ca-" + store.size(), certificate);
        return store;
    }

    /**
     * The certificates in a file.
     *
     * @throws IOException if it cannot be read, or holds none; the message names it
     */
    static Collection<? extends Certificate> certificates(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) throw new IOException("no certificate in " + file + ", expected PEM or DER");
            return found;
        } catch (CertificateException e) {
            throw new IOException("no certificate in " + file + ", expected PEM or DER: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException("cannot read certificates from " + file + ": " + e, e);
        }
    }

    private static X509ExtendedTrustManager known(Optional<KeyStore> authorities) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(orNull(authorities));
        for (var each : factory.getTrustManagers()) {
            if (each instanceof X509ExtendedTrustManager checking) return checking;
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    @SuppressWarnings("NullAway") // null is how the JDK says: your own
    private static @Nullable KeyStore orNull(Optional<KeyStore> store) {
        return store.orElse(null);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        var server = chain[0];
        switch (trust) {
            case Trust.Known _, Trust.Authority _ -> {
                try {
                    authorities.orElseThrow().checkServerTrusted(chain, keyType, engine);
                } catch (CertificateException e) {
                    throw new CertificateException(described(server) + ": " + e.getMessage(), e);
                }
            }
            case Trust.Pinned(var expected) -> {
                if (!HexFormat.of().formatHex(sha256(server)).equals(expected)) {
                    throw new CertificateException(described(server) + ", expected the pinned one");
                }
            }
            case Trust.Anyone _ -> {}
        }
    }

    private static String described(X509Certificate certificate) throws CertificateException {
        return "certificate of " + certificate.getSubjectX500Principal() + ", SHA-256 "
                + Trust.Pinned.shown(sha256(certificate));
    }

    private static byte[] sha256(X509Certificate certificate) throws CertificateException {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new CertificateException("certificate without a fingerprint", e);
        }
    }
}
