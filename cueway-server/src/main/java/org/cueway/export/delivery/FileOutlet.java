package org.cueway.export.delivery;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.ExportLimits;
import org.cueway.export.Edition;
import org.cueway.export.Named;
import org.cueway.export.file.ExportSpec;
import org.cueway.export.file.FileKind;
import org.cueway.export.file.FileSet;
import org.cueway.export.file.FileSets;
import org.cueway.export.file.Step;
import org.cueway.export.file.Steps;
import org.cueway.rundown.RundownId;

/**
 * Files on a target. Only what changed is written again. What is on the target is known as long as nothing goes wrong; after any
 * fault, and at the first contact, only the names there are, and everything is written anew. Confined to its thread.
 */
public final class FileOutlet implements Outlet {
    private final ExportSpec spec;
    private final Target target;
    private final ExportLimits limits;
    private Optional<Target.Session> session = Optional.empty();
    /** By folder: our files there, and the SHA-256 of each, or empty text. */
    private final Map<String, Map<String, String>> there = new HashMap<>();
    /** Where each running order is, since its folder may be called after something that changes. */
    private final Map<RundownId, String> folders = new HashMap<>();

    /** Makes files as the specification says, and puts them on a target. */
    public FileOutlet(ExportSpec spec, Target target, ExportLimits limits) {
        this.spec = spec;
        this.target = target;
        this.limits = limits;
    }

    /** Writes one set of files, by hand as it were, and takes away what was there of ours besides. */
    public static void write(Target target, FileSet set) throws DeliveryException {
        try (var open = target.open()) {
            var names = new LinkedHashMap<String, String>();
            open.list(set.folder()).stream().filter(FileKind::isOurs).forEach(name -> names.put(name, ""));
            perform(open, set.folder(), names, Steps.between(names, set));
        }
    }

    @FunctionalInterface
    private interface Work {
        void with(Target.Session open) throws DeliveryException;
    }

    @Override
    public void deliver(Edition edition) throws DeliveryException {
        var set = FileSets.of(spec, edition);
        doing(open -> {
            var names = look(open, set.folder());
            perform(open, set.folder(), names, Steps.between(names, set));
            var before = folders.put(edition.named().id(), set.folder());
            if (before != null && !before.equals(set.folder())) {
                remove(open, before);
            }
        });
    }

    @Override
    public void withdraw(Named named) throws DeliveryException {
        var folder = folders.getOrDefault(named.id(), spec.folder().of(named));
        doing(open -> remove(open, folder));
        folders.remove(named.id());
    }

    private void remove(Target.Session open, String folder) throws DeliveryException {
        var names = look(open, folder);
        perform(open, folder, names, Steps.away(names));
        there.remove(folder);
    }

    @Override
    public void check() throws DeliveryException {
        doing(Target.Session::check);
    }

    /** A connection that was open before may have died of old age: then a new one is tried before anybody is alarmed. */
    private void doing(Work work) throws DeliveryException {
        boolean reused = session.isPresent();
        try {
            work.with(open());
        } catch (DeliveryException e) {
            forget();
            if (!reused || e.fault() != DeliveryFault.UNREACHABLE) throw e;
            anew(work);
        }
    }

    private void anew(Work work) throws DeliveryException {
        try {
            work.with(open());
        } catch (DeliveryException e) {
            forget();
            throw e;
        }
    }

    private Target.Session open() throws DeliveryException {
        if (session.isEmpty()) {
            session = Optional.of(target.open());
        }
        return session.get();
    }

    /** What is in a folder; what is left of transfers that were broken off is taken away. */
    private Map<String, String> look(Target.Session open, String folder) throws DeliveryException {
        var known = there.get(folder);
        if (known != null) {
            return known;
        }
        var names = new LinkedHashMap<String, String>();
        int looked = 0;
        for (var name : open.list(folder)) {
            if (looked++ >= limits.maxFolderNames()) break;
            if (FileKind.isOurs(name)) names.put(name, "");
            if (isPart(name)) open.delete(folder, name);
        }
        there.put(folder, names);
        return names;
    }

    private static boolean isPart(String name) {
        return name.endsWith(Target.PART) && FileKind.isOurs(name.substring(0, name.length() - Target.PART.length()));
    }

    private static void perform(Target.Session open, String folder, Map<String, String> names, List<Step> steps)
            throws DeliveryException {
        for (var step : steps) {
            switch (step) {
                case Step.Put(var file) -> {
                    open.put(folder, file.name(), file.bytes());
                    names.put(file.name(), file.sha256());
                }
                case Step.Delete(var name) -> {
                    open.delete(folder, name);
                    names.remove(name);
                }
                case Step.Drop() -> open.drop(folder);
            }
        }
    }

    @Override
    public void forget() {
        session.ifPresent(Target.Session::close);
        session = Optional.empty();
        there.clear();
    }

    @Override
    public void close() {
        forget();
        target.close();
    }
}
