package org.cueway.export.ftp;

import java.io.IOException;
import java.util.Optional;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.cueway.base.ExportLimits;
import org.cueway.export.delivery.DeliveryException;
import org.cueway.export.delivery.DeliveryFault;
import org.cueway.export.delivery.Target;
import org.cueway.export.ftp.FtpSpec.Security;
import org.cueway.export.ftp.FtpSpec.When;

/** A folder that is reached by FTP: passive, binary, names in UTF-8. Confined to the thread of its target. */
public record FtpTarget(FtpSpec spec, ExportLimits limits) implements Target {
    @Override
    public Session open() throws DeliveryException {
        var check = check();
        FTPClient ftp;
        try {
            ftp = client(check);
            ftp.connect(spec.remote().host(), spec.remote().port());
        } catch (IOException e) {
            throw unreachable(e, check);
        }
        try {
            return session(ftp);
        } catch (IOException e) {
            FtpSession.disconnect(ftp);
            throw unreachable(e, check);
        } catch (DeliveryException e) {
            FtpSession.disconnect(ftp);
            throw e;
        }
    }

    private Optional<ServerCheck> check() throws DeliveryException {
        return switch (spec.security()) {
            case Security.Plain() -> Optional.empty();
            case Security.Tls(var _, var trust) -> {
                try {
                    yield Optional.of(ServerCheck.of(trust));
                } catch (IOException e) {
                    throw new DeliveryException(DeliveryFault.WRONG_CERTIFICATE, FtpSession.words(e), e);
                }
            }
        };
    }

    private FTPClient client(Optional<ServerCheck> check) throws IOException {
        FTPClient ftp;
        if (check.isPresent() && spec.security() instanceof Security.Tls(var when, var _)) {
            var secure = new FTPSClient(when == When.IMPLICIT, check.get().tls());
            secure.setTrustManager(check.get());
            secure.setEndpointCheckingEnabled(check.get().looksAtTheName());
            ftp = secure;
        } else {
            ftp = new FTPClient();
        }
        ftp.setConnectTimeout((int) limits.connect().toMillis());
        ftp.setDefaultTimeout((int) limits.reply().toMillis());
        ftp.setDataTimeout(limits.reply());
        ftp.setControlEncoding("UTF-8");
        return ftp;
    }

    private Session session(FTPClient ftp) throws IOException, DeliveryException {
        ftp.setSoTimeout((int) limits.reply().toMillis());
        if (!FTPReply.isPositiveCompletion(ftp.getReplyCode())) {
            throw new DeliveryException(DeliveryFault.UNREACHABLE, FtpSession.said(ftp));
        }
        var remote = spec.remote();
        if (!ftp.login(remote.username(), remote.password().orElse(""))) {
            boolean busy = ftp.getReplyCode() == FTPReply.SERVICE_NOT_AVAILABLE;
            throw new DeliveryException(
                    busy ? DeliveryFault.UNREACHABLE : DeliveryFault.LOGIN_REFUSED,
                    remote.username() + "@" + remote.host() + ": " + FtpSession.said(ftp));
        }
        if (ftp instanceof FTPSClient secure) {
            secure.execPBSZ(0);
            secure.execPROT("P");
        }
        ftp.enterLocalPassiveMode();
        if (!ftp.setFileType(FTP.BINARY_FILE_TYPE)) {
            throw new DeliveryException(DeliveryFault.REFUSED, "binary transfer: " + FtpSession.said(ftp));
        }
        return FtpSession.in(ftp, remote);
    }

    private DeliveryException unreachable(IOException e, Optional<ServerCheck> check) {
        var refused = check.flatMap(ServerCheck::refused);
        return refused.map(why -> new DeliveryException(DeliveryFault.WRONG_CERTIFICATE, why, e))
                .orElseGet(() -> new DeliveryException(
                        DeliveryFault.UNREACHABLE,
                        spec.remote().host() + ":" + spec.remote().port() + ": " + FtpSession.words(e),
                        e));
    }

    @Override
    public void close() {}
}
