package org.cueway.export.sftp;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.cueway.base.ExportLimits;
import org.cueway.export.delivery.DeliveryException;
import org.cueway.export.delivery.DeliveryFault;
import org.cueway.export.delivery.Target;

/**
 * A folder that is reached by SFTP. Nothing of the account that we run under is used: no keys, no known hosts, no configuration.
 * Confined to the thread of its target.
 */
public final class SftpTarget implements Target {
    /** What a server says, or leaves us with, when it knows us not; the first is OpenSSH's after too many tries. */
    private static final Set<Integer> NOT_US = Set.of(
            SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR,
            SshConstants.SSH2_DISCONNECT_AUTH_CANCELLED_BY_USER,
            SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE,
            SshConstants.SSH2_DISCONNECT_ILLEGAL_USER_NAME);

    private final SftpSpec spec;
    private final ExportLimits limits;
    private final HostKeys hostKeys;
    private final SshClient client;

    private SftpTarget(SftpSpec spec, ExportLimits limits) {
        this.spec = spec;
        this.limits = limits;
        this.hostKeys = new HostKeys(spec.hostKeys());
        this.client = SshClient.setUpDefaultClient();
    }

    /** A target; nothing is dialled yet. */
    public static SftpTarget of(SftpSpec spec, ExportLimits limits) {
        var target = new SftpTarget(spec, limits);
        var client = target.client;
        client.setServerKeyVerifier(target.hostKeys);
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        CoreModuleProperties.PREFERRED_AUTHS.set(client, "publickey,password,keyboard-interactive");
        CoreModuleProperties.PASSWORD_PROMPTS.set(client, 1);
        // A server that stands still is given up, also while we wait for an answer.
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, limits.reply().dividedBy(2));
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, 2);
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(client, limits.reply());
        client.start();
        return target;
    }

    @Override
    public Session open() throws DeliveryException {
        var connection = connect();
        try {
            logIn(connection);
            var session = new SftpSession(connection, new PromptSftp(connection, limits.reply()), spec.remote());
            session.check();
            return session;
        } catch (IOException e) {
            connection.close(true);
            throw because(e);
        } catch (DeliveryException e) {
            connection.close(true);
            throw e;
        }
    }

    private ClientSession connect() throws DeliveryException {
        var remote = spec.remote();
        try {
            return client.connect(remote.username(), remote.host(), remote.port())
                    .verify(limits.connect())
                    .getSession();
        } catch (IOException e) {
            throw new DeliveryException(
                    DeliveryFault.UNREACHABLE, remote.host() + ":" + remote.port() + ": " + SftpSession.words(e), e);
        }
    }

    private void logIn(ClientSession connection) throws IOException, DeliveryException {
        if (spec.key().isPresent()) {
            for (var pair : pairs(spec.key().get())) connection.addPublicKeyIdentity(pair);
        }
        spec.remote().password().ifPresent(connection::addPasswordIdentity);
        connection.auth().verify(limits.reply());
    }

    /** The library passes over a key that it cannot read; then there is none. */
    private List<KeyPair> pairs(Path file) throws DeliveryException {
        var found = new ArrayList<KeyPair>();
        var provider = new FileKeyPairProvider(file);
        spec.passphrase().ifPresent(text -> provider.setPasswordFinder(FilePasswordProvider.of(text)));
        provider.loadKeys(null).forEach(found::add);
        if (found.isEmpty()) {
            throw new DeliveryException(
                    DeliveryFault.LOGIN_REFUSED,
                    "no private key in " + file
                            + ", or its passphrase is another; expected one as ssh-keygen makes them");
        }
        return found;
    }

    /** Told by what happened, never by what it is called. */
    private DeliveryException because(IOException e) {
        var shown = hostKeys.refused();
        if (shown.isPresent()) {
            return new DeliveryException(
                    DeliveryFault.WRONG_HOST_KEY, "found " + shown.get() + ", expected " + hostKeys.expected(), e);
        }
        boolean login = e instanceof SshException ssh && NOT_US.contains(ssh.getDisconnectCode());
        return new DeliveryException(
                login ? DeliveryFault.LOGIN_REFUSED : DeliveryFault.UNREACHABLE,
                spec.remote().username() + "@" + spec.remote().host() + ": " + SftpSession.words(e),
                e);
    }

    @Override
    public void close() {
        client.stop();
    }
}
