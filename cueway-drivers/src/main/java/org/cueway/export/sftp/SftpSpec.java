package org.cueway.export.sftp;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cueway.export.delivery.Remote;

/**
 * A server, and how we log in there. Immutable.
 *
 * @param remote its password opens the account
 * @param key a private key, tried before the password
 * @param passphrase of that key; never shown
 * @param hostKeys the keys that the server may show: fingerprints ({@code SHA256:…}) or public keys ({@code ssh-rsa AAAA…}); with
 *     none it is not spoken to
 */
public record SftpSpec(Remote remote, Optional<Path> key, Optional<String> passphrase, List<String> hostKeys) {
    /** Copies. */
    public SftpSpec {
        hostKeys = List.copyOf(hostKeys);
    }

    @Override
    public String toString() {
        return "SftpSpec[" + remote + "]";
    }
}
