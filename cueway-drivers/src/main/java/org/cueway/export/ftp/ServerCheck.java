package org.cueway.export.ftp;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.cueway.export.ftp.FtpSpec.Trust;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a server's certificate, and remembers why it did not take one, so that this is told apart from a line that broke. Safe
 * for use by any thread.
 */
final class ServerCheck extends X509ExtendedTrustManager {
    private final Trust trust;
    private final Optional<X509ExtendedTrustManager> authorities;
    private volatile Optional<String> refused = Optional.empty();

    private ServerCheck(Trust trust, Optional<X509ExtendedTrustManager> authorities) {
        this.trust = trust;
        this.authorities = authorities;
    }

    /**
     * A check.
     *
     * @throws IOException if the file of authorities cannot be read; the message names it
     */
    static ServerCheck of(Trust trust) throws IOException {
        try {
            return switch (trust) {
                case Trust.Known() -> new ServerCheck(trust, Optional.of(managers(null)));
                case Trust.Authority(var file) -> new ServerCheck(trust, Optional.of(managers(store(file))));
                case Trust.Pinned _ -> new ServerCheck(trust, Optional.empty());
            };
        } catch (GeneralSecurityException e) {
            throw new IOException("certificates cannot be read: " + e.getMessage(), e);
        }
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(file)) {
            for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + store.size(), one);
            }
        } catch (IOException e) {
            throw new IOException("cannot read certificates from " + file + ": " + e, e);
        }
        return store;
    }

    @SuppressWarnings("NullAway") // null is how the JDK says: your own
    private static X509ExtendedTrustManager managers(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var each : factory.getTrustManagers()) {
            if (each instanceof X509ExtendedTrustManager checking) return checking;
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    /** TLS that asks it. */
    SSLContext tls() throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot do TLS: " + e.getMessage(), e);
        }
    }

    /** Whether the name in the certificate counts, too. */
    boolean looksAtTheName() {
        return authorities.isPresent();
    }

    /** Why a certificate was not taken. */
    Optional<String> refused() {
        return refused;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, manager -> manager.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, manager -> manager.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, manager -> manager.checkServerTrusted(chain, type));
    }

    @FunctionalInterface
    private interface Question {
        void ask(X509ExtendedTrustManager manager) throws CertificateException;
    }

    private void check(X509Certificate[] chain, Question question) throws CertificateException {
        try {
            if (authorities.isPresent()) {
                question.ask(authorities.get());
            } else if (trust instanceof Trust.Pinned(var sha256)
                    && !print(chain[0]).equals(sha256)) {
                throw new CertificateException("expected the pinned one");
            }
            refused = Optional.empty();
        } catch (CertificateException e) {
            var why = "certificate of " + chain[0].getSubjectX500Principal() + ", SHA-256 " + print(chain[0]) + ": "
                    + e.getMessage();
            refused = Optional.of(why);
            throw new CertificateException(why, e);
        }
    }

    private static String print(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new CertificateException("certificate without a fingerprint", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw notOurs();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw notOurs();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw notOurs();
    }

    private static CertificateException notOurs() {
        return new CertificateException("we serve nobody here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
