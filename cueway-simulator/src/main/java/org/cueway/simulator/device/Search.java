package org.cueway.simulator.device;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjectRequestMessage.MosObjList;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjList;
import org.cueway.mos.model.ObjectRequestMessage.SearchField;
import org.cueway.mos.value.Markup;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.MosNumber;

/**
 * Finds objects ({@code mosReqObjList}, MOS 4.0 §3.2.5): words with AND, OR and NOT, and conditions {@code /path/name[.='value']},
 * where only the last name and the value count. Pure.
 */
final class Search {
    private static final Pattern CONDITION =
            Pattern.compile("(?:.*/)?([\\w-]+)\\s*\\[\\s*\\.\\s*(!?=)\\s*'([^']*)'\\s*]");
    private static final String NOTHING = "No object matches the query";

    private Search() {}

    static MosObjList run(Objects objects, MosReqObjList query) {
        var found = objects.list().stream()
                .filter(object -> general(object, query.generalSearch()) && groups(object, query))
                .collect(Collectors.toCollection(ArrayList::new));
        sort(found, query);
        int first = (int) Math.max(1, query.listReturnStart().value().orElse(1));
        int last = (int) Math.min(found.size(), query.listReturnEnd().value().orElse(found.size()));
        var page = first > last ? List.<MosObject>of() : found.subList(first - 1, last);
        return new MosObjList(
                query.username(),
                query.queryID(),
                MosNumber.of(page.isEmpty() ? 0 : first),
                MosNumber.of(page.isEmpty() ? 0 : last),
                MosNumber.of(found.size()),
                found.isEmpty() ? Optional.of(NOTHING) : Optional.empty(),
                page);
    }

    /** Alternatives with OR between them, each of words that must all be there, or must not. */
    private static boolean general(MosObject object, String text) {
        if (text.isBlank()) return true;
        var all = words(object);
        for (var alternative : text.split("\\s+OR\\s+")) {
            if (allOf(all, alternative.strip().split("\\s+"))) return true;
        }
        return false;
    }

    private static boolean allOf(String all, String[] words) {
        boolean wanted = true;
        for (var word : words) {
            if (word.equals("AND")) continue;
            if (word.equals("NOT")) {
                wanted = false;
                continue;
            }
            if (all.contains(word.toLowerCase(Locale.ROOT)) != wanted) return false;
            wanted = true;
        }
        return true;
    }

    private static String words(MosObject object) {
        return Stream.of(
                        Stream.of(object.objID()),
                        object.objSlug().stream(),
                        object.objGroup().stream(),
                        object.objType().stream(),
                        object.description().map(Markup::text).stream(),
                        object.metadata().stream().map(MosExternalMetadata::xml))
                .flatMap(part -> part)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    private static boolean groups(MosObject object, MosReqObjList query) {
        return query.searchGroups().isEmpty()
                || query.searchGroups().stream()
                        .anyMatch(group -> group.fields().stream().allMatch(field -> matches(object, field)));
    }

    /** What is no condition that we understand matches nothing: a device must not show what was not asked for. */
    private static boolean matches(MosObject object, SearchField field) {
        var condition = CONDITION.matcher(field.xPath().strip());
        if (!condition.matches()) return false;
        boolean equal = value(object, condition.group(1))
                .filter(condition.group(3)::equalsIgnoreCase)
                .isPresent();
        return equal == condition.group(2).equals("=");
    }

    private static Optional<String> value(MosObject object, String name) {
        return switch (name) {
            case "objID" -> Optional.of(object.objID());
            case "objSlug" -> object.objSlug();
            case "objGroup" -> object.objGroup();
            case "objType" -> object.objType();
            default -> {
                var tag = Pattern.compile("<" + Pattern.quote(name) + ">([^<]*)</");
                yield object.metadata().stream()
                        .flatMap(block -> tag.matcher(block.xml()).results())
                        .map(found -> found.group(1))
                        .findFirst();
            }
        };
    }

    private static void sort(List<MosObject> found, MosReqObjList query) {
        var fields = query.searchGroups().stream()
                .flatMap(group -> group.fields().stream())
                .filter(field -> field.sortByOrder().isPresent())
                .sorted(Comparator.comparing(field -> field.sortByOrder().orElse("")))
                .toList();
        for (var field : fields.reversed()) {
            var condition = CONDITION.matcher(field.xPath().strip());
            if (!condition.matches()) continue;
            var name = condition.group(1);
            Comparator<MosObject> byName =
                    Comparator.comparing(object -> value(object, name).orElse(""));
            boolean down =
                    field.sortType().filter("DESCENDING"::equalsIgnoreCase).isPresent();
            found.sort(down ? Collections.reverseOrder(byName) : byName);
        }
    }
}
