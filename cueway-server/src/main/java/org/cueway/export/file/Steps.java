package org.cueway.export.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * In which order files replace those that were there ({@code device-protocols} §7.3). Whenever it is broken off, a manifest names
 * only files that are there, none is half written, and the flag stands only beside what was approved. Pure.
 */
public final class Steps {
    private Steps() {}

    /**
     * From what is there to what is to be there: the flag goes if it is not meant any more; then pages, stack and manifest; then
     * what is left over goes, and the flag comes.
     *
     * @param there names of files of ours, and what is in them: the SHA-256, or anything else for "unknown"
     */
    public static List<Step> between(Map<String, String> there, FileSet wanted) {
        var steps = new ArrayList<Step>();
        if (there.containsKey(FileKind.FLAG) && wanted.flag().isEmpty()) {
            steps.add(new Step.Delete(FileKind.FLAG));
        }
        wanted.contents().forEach(file -> put(file, there, steps));
        put(wanted.manifest(), there, steps);
        var names = new HashSet<String>();
        wanted.all().forEach(file -> names.add(file.name()));
        there.keySet().stream()
                .filter(name -> !names.contains(name) && !name.equals(FileKind.FLAG))
                .sorted()
                .forEach(name -> steps.add(new Step.Delete(name)));
        wanted.flag().ifPresent(file -> put(file, there, steps));
        return steps;
    }

    /** Nothing is left: first what says that there is something, then the rest. */
    public static List<Step> away(Map<String, String> there) {
        var steps = new ArrayList<Step>();
        for (var first : List.of(FileKind.FLAG, FileKind.MANIFEST)) {
            if (there.containsKey(first)) steps.add(new Step.Delete(first));
        }
        there.keySet().stream()
                .filter(name -> !name.equals(FileKind.FLAG) && !name.equals(FileKind.MANIFEST))
                .sorted()
                .forEach(name -> steps.add(new Step.Delete(name)));
        steps.add(new Step.Drop());
        return steps;
    }

    private static void put(ExportFile file, Map<String, String> there, List<Step> steps) {
        if (!file.sha256().equals(there.get(file.name()))) steps.add(new Step.Put(file));
    }
}
