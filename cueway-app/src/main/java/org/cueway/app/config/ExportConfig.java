package org.cueway.app.config;

import java.nio.file.Path;
import org.cueway.export.delivery.TcpFeed.Framing;
import org.cueway.export.file.ExportSpec;
import org.cueway.export.ftp.FtpSpec;
import org.cueway.export.sftp.SftpSpec;

/**
 * One target of exports.
 *
 * @param spec what it gets
 * @param where it is
 */
public record ExportConfig(ExportSpec spec, Where where) {
    /** Kinds of targets. */
    public sealed interface Where {
        /** A folder of this machine; it has to be there. */
        record Folder(Path path) implements Where {}

        /** A folder that is reached by SFTP. */
        record Sftp(SftpSpec spec) implements Where {}

        /** A folder that is reached by FTP or FTPS. */
        record Ftp(FtpSpec spec) implements Where {}

        /**
         * A port to which prompters connect.
         *
         * @param host the address to bind; default {@code 127.0.0.1}
         * @param port 0 to 65535, 0 is any free one
         */
        record Feed(String host, int port, Framing framing) implements Where {}
    }
}
