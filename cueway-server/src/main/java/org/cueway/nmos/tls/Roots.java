package org.cueway.nmos.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.cueway.nmos.tls.PemFiles.Stamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The authorities that are trusted. Files are looked at again before each use, and read anew when they changed. Guarded by its lock. */
final class Roots {
    private static final Logger LOG = LoggerFactory.getLogger(Roots.class);

    private final List<Path> places;
    private Loaded held;

    private Roots(List<Path> places, Loaded held) {
        this.places = places;
        this.held = held;
    }

    /**
     * What was read.
     *
     * @param manager decides; empty if there is no root at all
     */
    private record Loaded(
            List<Stamp> stamps, List<X509Certificate> certificates, Optional<X509ExtendedTrustManager> manager) {}

    /**
     * Reads them.
     *
     * @param places empty means those that this Java knows
     * @throws IOException if a file cannot be read; the message names it
     */
    static Roots open(List<Path> places) throws IOException {
        return new Roots(places, places.isEmpty() ? java() : read(places, PemFiles.stamps(places)));
    }

    private static Loaded java() throws IOException {
        var manager = manager(Optional.empty());
        return new Loaded(List.of(), List.of(manager.getAcceptedIssuers()), Optional.of(manager));
    }

    private static Loaded read(List<Path> places, List<Stamp> stamps) throws IOException {
        if (stamps.isEmpty()
                && places.stream().noneMatch(place -> place.toFile().isDirectory())) {
            throw new IOException("no file of root certificates at " + places);
        }
        var certificates = new ArrayList<X509Certificate>();
        for (var stamp : stamps) certificates.addAll(PemFiles.certificates(stamp.file()));
        if (certificates.isEmpty()) return new Loaded(stamps, certificates, Optional.empty());
        return new Loaded(stamps, List.copyOf(certificates), Optional.of(manager(Optional.of(store(certificates)))));
    }

    private static KeyStore store(List<X509Certificate> certificates) throws IOException {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var each : certificates) store.setCertificateEntry("root-" + store.size(), each);
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot keep certificates: " + e.getMessage(), e);
        }
    }

    private static X509ExtendedTrustManager manager(Optional<KeyStore> store) throws IOException {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(orNull(store));
            for (var each : factory.getTrustManagers()) {
                if (each instanceof X509ExtendedTrustManager found) return found;
            }
            throw new IOException("this Java has no X.509 trust manager");
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot do TLS: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("NullAway") // null is how the JDK says: your own
    private static @Nullable KeyStore orNull(Optional<KeyStore> store) {
        return store.orElse(null);
    }

    /**
     * Who decides, by what is in the files now. What cannot be read leaves things as they were.
     *
     * @throws CertificateException if nobody is trusted
     */
    X509ExtendedTrustManager manager() throws CertificateException {
        return current()
                .manager()
                .orElseThrow(() -> new CertificateException("no root certificate is installed in "
                        + places.stream().map(Path::toString).collect(Collectors.joining(", "))));
    }

    /** The certificates that are trusted now. */
    List<X509Certificate> certificates() {
        return current().certificates();
    }

    private synchronized Loaded current() {
        if (places.isEmpty()) return held;
        try {
            var stamps = PemFiles.stamps(places);
            if (!stamps.equals(held.stamps())) {
                held = read(places, stamps);
                LOG.info(
                        "root certificates of the NMOS system read anew: {}",
                        held.certificates().size());
            }
        } catch (IOException e) {
            LOG.warn("root certificates are left as they were: {}", e.getMessage());
        }
        return held;
    }
}
