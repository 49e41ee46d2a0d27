package org.cueway.nmos.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The SHA-256 of a certificate.
 *
 * @param sha256 64 small hexadecimal digits
 */
public record Fingerprint(String sha256) {
    /** @throws IllegalArgumentException if it is no such thing */
    public Fingerprint {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected 64 hexadecimal digits, found " + sha256);
        }
    }

    /** As tools print it: with or without colons, in capitals or not; empty if it is none. */
    public static Optional<Fingerprint> of(String text) {
        var digits = text.replace(":", "").strip().toLowerCase(Locale.ROOT);
        return digits.matches("[0-9a-f]{64}") ? Optional.of(new Fingerprint(digits)) : Optional.empty();
    }

    /** That of a certificate. */
    public static Fingerprint of(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Fingerprint(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(
                    "every Java has SHA-256, and a certificate that was read can be written", e);
        }
    }

    /** As tools print it. */
    @Override
    public String toString() {
        return HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(HexFormat.of().parseHex(sha256));
    }
}
