package org.cueway.export.sftp;

import java.io.IOException;
import java.time.Duration;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.sftp.client.SftpErrorDataHandler;
import org.apache.sshd.sftp.client.SftpVersionSelector;
import org.apache.sshd.sftp.client.impl.DefaultSftpClient;

/**
 * The library's client, which would wait ten minutes for a server that keeps the connection and answers nothing (a disk that hangs):
 * its heartbeat is answered by another part of the server. Confined to the thread of its target.
 */
final class PromptSftp extends DefaultSftpClient {
    private final Duration reply;

    PromptSftp(ClientSession connection, Duration reply) throws IOException {
        this.reply = reply;
        super(connection, SftpVersionSelector.CURRENT, SftpErrorDataHandler.EMPTY);
    }

    @Override
    public Buffer receive(int id) throws IOException {
        return receive(id, reply);
    }

    /** Zero is a look whether it is there already. */
    @Override
    public Buffer receive(int id, Duration patience) throws IOException {
        var answer = super.receive(id, patience.compareTo(reply) < 0 ? patience : reply);
        if (answer == null && !patience.isZero()) throw new IOException("no answer within " + reply);
        return answer;
    }
}
