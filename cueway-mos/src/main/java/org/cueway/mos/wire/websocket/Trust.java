package org.cueway.mos.wire.websocket;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Whose certificate is taken on {@code wss}. */
public sealed interface Trust {
    /** One that an authority known to this Java has signed, for the name that is dialled. */
    record Known() implements Trust {}

    /**
     * One that an authority of the station has signed, for the name that is dialled.
     *
     * @param file its certificates, PEM or DER; a server's own certificate will do
     */
    record Authority(Path file) implements Trust {}

    /**
     * This very one, whatever name stands in it (R85).
     *
     * @param sha256 its fingerprint, 64 small hexadecimal digits
     */
    record Pinned(String sha256) implements Trust {
        /** The fingerprint in {@code text}, as tools print it: with or without colons, in capitals or not; empty if it is none. */
        public static Optional<Pinned> of(String text) {
            var digits = text.replace(":", "").toLowerCase(Locale.ROOT);
            return digits.matches("[0-9a-f]{64}") ? Optional.of(new Pinned(digits)) : Optional.empty();
        }

        /** The fingerprint as tools print it. */
        static String shown(byte[] sha256) {
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(sha256);
        }
    }

    /** Any: the way is encrypted, but who is at its end nobody knows. */
    record Anyone() implements Trust {}
}
