package org.cueway.export.ftp;

import java.nio.file.Path;
import org.cueway.export.delivery.Remote;

/** A server, and whether what goes there is encrypted. Immutable. */
public record FtpSpec(Remote remote, Security security) {
    /** Whether there is TLS. */
    public sealed interface Security {
        /** None: the password goes over the line as it is. */
        record Plain() implements Security {}

        /**
         * TLS.
         *
         * @param when it begins
         */
        record Tls(When when, Trust trust) implements Security {}
    }

    /** When TLS begins. */
    public enum When {
        /** When it is asked for ({@code AUTH TLS}); port 21. */
        EXPLICIT,
        /** At once; port 990. */
        IMPLICIT
    }

    /** Whose certificate is taken. */
    public sealed interface Trust {
        /** One that an authority known to this Java has signed, for the host that is dialled. */
        record Known() implements Trust {}

        /**
         * One that an authority of the station has signed, for the host that is dialled.
         *
         * @param file its certificates, PEM or DER
         */
        record Authority(Path file) implements Trust {}

        /**
         * This very one, whatever name stands in it.
         *
         * @param sha256 its fingerprint, 64 small hexadecimal digits
         */
        record Pinned(String sha256) implements Trust {}
    }
}
