package org.cueway.nmos.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How TLS is spoken.
 *
 * @param secure only https and wss are spoken (C-69); default no
 * @param roots files and folders of root certificates, PEM or DER; empty means those that this Java knows
 * @param identity who we are to devices that ask; empty if we do not say
 * @param exceptions hosts that are believed although their certificate is not right (C-70)
 */
public record TlsSettings(boolean secure, List<Path> roots, Optional<Identity> identity, Exceptions exceptions) {
    /** Takes a copy. */
    public TlsSettings {
        roots = List.copyOf(roots);
    }

    /** Plain HTTP is spoken, and of https those are trusted that this Java knows. */
    public static TlsSettings open() {
        return new TlsSettings(false, List.of(), Optional.empty(), Exceptions.NONE);
    }

    /**
     * A certificate of our own.
     *
     * @param certificates ours first, then those of who signed it, PEM
     * @param key the private key, PEM, PKCS 8, not encrypted
     */
    public record Identity(Path certificates, Path key) {}

    /**
     * What an operator wishes, and whether the administrator lets it count.
     *
     * @param forbidden none of them counts
     */
    public record Exceptions(List<HostException> wished, boolean forbidden) {
        /** There is none. */
        public static final Exceptions NONE = new Exceptions(List.of(), false);

        /** Takes a copy. */
        public Exceptions {
            wished = List.copyOf(wished);
        }

        /** The one that counts for this host and certificate. */
        Optional<HostException> of(String host, Fingerprint shown) {
            return forbidden
                    ? Optional.empty()
                    : wished.stream()
                            .filter(each -> each.host().equals(host.toLowerCase(Locale.ROOT)))
                            .filter(each -> each.certificate().equals(shown))
                            .findFirst();
        }
    }

    /**
     * One host whose certificate is believed as it is.
     *
     * @param host a name or an address, in small letters, as it stands in addresses
     * @param certificate that one and no other
     */
    public record HostException(String host, Fingerprint certificate) {
        /** Makes the letters small. */
        public HostException {
            host = host.toLowerCase(Locale.ROOT);
        }
    }
}
