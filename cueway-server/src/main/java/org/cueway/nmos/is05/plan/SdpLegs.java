package org.cueway.nmos.is05.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A session description as far as connecting needs it: which legs it has, and each alone (RFC 4566, RFC 7104, nmos §4.6). Lines are
 * kept as they are.
 *
 * @param head what stands before the first media section
 * @param sections the media sections
 * @param legs in order of the group DUP, if there is one
 */
record SdpLegs(List<String> head, List<List<String>> sections, List<SdpLeg> legs) {
    private static final String DUP = "a=group:DUP ";
    private static final String FILTER = "a=source-filter:";

    /**
     * One path of a stream.
     *
     * @param section which media section tells of it
     * @param address where it is sent to; empty if nothing says it
     * @param source the only one it may come from; empty if any
     */
    record SdpLeg(int section, Optional<String> address, Optional<String> source, int port) {
        boolean isMulticast() {
            return address.filter(SdpLegs::isMulticast).isPresent();
        }
    }

    static SdpLegs read(String text) {
        var head = new ArrayList<String>();
        var sections = new ArrayList<List<String>>();
        for (var line : text.lines().toList()) {
            if (line.startsWith("m=")) sections.add(new ArrayList<>());
            (sections.isEmpty() ? head : sections.getLast()).add(line);
        }
        var legs = new ArrayList<SdpLeg>();
        for (int section : order(head, sections)) legs.addAll(legs(head, sections.get(section), section));
        return new SdpLegs(List.copyOf(head), List.copyOf(sections), List.copyOf(legs));
    }

    /** The sections of the first group DUP in its order; without one all, as they stand. */
    private static List<Integer> order(List<String> head, List<List<String>> sections) {
        var group = head.stream().filter(line -> line.startsWith(DUP)).findFirst();
        var named = group.stream()
                .flatMap(line ->
                        Arrays.stream(line.substring(DUP.length()).strip().split(" +")))
                .map(mid -> IntStream.range(0, sections.size())
                        .filter(i -> sections.get(i).contains("a=mid:" + mid))
                        .findFirst()
                        .orElse(-1))
                .filter(i -> i >= 0)
                .distinct()
                .toList();
        return named.isEmpty() ? IntStream.range(0, sections.size()).boxed().toList() : named;
    }

    /** One, or two where a section tells of two sources or addresses. */
    private static List<SdpLeg> legs(List<String> head, List<String> section, int index) {
        var addresses = addresses(section).isEmpty() ? addresses(head) : addresses(section);
        var sources = sources(section).isEmpty() ? sources(head) : sources(section);
        boolean doubled = section.stream().anyMatch(line -> line.startsWith("a=ssrc-group:DUP"));
        int count = Math.max(doubled ? 2 : 1, Math.max(addresses.size(), Math.min(2, sources.size())));
        return IntStream.range(0, count)
                .mapToObj(i -> new SdpLeg(index, at(addresses, i), at(sources, i), port(section.getFirst())))
                .toList();
    }

    /** The last stands for those that are missing. */
    private static Optional<String> at(List<String> values, int i) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(Math.min(i, values.size() - 1)));
    }

    private static List<String> addresses(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("c=IN "))
                .map(line -> line.strip().split(" +"))
                .filter(words -> words.length >= 3)
                .map(words -> words[2].split("/", -1)[0])
                .toList();
    }

    private static List<String> sources(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(FILTER) && line.contains(" incl "))
                .map(line -> line.substring(line.indexOf(" incl ")).strip().split(" +"))
                .filter(words -> words.length >= 5)
                .flatMap(words -> Arrays.stream(words).skip(4))
                .toList();
    }

    private static int port(String line) {
        var words = line.split(" +");
        try {
            return words.length < 2 ? 0 : Integer.parseInt(words[1].split("/", -1)[0]);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** As it was, with one media section only. */
    String only(int section) {
        return IntStream.concat(IntStream.of(-1), IntStream.of(section))
                .mapToObj(i -> i < 0
                        ? head.stream().filter(line -> !line.startsWith(DUP)).toList()
                        : sections.get(i))
                .flatMap(List::stream)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** Whether two tell of the same media and addresses, whatever their versions and line ends. */
    static boolean sameContent(String one, String other) {
        return content(one).equals(content(other));
    }

    private static List<String> content(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("o="))
                .toList();
    }

    static boolean isMulticast(String address) {
        if (address.contains(":")) return address.regionMatches(true, 0, "ff", 0, 2);
        var first = address.split("\\.", 2)[0];
        return first.matches("22[4-9]|23[0-9]");
    }
}
