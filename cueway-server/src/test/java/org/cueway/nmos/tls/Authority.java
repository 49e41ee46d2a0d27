package org.cueway.nmos.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of a test that signs certificates and says whether they are still good, without any tool. */
public final class Authority {
    private static final byte[] ECDSA = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final byte[] SHA1 = Der.sequence(Der.oid("1.3.14.3.2.26"), Der.nothing());
    private static final AtomicLong SERIAL = new AtomicLong(1000);

    private final KeyPair keys;
    private final X509Certificate certificate;

    private Authority(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** Who shows a certificate. */
    public record Identity(X509Certificate certificate, PrivateKey key) {}

    /** From when until when. */
    public record Span(Instant from, Instant to) {
        /** A day each way. */
        static Span around(Instant now) {
            return new Span(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(100)));
        }
    }

    public static Authority named(String name, Instant now) throws GeneralSecurityException {
        var keys = keys();
        var constraints = extension("2.5.29.19", true, Der.sequence(Der.yes()));
        var made = sign(name, name, keys.getPublic(), Span.around(now), List.of(constraints), keys.getPrivate());
        return new Authority(keys, made);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A certificate for names and addresses. */
    public Identity issue(Span span, String... hosts) throws GeneralSecurityException {
        return issue(keys(), span, hosts);
    }

    private Identity issue(KeyPair of, Span span, String... hosts) throws GeneralSecurityException {
        var names = new ArrayList<byte[]>();
        for (var host : hosts) names.add(name(host));
        var extension = extension("2.5.29.17", false, Der.sequence(names.toArray(byte[][]::new)));
        var made = sign(
                certificate.getSubjectX500Principal().getName().substring(3),
                hosts[0],
                of.getPublic(),
                span,
                List.of(extension),
                keys.getPrivate());
        return new Identity(made, of.getPrivate());
    }

    private static byte[] name(String host) throws GeneralSecurityException {
        try {
            boolean address = host.matches("[0-9.]+") || host.contains(":");
            return address
                    ? Der.tagged(0x87, InetAddress.getByName(host).getAddress())
                    : Der.tagged(0x82, host.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value))
                : Der.sequence(Der.oid(oid), Der.octets(value));
    }

    private static byte[] called(String name) {
        return Der.sequence(Der.tagged(0x31, Der.sequence(Der.oid("2.5.4.3"), Der.text(name))));
    }

    private static X509Certificate sign(
            String issuer, String subject, PublicKey key, Span span, List<byte[]> extensions, PrivateKey by)
            throws GeneralSecurityException {
        var body = Der.sequence(
                Der.context(0, Der.integer(BigInteger.TWO)),
                Der.integer(BigInteger.valueOf(SERIAL.incrementAndGet())),
                ECDSA,
                called(issuer),
                Der.sequence(Der.time(span.from()), Der.time(span.to())),
                called(subject),
                key.getEncoded(),
                Der.context(3, Der.sequence(extensions.toArray(byte[][]::new))));
        var whole = Der.sequence(body, ECDSA, Der.bits(signature(body, by)));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] signature(byte[] body, PrivateKey by) throws GeneralSecurityException {
        var signing = Signature.getInstance("SHA256withECDSA");
        signing.initSign(by);
        signing.update(body);
        return signing.sign();
    }

    /** What is said of a certificate (RFC 6960). */
    byte[] word(X509Certificate about, boolean revoked, Instant at) throws GeneralSecurityException {
        var sha1 = MessageDigest.getInstance("SHA-1");
        var issuer = certificate.getSubjectX500Principal().getEncoded();
        var spki = keys.getPublic().getEncoded();
        // The bits of an uncompressed P-256 point: 65 octets at the end.
        var point = Arrays.copyOfRange(spki, spki.length - 65, spki.length);
        var id = Der.sequence(
                SHA1,
                Der.octets(sha1.digest(issuer)),
                Der.octets(sha1.digest(point)),
                Der.integer(about.getSerialNumber()));
        var status = revoked ? Der.context(1, Der.time(at)) : Der.tagged(0x80);
        var single = Der.sequence(id, status, Der.time(at), Der.context(0, Der.time(at.plus(Duration.ofDays(1)))));
        var data = Der.sequence(Der.context(1, issuer), Der.time(at), Der.sequence(single));
        var basic = Der.sequence(data, ECDSA, Der.bits(signature(data, keys.getPrivate())));
        return Der.sequence(
                Der.tagged(0x0a, new byte[] {0}),
                Der.context(0, Der.sequence(Der.oid("1.3.6.1.5.5.7.48.1.1"), Der.octets(basic))));
    }

    /** A server that shows a certificate, and asks for one of {@code clients} if there are any. */
    public static SSLContext server(Identity identity, Authority signer, List<X509Certificate> clients)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "us", identity.key(), new char[0], new X509Certificate[] {identity.certificate(), signer.certificate()
                });
        var mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(store, new char[0]);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (var each : clients) trusted.setCertificateEntry("c" + trusted.size(), each);
        var them = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        them.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), clients.isEmpty() ? null : them.getTrustManagers(), null);
        return context;
    }

    /** Writes a certificate as PEM. */
    public static Path write(Path file, X509Certificate certificate) throws IOException, GeneralSecurityException {
        return Files.writeString(file, pem("CERTIFICATE", certificate.getEncoded()));
    }

    /** Writes a key as PEM. */
    static Path write(Path file, PrivateKey key) throws IOException {
        return Files.writeString(file, pem("PRIVATE KEY", key.getEncoded()));
    }

    static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
