package org.cueway.export.ftp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPCmd;
import org.apache.commons.net.ftp.FTPReply;
import org.cueway.export.delivery.DeliveryException;
import org.cueway.export.delivery.DeliveryFault;
import org.cueway.export.delivery.Remote;
import org.cueway.export.delivery.Target;

/** One connection, in the folder of the target. Confined to the thread of its target. */
final class FtpSession implements Target.Session {
    private static final int STORAGE_EXCEEDED = 552;

    private final FTPClient ftp;
    private final Remote remote;
    /** Where the folder of the target really is; all names are given in full, whatever the server makes of "here". */
    private final String root;

    private final boolean machineListing;
    /** Folders that are there, as far as we know. */
    private final Set<String> known = new HashSet<>();

    private FtpSession(FTPClient ftp, Remote remote, String root, boolean machineListing) {
        this.ftp = ftp;
        this.remote = remote;
        this.root = root;
        this.machineListing = machineListing;
    }

    /** A session in its folder. */
    static FtpSession in(FTPClient ftp, Remote remote) throws IOException, DeliveryException {
        if (!remote.path().isEmpty() && !ftp.changeWorkingDirectory(remote.path())) {
            throw new DeliveryException(DeliveryFault.NO_FOLDER, remote.path() + ": " + said(ftp));
        }
        var here = ftp.printWorkingDirectory();
        var root = here == null ? remote.path() : here;
        boolean machineListing = ftp.hasFeature(FTPCmd.MLST) || ftp.hasFeature("MLSD");
        return new FtpSession(ftp, remote, root.endsWith("/") ? root : root + "/", machineListing);
    }

    @FunctionalInterface
    private interface Call<T> {
        T with(FTPClient ftp) throws IOException, DeliveryException;
    }

    private <T> T calling(Call<T> call) throws DeliveryException {
        try {
            return call.with(ftp);
        } catch (IOException e) {
            throw new DeliveryException(DeliveryFault.UNREACHABLE, remote.host() + ": " + words(e), e);
        }
    }

    @Override
    public List<String> list(String folder) throws DeliveryException {
        return calling(_ -> {
            if (!isFolder(folder)) return List.of();
            var names = new ArrayList<String>();
            if (machineListing) {
                for (var file : ftp.mlistDir(root + folder)) {
                    if (file != null && file.isFile()) names.add(file.getName());
                }
            } else {
                var found = ftp.listNames(root + folder);
                if (found != null) Arrays.stream(found).map(FtpSession::last).forEach(names::add);
            }
            if (ftp.getReplyCode() >= 400) throw refused(DeliveryFault.NOT_ALLOWED, folder);
            names.removeIf(name -> name.equals(".") || name.equals(".."));
            return names;
        });
    }

    /** Some servers list paths. */
    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private boolean isFolder(String folder) throws IOException {
        boolean there = ftp.changeWorkingDirectory(root + folder);
        if (there) ftp.changeWorkingDirectory(root);
        return there;
    }

    @Override
    public void put(String folder, String name, byte[] bytes) throws DeliveryException {
        calling(_ -> {
            if (!known.contains(folder)) makeFolder(folder);
            var file = root + folder + "/" + name;
            var part = file + Target.PART;
            store(part, bytes);
            if (!ftp.rename(part, file)) {
                replace(part, file);
            }
            return true;
        });
    }

    /** A server that has no room closes the line for data, and says why on the other one. */
    private void store(String part, byte[] bytes) throws IOException, DeliveryException {
        var out = ftp.storeFileStream(part);
        if (out == null) throw refused(DeliveryFault.NOT_ALLOWED, part);
        Optional<IOException> broken = Optional.empty();
        try (out) {
            out.write(bytes);
        } catch (IOException e) {
            broken = Optional.of(e);
        }
        if (!ftp.completePendingCommand()) throw refused(DeliveryFault.NOT_ALLOWED, part);
        if (broken.isPresent()) throw broken.get();
    }

    private void makeFolder(String folder) throws IOException, DeliveryException {
        if (!isFolder(folder)) {
            check();
            if (!ftp.makeDirectory(root + folder)) throw refused(DeliveryFault.NOT_ALLOWED, folder);
        }
        known.add(folder);
    }

    /** Not every server replaces: then for a moment there is no file of that name, and never half of one. */
    private void replace(String part, String file) throws IOException, DeliveryException {
        var why = refused(DeliveryFault.RENAME_REFUSED, file);
        if (!ftp.deleteFile(file) || !ftp.rename(part, file)) throw why;
    }

    @Override
    public void delete(String folder, String name) throws DeliveryException {
        calling(_ -> {
            if (!ftp.deleteFile(root + folder + "/" + name)) {
                var why = refused(DeliveryFault.NOT_ALLOWED, name);
                if (list(folder).contains(name)) throw why;
            }
            return true;
        });
    }

    @Override
    public void drop(String folder) throws DeliveryException {
        known.remove(folder);
        calling(_ -> {
            if (!ftp.removeDirectory(root + folder)) {
                var why = refused(DeliveryFault.NOT_ALLOWED, folder);
                if (isFolder(folder) && list(folder).isEmpty()) throw why;
            }
            return true;
        });
    }

    @Override
    public void check() throws DeliveryException {
        calling(_ -> {
            if (!ftp.changeWorkingDirectory(root)) throw refused(DeliveryFault.NO_FOLDER, root);
            return true;
        });
    }

    /** By the code of the server's answer (RFC 959). */
    private DeliveryException refused(DeliveryFault usual, String what) {
        var fault = switch (ftp.getReplyCode()) {
            case FTPReply.SERVICE_NOT_AVAILABLE, FTPReply.CANNOT_OPEN_DATA_CONNECTION, FTPReply.TRANSFER_ABORTED ->
                DeliveryFault.UNREACHABLE;
            case FTPReply.INSUFFICIENT_STORAGE, STORAGE_EXCEEDED -> DeliveryFault.DISK_FULL;
            case FTPReply.NOT_LOGGED_IN -> DeliveryFault.LOGIN_REFUSED;
            default -> usual;
        };
        return new DeliveryException(fault, what + ": " + said(ftp));
    }

    /** What the server said last, on one line. */
    static String said(FTPClient ftp) {
        var reply = ftp.getReplyString();
        return reply == null ? "nothing" : reply.strip().replaceAll("\\s+", " ");
    }

    static String words(Throwable e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        disconnect(ftp);
    }

    static void disconnect(FTPClient ftp) {
        try {
            ftp.disconnect();
        } catch (IOException e) {
            // It is gone already.
        }
    }
}
