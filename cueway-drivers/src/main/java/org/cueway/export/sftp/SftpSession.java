package org.cueway.export.sftp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CopyMode;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHStatPathExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.cueway.export.delivery.DeliveryException;
import org.cueway.export.delivery.DeliveryFault;
import org.cueway.export.delivery.Remote;
import org.cueway.export.delivery.Target;

/** One connection. Confined to the thread of its target. */
final class SftpSession implements Target.Session {
    /** From this version on a rename may replace. */
    private static final int REPLACING = 5;

    private final ClientSession connection;
    private final SftpClient sftp;
    private final Remote remote;
    private final Optional<OpenSSHPosixRenameExtension> posixRename;

    SftpSession(ClientSession connection, SftpClient sftp, Remote remote) {
        this.connection = connection;
        this.sftp = sftp;
        this.remote = remote;
        var rename = sftp.getExtension(OpenSSHPosixRenameExtension.class);
        this.posixRename = Optional.ofNullable(rename).filter(OpenSSHPosixRenameExtension::isSupported);
    }

    @Override
    public List<String> list(String folder) throws DeliveryException {
        var names = new ArrayList<String>();
        try {
            for (var entry : sftp.readDir(remote.inside(folder))) {
                var name = entry.getFilename();
                if (!name.equals(".") && !name.equals("..")) names.add(name);
            }
            return names;
        } catch (IOException | RuntimeException e) {
            if (isMissing(e)) return List.of();
            throw because(e, DeliveryFault.NOT_ALLOWED, 0);
        }
    }

    @Override
    public void put(String folder, String name, byte[] bytes) throws DeliveryException {
        var inside = remote.inside(folder);
        var part = inside + "/" + name + Target.PART;
        try {
            write(part, bytes);
        } catch (IOException e) {
            if (!isMissing(e)) throw because(e, DeliveryFault.NOT_ALLOWED, bytes.length);
            makeFolder(inside);
            try {
                write(part, bytes);
            } catch (IOException again) {
                throw because(again, DeliveryFault.NOT_ALLOWED, bytes.length);
            }
        }
        rename(part, inside + "/" + name);
    }

    private void write(String path, byte[] bytes) throws IOException {
        try (var out = sftp.write(path, OpenMode.Create, OpenMode.Truncate, OpenMode.Write)) {
            out.write(bytes);
        }
    }

    private void makeFolder(String folder) throws DeliveryException {
        check();
        try {
            sftp.mkdir(folder);
        } catch (IOException e) {
            throw because(e, DeliveryFault.NOT_ALLOWED, 0);
        }
    }

    private void rename(String part, String file) throws DeliveryException {
        try {
            if (posixRename.isPresent()) {
                posixRename.get().posixRename(part, file);
            } else if (sftp.getVersion() >= REPLACING) {
                sftp.rename(part, file, CopyMode.Overwrite, CopyMode.Atomic);
            } else {
                renameOver(part, file);
            }
        } catch (IOException e) {
            throw because(e, DeliveryFault.RENAME_REFUSED, 0);
        }
    }

    /** Version 3 knows no replacing: for a moment there is no file of that name, and never half of one. */
    private void renameOver(String part, String file) throws IOException {
        try {
            sftp.rename(part, file);
        } catch (SftpException taken) {
            sftp.remove(file);
            sftp.rename(part, file);
        }
    }

    @Override
    public void delete(String folder, String name) throws DeliveryException {
        try {
            sftp.remove(remote.inside(folder) + "/" + name);
        } catch (IOException e) {
            if (!isMissing(e)) throw because(e, DeliveryFault.NOT_ALLOWED, 0);
        }
    }

    /** Servers have no common word for a folder in which there is something. */
    @Override
    public void drop(String folder) throws DeliveryException {
        try {
            sftp.rmdir(remote.inside(folder));
        } catch (SftpException stays) {
            if (isThere(folder) && list(folder).isEmpty()) throw because(stays, DeliveryFault.NOT_ALLOWED, 0);
        } catch (IOException e) {
            throw because(e, DeliveryFault.NOT_ALLOWED, 0);
        }
    }

    private boolean isThere(String folder) throws DeliveryException {
        try {
            sftp.lstat(remote.inside(folder));
            return true;
        } catch (IOException e) {
            if (isMissing(e)) return false;
            throw because(e, DeliveryFault.NOT_ALLOWED, 0);
        }
    }

    @Override
    public void check() throws DeliveryException {
        var path = remote.path().isEmpty() ? "." : remote.path();
        try {
            if (!sftp.stat(path).isDirectory()) {
                throw new DeliveryException(DeliveryFault.NO_FOLDER, path + " is no folder");
            }
        } catch (IOException e) {
            if (isMissing(e)) throw new DeliveryException(DeliveryFault.NO_FOLDER, path, e);
            throw because(e, DeliveryFault.NOT_ALLOWED, 0);
        }
    }

    /** Said by the server, perhaps inside of what the library makes of it. */
    private static boolean isMissing(Throwable e) {
        if (e instanceof SftpException said) {
            return said.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
                    || said.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH;
        }
        return e.getCause() instanceof SftpException inside && isMissing(inside);
    }

    /**
     * By the server's status; most say no more than "failure".
     *
     * @param refused what it was that failed
     */
    private DeliveryException because(Throwable e, DeliveryFault refused, int needed) {
        if (!(e instanceof SftpException said)) {
            return new DeliveryException(DeliveryFault.UNREACHABLE, remote.host() + ": " + words(e), e);
        }
        var fault = switch (said.getStatus()) {
            case SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, SftpConstants.SSH_FX_QUOTA_EXCEEDED ->
                DeliveryFault.DISK_FULL;
            case SftpConstants.SSH_FX_PERMISSION_DENIED, SftpConstants.SSH_FX_WRITE_PROTECT ->
                DeliveryFault.NOT_ALLOWED;
            case SftpConstants.SSH_FX_NO_CONNECTION, SftpConstants.SSH_FX_CONNECTION_LOST -> DeliveryFault.UNREACHABLE;
            default -> isFull(needed) ? DeliveryFault.DISK_FULL : refused;
        };
        return new DeliveryException(fault, remote.host() + ": " + words(e), e);
    }

    /** OpenSSH says "failure" for a full disk, and how full it is if it is asked. */
    private boolean isFull(int needed) {
        var space = sftp.getExtension(OpenSSHStatPathExtension.class);
        if (space == null || !space.isSupported()) return false;
        try {
            var there = space.stat(remote.path().isEmpty() ? "." : remote.path());
            return there.f_bavail * there.f_frsize <= needed;
        } catch (IOException e) {
            return false;
        }
    }

    /** Some exceptions of the library have no message of their own. */
    static String words(Throwable e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        try {
            sftp.close();
        } catch (IOException e) {
            // The connection goes anyway.
        }
        connection.close(true);
    }
}
