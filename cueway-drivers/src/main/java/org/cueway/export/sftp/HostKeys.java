package org.cueway.export.sftp;

import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/**
 * The keys that a server may show. Remembers the one that it did not take, since that is what people need to know. Safe for use by
 * any thread.
 */
final class HostKeys implements ServerKeyVerifier {
    private final List<String> expected;
    private volatile Optional<String> refused = Optional.empty();

    HostKeys(List<String> expected) {
        this.expected = expected;
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        var print = KeyUtils.getFingerPrint(key);
        var whole = words(PublicKeyEntry.toString(key));
        boolean known = expected.stream()
                .anyMatch(text -> text.equals(print) || words(text).equals(whole));
        refused = known ? Optional.empty() : Optional.of(print + " (" + KeyUtils.getKeyType(key) + ")");
        return known;
    }

    /** Type and key, without the comment behind them. */
    private static List<String> words(String key) {
        return List.of(key.strip().split("\\s+")).stream().limit(2).toList();
    }

    /** The key that was shown and not taken. */
    Optional<String> refused() {
        return refused;
    }

    /** What was expected in its place, for people. */
    String expected() {
        return expected.isEmpty() ? "one of hostKeys, which is empty" : "one of hostKeys";
    }
}
