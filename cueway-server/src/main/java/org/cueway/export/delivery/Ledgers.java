package org.cueway.export.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.export.Ledger;
import org.cueway.export.LedgerJson;
import org.cueway.export.Named;
import org.cueway.rundown.RundownId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is remembered of running orders, a file each: it is on the disk before anybody gets an edition. Confined to its owner's lock.
 */
final class Ledgers {
    private static final Logger LOG = LoggerFactory.getLogger(Ledgers.class);
    private static final String END = ".json";

    private final Path folder;
    private final Map<RundownId, Ledger> held = new HashMap<>();

    private Ledgers(Path folder) {
        this.folder = folder;
    }

    /** Those in a folder; none if it is not there yet. What cannot be read is left alone, and told. */
    static Ledgers read(Path folder) {
        var ledgers = new Ledgers(folder);
        for (var file : files(folder)) {
            try {
                var ledger = LedgerJson.read(Files.readString(file));
                ledger.ifPresentOrElse(
                        it -> ledgers.held.put(it.named().id(), it),
                        () -> LOG.error("{}: not a file of page numbers; its running order gets new ones", file));
            } catch (IOException e) {
                LOG.error("{} cannot be read; its running order gets new page numbers", file, e);
            }
        }
        return ledgers;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(END))
                    .toList();
        } catch (IOException e) {
            LOG.error("{} cannot be read; running orders get new page numbers", folder, e);
            return List.of();
        }
    }

    Ledger of(Named named) {
        return Optional.ofNullable(held.get(named.id())).orElseGet(() -> Ledger.empty(named));
    }

    Optional<Ledger> find(RundownId id) {
        return Optional.ofNullable(held.get(id));
    }

    List<Ledger> all() {
        return List.copyOf(held.values());
    }

    /** Returns when it is on the disk. */
    void keep(Ledger ledger) throws IOException {
        Files.createDirectories(folder);
        var file = file(ledger.named());
        var part = folder.resolve(file.getFileName() + ".part");
        var bytes = ByteBuffer.wrap(LedgerJson.text(ledger).getBytes(StandardCharsets.UTF_8));
        try (var channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        held.put(ledger.named().id(), ledger);
    }

    /** Forgets those that were gone before then. */
    void forget(Instant before) {
        var old = new ArrayList<Ledger>();
        held.values().stream()
                .filter(ledger -> ledger.gone().filter(before::isAfter).isPresent())
                .forEach(old::add);
        for (var ledger : old) {
            held.remove(ledger.named().id());
            try {
                Files.deleteIfExists(file(ledger.named()));
            } catch (IOException e) {
                LOG.warn("{}: page numbers that nobody needs are not deleted: {}", folder, e.toString());
            }
        }
    }

    /** A key is letters, digits, hyphens and underscores. */
    private Path file(Named named) {
        return folder.resolve(named.key() + END);
    }
}
