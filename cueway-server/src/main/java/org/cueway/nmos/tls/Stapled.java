package org.cueway.nmos.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Looks at the word of an authority that a server brings along with its certificate, OCSP stapling (C-73). Nobody is asked over the
 * network: control networks often reach no authority. Pure.
 */
final class Stapled {
    private Stapled() {}

    /** What the authority says. */
    enum Status {
        /** The certificate is good. */
        GOOD,
        /** It was revoked. */
        REVOKED,
        /** Nothing, or nothing that can be relied on: not its word, or too old. */
        UNSAID
    }

    /**
     * What is said of the first certificate of a chain that was found right otherwise.
     *
     * @param response as it came, DER
     */
    static Status status(List<X509Certificate> chain, List<X509Certificate> roots, byte[] response) {
        if (response.length == 0 || roots.contains(chain.getFirst())) return Status.UNSAID;
        var below = chain.stream().filter(each -> !roots.contains(each)).toList();
        try {
            var validator = CertPathValidator.getInstance("PKIX");
            var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
            checker.setOcspResponses(Map.of(below.getFirst(), response));
            checker.setOptions(
                    EnumSet.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY, PKIXRevocationChecker.Option.NO_FALLBACK));
            var parameters = new PKIXParameters(
                    roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toUnmodifiableSet()));
            parameters.setRevocationEnabled(true);
            parameters.addCertPathChecker(checker);
            validator.validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
            return Status.GOOD;
        } catch (CertPathValidatorException e) {
            return e.getReason() == BasicReason.REVOKED ? Status.REVOKED : Status.UNSAID;
        } catch (CertificateException e) {
            return Status.UNSAID;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java validates PKIX", e);
        }
    }
}
