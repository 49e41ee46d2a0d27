package org.cueway.nmos.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.cueway.nmos.tls.PemFiles.Stamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our certificate and key, read anew when their files change; shown to whoever asks. Guarded by its lock. */
final class Identities extends X509ExtendedKeyManager {
    private static final Logger LOG = LoggerFactory.getLogger(Identities.class);
    private static final String US = "cueway";

    private final TlsSettings.Identity files;
    private Loaded held;

    private Identities(TlsSettings.Identity files, Loaded held) {
        this.files = files;
        this.held = held;
    }

    private record Loaded(List<Stamp> stamps, List<X509Certificate> chain, PrivateKey key) {}

    /** @throws IOException if a file cannot be read, or the two do not belong together; the message names them */
    static Identities open(TlsSettings.Identity files) throws IOException {
        return new Identities(files, read(files));
    }

    private static Loaded read(TlsSettings.Identity files) throws IOException {
        var chain = PemFiles.certificates(files.certificates());
        var key = PemFiles.key(files.key());
        if (!key.getAlgorithm().equals(chain.getFirst().getPublicKey().getAlgorithm())) {
            throw new IOException("the key in " + files.key() + " is " + key.getAlgorithm() + ", the certificate in "
                    + files.certificates() + " is for "
                    + chain.getFirst().getPublicKey().getAlgorithm());
        }
        return new Loaded(stamps(files), chain, key);
    }

    private static List<Stamp> stamps(TlsSettings.Identity files) throws IOException {
        return PemFiles.stamps(List.of(files.certificates(), files.key()));
    }

    /** Ours, as it is now. */
    synchronized X509Certificate certificate() {
        return current().chain().getFirst();
    }

    private synchronized Loaded current() {
        try {
            if (!stamps(files).equals(held.stamps())) {
                held = read(files);
                LOG.info("our certificate for the NMOS system was read anew");
            }
        } catch (IOException e) {
            LOG.warn("our certificate is left as it was: {}", e.getMessage());
        }
        return held;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
        return offered(keyTypes);
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
        return offered(keyTypes);
    }

    /** Whom the other end would trust is for it to say: many devices name nobody. */
    private @Nullable String offered(String[] keyTypes) {
        var ours = current().key().getAlgorithm();
        return List.of(keyTypes).contains(ours) ? US : null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return Optional.ofNullable(offered(new String[] {keyType}))
                .map(alias -> new String[] {alias})
                .orElse(null);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return current().chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return current().key();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }
}
