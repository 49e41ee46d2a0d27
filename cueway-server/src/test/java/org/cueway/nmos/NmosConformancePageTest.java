package org.cueway.nmos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cueway.newsroom.GeneratedPage;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/nmos-conformance.md}: every requirement on an NMOS controller with the tests that are named after it, or why it does not
 * apply. The requirements are in {@code requirements.txt} beside this test.
 */
final class NmosConformancePageTest {
    private static final int REQUIREMENTS = 87;
    private static final Pattern TEST =
            Pattern.compile("@(?:Test|ParameterizedTest)\\b(?<before>.*?)\\bvoid (?<name>\\w+)\\(", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("(?<=^|_)C(\\d+)(?=_)");

    private static final String HEAD = """
            # NMOS conformance

            Generated from `requirements.txt` and the names of the tests by `NmosConformancePageTest`; do not edit. Each requirement \
            that the AMWA specifications put on a Controller has a row: what, how strongly, from where, and the tests that fail when it \
            is broken. A requirement of strength MUST without a test or a reason fails the build.

            """;

    /**
     * One of them.
     *
     * @param reason why it does not apply; empty if it does
     */
    private record Requirement(int number, String strength, String text, String source, String reason) {
        boolean must() {
            return strength.startsWith("MUST");
        }
    }

    @Test
    void thePageTellsWhatProvesEachRequirement() {
        var tests = tests();
        var requirements = requirements();
        long proven = requirements.stream()
                .filter(each -> tests.containsKey(each.number()))
                .count();
        var page = new StringBuilder(HEAD)
                .append("%d of %d requirements have tests.\n\n".formatted(proven, requirements.size()))
                .append("| Requirement | | Strength | Source | Tests |\n|---|---|---|---|---|\n");
        for (var each : requirements) {
            var proof = tests.getOrDefault(each.number(), Set.of());
            page.append("| C-%02d | %s | %s | %s | %s |\n"
                    .formatted(
                            each.number(),
                            GeneratedPage.cell(each.text()),
                            each.strength(),
                            each.source(),
                            each.reason().isEmpty()
                                    ? proof.isEmpty() ? "none" : String.join("; ", proof)
                                    : "does not apply: " + GeneratedPage.cell(each.reason())));
        }
        GeneratedPage.check("nmos-conformance.md", page.toString());
    }

    @Test
    void everyRequirementIsListedOnce() {
        assertThat(requirements())
                .extracting(Requirement::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, REQUIREMENTS).boxed().toList());
    }

    @Test
    void everyMustHasATestOrAReason() {
        var tests = tests();
        assertThat(requirements().stream()
                        .filter(Requirement::must)
                        .filter(each -> each.reason().isEmpty() && !tests.containsKey(each.number()))
                        .map(each -> "C-%02d %s".formatted(each.number(), each.text())))
                .isEmpty();
    }

    @Test
    void noTestIsNamedAfterARequirementThatIsNotThere() {
        assertThat(tests().keySet()).allMatch(number -> number >= 1 && number <= REQUIREMENTS);
    }

    private static List<Requirement> requirements() {
        try (var in = Objects.requireNonNull(NmosConformancePageTest.class.getResourceAsStream("requirements.txt"))) {
            var found = new ArrayList<Requirement>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> found.add(requirement(line.split("\\|", -1))));
            return found;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Requirement requirement(String[] cells) {
        assertThat(cells).hasSize(5);
        return new Requirement(
                Integer.parseInt(cells[0].strip().substring(2)),
                cells[1].strip(),
                cells[2].strip(),
                cells[3].strip(),
                cells[4].strip());
    }

    /** Sentences of tests with their classes, under the numbers in their names. */
    private static Map<Integer, Set<String>> tests() {
        var tests = new TreeMap<Integer, Set<String>>();
        for (var file : GeneratedPage.sources("test")) {
            var path = file.toString();
            // Newsrooms have scenarios with a C of their own; those of the controller stand in packages called nmos.
            if (!path.contains("nmos") && !path.contains("Nmos") && !path.contains("Crosspoint")) continue;
            if (path.endsWith("NmosConformancePageTest.java")) continue;
            var type = file.getFileName().toString().replace(".java", "");
            var test = TEST.matcher(GeneratedPage.read(file));
            while (test.find()) {
                var name = test.group("name");
                var sentence = words(name.replaceAll("^([RAC]\\d+_)+", "")) + " (`" + type + "`)";
                var number = NUMBER.matcher(name);
                while (number.find()) {
                    tests.computeIfAbsent(Integer.valueOf(number.group(1)), _ -> new TreeSet<>())
                            .add(sentence);
                }
            }
        }
        return tests;
    }

    /** A test's name as a sentence. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
    }
}
