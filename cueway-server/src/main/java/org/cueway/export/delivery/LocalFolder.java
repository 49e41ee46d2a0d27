package org.cueway.export.delivery;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A folder of this machine, or one that is mounted here. Files are renamed into place in one step. Nothing is forced onto the
 * disk: after a power cut everything is written anew anyway.
 *
 * @param root has to be there
 */
public record LocalFolder(Path root) implements Target {
    @Override
    public Session open() throws DeliveryException {
        var session = new Folder(root);
        session.check();
        return session;
    }

    @Override
    public void close() {}

    private record Folder(Path root) implements Session {
        @Override
        public List<String> list(String folder) throws DeliveryException {
            var inside = inside(folder);
            if (!Files.isDirectory(inside)) return List.of();
            try (var names = Files.list(inside)) {
                return names.map(path -> path.getFileName().toString()).toList();
            } catch (IOException e) {
                throw because(e, DeliveryFault.NOT_ALLOWED, 0);
            }
        }

        @Override
        public void put(String folder, String name, byte[] bytes) throws DeliveryException {
            check();
            var inside = inside(folder);
            var part = inside.resolve(name + PART);
            try {
                if (!Files.isDirectory(inside)) Files.createDirectory(inside);
                Files.write(part, bytes);
            } catch (IOException e) {
                throw because(e, DeliveryFault.NOT_ALLOWED, bytes.length);
            }
            try {
                Files.move(part, inside.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw because(e, DeliveryFault.RENAME_REFUSED, 0);
            }
        }

        @Override
        public void delete(String folder, String name) throws DeliveryException {
            try {
                Files.deleteIfExists(inside(folder).resolve(name));
            } catch (IOException e) {
                throw because(e, DeliveryFault.NOT_ALLOWED, 0);
            }
        }

        @Override
        public void drop(String folder) throws DeliveryException {
            try {
                Files.deleteIfExists(inside(folder));
            } catch (DirectoryNotEmptyException stays) {
                // Somebody else keeps something in it.
            } catch (IOException e) {
                throw because(e, DeliveryFault.NOT_ALLOWED, 0);
            }
        }

        @Override
        public void check() throws DeliveryException {
            if (!Files.isDirectory(root)) throw new DeliveryException(DeliveryFault.NO_FOLDER, root.toString());
        }

        /** A link could lead anywhere, whoever made it. */
        private Path inside(String folder) throws DeliveryException {
            var inside = root.resolve(folder);
            if (Files.exists(inside, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(inside, LinkOption.NOFOLLOW_LINKS)) {
                throw new DeliveryException(
                        DeliveryFault.NOT_ALLOWED, inside + " is a link or a file, expected a folder");
            }
            return inside;
        }

        /** The system has a word for rights and for what is missing, and none for a full disk. */
        private DeliveryException because(IOException e, DeliveryFault refused, int needed) {
            var fault = switch (e) {
                case AccessDeniedException _ -> refused;
                case NoSuchFileException _ -> DeliveryFault.NO_FOLDER;
                default ->
                    room() <= needed
                            ? DeliveryFault.DISK_FULL
                            : refused == DeliveryFault.RENAME_REFUSED ? refused : DeliveryFault.REFUSED;
            };
            return new DeliveryException(fault, String.valueOf(e.getMessage()), e);
        }

        private long room() {
            try {
                return Files.getFileStore(root).getUsableSpace();
            } catch (IOException e) {
                return Long.MAX_VALUE; // nobody knows
            }
        }

        @Override
        public void close() {}
    }
}
