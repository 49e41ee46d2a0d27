package org.cueway.graphics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.base.UploadLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The graphics that there are now, and the one owner of every change to them. Safe for use by any thread.
 *
 * <p>A package that comes is unpacked beside the others, judged, and then renamed to where it counts ({@link PackageName}): one
 * step, before which it is not there at all and after which it is whole, whenever the process dies. What it replaces stays where
 * it is, and can be reached by pages that show it, until nothing has had it for {@link UploadLimits#keep}. Nothing here tells a
 * page anything: what is on air or ready stays the edition that it is ({@code device.ograf.Editions}).
 */
public final class Library implements Supplier<Catalogue>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Library.class);

    private final Shelf shelf;
    private final Limits.Graphics limits;
    private final UploadLimits uploads;
    private final TimeSource time;
    /** One change at a time; held while files are renamed and read. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Semaphore coming;
    /** Since when an edition does not count any more, by its script. Guarded by the lock. */
    private final Map<String, Long> since = new HashMap<>();

    private final Thread sweeper = Thread.ofVirtual().name("graphics").unstarted(this::run);
    private volatile Catalogue now;
    private final AtomicLong revision = new AtomicLong(1);
    private volatile Supplier<List<Placed>> placed = List::of;
    private volatile Runnable changed = () -> {};

    private Library(Shelf shelf, Limits.Graphics limits, UploadLimits uploads, TimeSource time) {
        this.shelf = shelf;
        this.limits = limits;
        this.uploads = uploads;
        this.time = time;
        this.coming = new Semaphore(uploads.atOnce());
        this.now = read(List.of());
    }

    /**
     * Reads what there is.
     *
     * @param folder where packages are, and where they come to
     * @param shipped those that count while that folder does not exist; they are taken over into it when it is made
     */
    public static Library open(Path folder, Optional<Path> shipped, TimeSource time) {
        return open(folder, shipped, Limits.Graphics.defaults(), UploadLimits.defaults(), time);
    }

    /** The same with other limits. */
    static Library open(
            Path folder, Optional<Path> shipped, Limits.Graphics limits, UploadLimits uploads, TimeSource time) {
        var library = new Library(Shelf.open(folder, shipped), limits, uploads, time);
        library.sweeper.start();
        return library;
    }

    /** What counts now. */
    @Override
    public Catalogue get() {
        return now;
    }

    /** Goes up with every change. */
    public long revision() {
        return revision.get();
    }

    /** From now on what devices have is not removed. */
    public void minding(Supplier<List<Placed>> onDevices) {
        placed = onDevices;
    }

    /** From now on {@code listener} hears of every change, on the thread that made it. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    private Catalogue read(List<Edition> kept) {
        return Catalogue.read(shelf.root(), limits, kept);
    }

    /**
     * Takes a package. It counts from the moment that this returns.
     *
     * @param zip an OGraf package, or the folder that one is in, as a zip
     * @param called how to call it, if it has no folder around it and is new; empty: as its first graphic
     */
    public Change upload(InputStream zip, String called) {
        if (!coming.tryAcquire()) {
            return new Change.Refused(
                    GraphicsRefusal.BUSY,
                    "at most " + uploads.atOnce() + " at the same time",
                    "as many that are under way");
        }
        try (var draft = shelf.draft()) {
            var unpacking = new Unpacking(limits, uploads);
            unpacking.receive(zip, draft.zip());
            var top = unpacking.unpack(draft.zip(), draft.unpacked());
            var came = judged(draft);
            var name = PackageName.like(top.orElse(called.isBlank() ? came.getFirst() : called));
            return kept(draft, came, name);
        } catch (RefusedPackage e) {
            return e.refused();
        } catch (IOException e) {
            return notWritten(e);
        } finally {
            coming.release();
        }
    }

    private Change.Refused notWritten(IOException e) {
        LOG.warn("graphics.folder: {} cannot be changed: {}", shelf.root(), e.toString());
        return new Change.Refused(
                GraphicsRefusal.NOT_WRITTEN, "a folder that can be written, " + shelf.root(), e.toString());
    }

    /** The ids of a package that is right. */
    private List<String> judged(Shelf.Draft draft) throws RefusedPackage {
        var folder = Folder.read(draft.unpacked(), draft.unpacked(), limits);
        var entries = CatalogueReader.entries(folder, limits);
        var faults = entries.stream().flatMap(entry -> entry.faults().stream()).toList();
        if (!faults.isEmpty()) {
            var first = faults.getFirst();
            throw new RefusedPackage(
                    GraphicsRefusal.FAULTY,
                    "in " + inside(first.file()) + (first.key().isEmpty() ? "" : ", " + first.key()) + ": "
                            + first.expected(),
                    first.found()
                            + faults.stream()
                                    .skip(1)
                                    .map(fault -> "; " + inside(fault.toString()))
                                    .limit(9)
                                    .collect(Collectors.joining()));
        }
        if (entries.isEmpty()) {
            throw new RefusedPackage(
                    GraphicsRefusal.NO_MANIFEST,
                    "*.ograf.json at the top of the package",
                    folder.files().keySet().stream().sorted().limit(5).collect(Collectors.joining(", ")));
        }
        var ids = entries.stream().map(Catalogue.Entry::id).toList();
        for (var id : ids) {
            if (ids.indexOf(id) != ids.lastIndexOf(id)) {
                throw new RefusedPackage(GraphicsRefusal.FAULTY, "graphics with an id each", "two called " + id);
            }
        }
        return ids;
    }

    /** Where it was unpacked is nobody's business. */
    private static String inside(String text) {
        return text.startsWith(Shelf.UNPACKED + "/") ? text.substring(Shelf.UNPACKED.length() + 1) : text;
    }

    private Change kept(Shelf.Draft draft, List<String> came, String called) throws IOException, RefusedPackage {
        Change.Kept kept;
        lock.lock();
        try {
            var name = Fitting.name(now, came, called, limits);
            var before = now.folder(name);
            if (before.isPresent() && Shelf.same(before.get(), draft.unpacked())) {
                return new Change.Kept(Change.How.SAME, name, graphics(name));
            }
            shelf.publish(draft, name);
            now = read(stillThere());
            revision.incrementAndGet();
            kept = new Change.Kept(before.isPresent() ? Change.How.REPLACED : Change.How.NEW, name, graphics(name));
        } finally {
            lock.unlock();
        }
        LOG.info("graphics: package {} is there, with {}", kept.name(), String.join(", ", came));
        changed.run();
        return kept;
    }

    private List<Graphic> graphics(String name) {
        return now.idsOf(name).stream().flatMap(id -> now.find(id).stream()).toList();
    }

    /**
     * Removes a package with all its graphics. Its files can be reached for a while, by pages that were just told of them.
     *
     * @param name the id of a graphic of it, or its own name
     * @param whole its name, if it has more than the one graphic; else anything
     */
    public Change remove(String name, String whole) {
        Change change;
        lock.lock();
        try {
            change = removed(name, whole);
        } catch (IOException e) {
            now = read(stillThere());
            change = notWritten(e);
        } finally {
            lock.unlock();
        }
        if (change instanceof Change.Removed(var gone, var _)) {
            LOG.info("graphics: package {} is removed", gone);
            changed.run();
        }
        return change;
    }

    private Change removed(String name, String whole) throws IOException {
        var found = packageOf(name);
        if (found.isEmpty()) {
            return new Change.Refused(
                    GraphicsRefusal.UNKNOWN_GRAPHIC, "a graphic or a package of /api/v1/graphics", name);
        }
        var ids = now.idsOf(found.get());
        if (ids.size() > 1 && !whole.equals(found.get())) {
            return new Change.Refused(
                    GraphicsRefusal.HOLDS_MORE,
                    "package=" + found.get(),
                    (whole.isEmpty() ? "none" : "package=" + whole) + "; package " + found.get() + " holds "
                            + String.join(", ", ids));
        }
        shelf.settle();
        var before = now;
        // From here on no cue can bring it on any more; what one did in the last moment is seen.
        now = before.without(found.get());
        var used = onDevices(ids, found.get());
        if (!used.isEmpty()) {
            now = before;
            return new Change.Refused(GraphicsRefusal.IN_USE, "graphics that no device has", used);
        }
        var moved = shelf.remove(found.get()).stream()
                .flatMap(folder -> CatalogueReader.editions(folder.resolveSibling(""), folder, limits).stream());
        now = read(Stream.concat(stillThere().stream(), moved).toList());
        revision.incrementAndGet();
        return new Change.Removed(found.get(), ids);
    }

    private Optional<String> packageOf(String name) {
        return now.entries().stream()
                .filter(entry -> entry.id().equals(name))
                .map(Catalogue.Entry::packageName)
                .findFirst()
                .or(() -> now.packages().stream().filter(name::equals).findFirst());
    }

    private String onDevices(List<String> ids, String name) {
        return placed.get().stream()
                .filter(one -> ids.contains(one.graphic()) || name.equals(one.graphic()))
                .map(one -> one.graphic() + " on " + one.where())
                .distinct()
                .limit(5)
                .collect(Collectors.joining("; "));
    }

    /** Reads the folder again: what was put there, or changed, by hand counts from now on. */
    public Catalogue reread() {
        lock.lock();
        try {
            now = read(stillThere());
            revision.incrementAndGet();
        } finally {
            lock.unlock();
        }
        changed.run();
        return now;
    }

    /** Editions that counted until now, or did before, as far as their files are there and reading the folder does not find them. */
    private List<Edition> stillThere() {
        return Stream.concat(now.older().stream(), now.editions())
                .filter(edition -> Files.isDirectory(edition.folder().dir()))
                .filter(edition -> !isOvertaken(edition))
                .toList();
    }

    /** Whether reading the folder finds it among those of lower number. */
    private boolean isOvertaken(Edition edition) {
        var name = PackageName.of(edition.folder().at());
        return shelf.holds(edition.folder().dir()) && shelf.number(name.name()) > name.number();
    }

    private void run() {
        try {
            while (true) {
                time.sleep(uploads.sweep());
                sweep();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Removes editions that nothing has had for so long. */
    void sweep() {
        lock.lock();
        try {
            var used = placed.get().stream()
                    .map(one -> one.graphic() + "/" + one.edition())
                    .collect(Collectors.toSet());
            var kept = now.older().stream()
                    .filter(edition -> isKept(edition, used))
                    .toList();
            if (kept.size() == now.older().size()) return;
            var folders = kept.stream().map(edition -> edition.folder().dir()).collect(Collectors.toSet());
            var current = now.editions().map(edition -> edition.folder().dir()).collect(Collectors.toSet());
            now.older().stream()
                    .map(edition -> edition.folder().dir())
                    .distinct()
                    .filter(folder -> !folders.contains(folder) && !current.contains(folder))
                    .forEach(shelf::discard);
            now = read(kept.stream().filter(edition -> !isOvertaken(edition)).toList());
            since.keySet()
                    .retainAll(kept.stream()
                            .map(edition -> edition.graphic().main())
                            .toList());
        } finally {
            lock.unlock();
        }
    }

    private boolean isKept(Edition edition, Set<String> used) {
        var graphic = edition.graphic();
        long gone = since.computeIfAbsent(graphic.main(), _ -> time.nanoTime());
        if (used.contains(graphic.id() + "/" + graphic.home().edition())) {
            since.put(graphic.main(), time.nanoTime());
            return true;
        }
        return Duration.ofNanos(time.nanoTime() - gone).compareTo(uploads.keep()) < 0;
    }

    /** Looks for nothing any more. */
    @Override
    public void close() {
        sweeper.interrupt();
        try {
            if (sweeper.getState() != Thread.State.NEW) sweeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
