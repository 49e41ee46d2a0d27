package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cueway.base.Reason;
import org.junit.jupiter.api.Test;

/** {@code docs/refusals.md}: every reason that the gateway has, found by looking for the enums in the sources. */
final class RefusalsPageTest {
    private static final Pattern REASONS = Pattern.compile(
            "package (?<package>[\\w.]+);.*public enum (?<name>\\w+) implements Reason", Pattern.DOTALL);

    private static final String HEAD = """
            # Refusals and findings

            Generated from the code by `RefusalsPageTest`; do not edit. The text is what a peer reads behind `NACK: ` or in \
            `statusDescription`, usually with a detail; the constant is what logs and the API say. \
            The R numbers are those of the field observations that the tests are named by.
            """;

    @Test
    void thePageListsEveryReason() {
        var page = new StringBuilder(HEAD);
        for (var type : types()) {
            page.append("\n## ").append(type.getSimpleName()).append("\n\n");
            page.append("In `").append(type.getPackageName()).append("`.\n\n");
            page.append(
                    "| Constant | Text | Usual cause | What to do | Who really sends it |\n|---|---|---|---|---|\n");
            for (var reason : reasons(type)) {
                page.append("| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                                reason.name(),
                                GeneratedPage.cell(reason.text()),
                                GeneratedPage.cell(reason.words().cause()),
                                GeneratedPage.cell(reason.words().remedy()),
                                GeneratedPage.cell(reason.words().seen())));
            }
        }
        GeneratedPage.check("refusals.md", page.toString());
    }

    @Test
    void R41_everyReasonSaysWhatWhyAndWhatToDoAndLeavesRoomForADetail() {
        assertThat(types()).isNotEmpty();
        for (var type : types()) {
            for (var reason : reasons(type)) {
                assertThat(reason.text()).as(reason.name()).isNotBlank().hasSizeLessThanOrEqualTo(100);
                assertThat(reason.words().cause()).as(reason.name()).endsWith(".");
                assertThat(reason.words().remedy()).as(reason.name()).endsWith(".");
                if (!reason.words().seen().isEmpty()) {
                    assertThat(reason.words().seen()).as(reason.name()).matches(".*\\(R\\d+(, R\\d+)*\\)\\.");
                }
            }
        }
    }

    private static List<Class<?>> types() {
        var types = new ArrayList<Class<?>>();
        for (var file : GeneratedPage.sources("main")) {
            var found = REASONS.matcher(GeneratedPage.read(file));
            if (found.find()) {
                types.add(type(found.group("package") + "." + found.group("name")));
            }
        }
        return types;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("a Reason outside of cueway-mos and cueway-server: " + name, e);
        }
    }

    private static List<Reason> reasons(Class<?> type) {
        var reasons = new ArrayList<Reason>();
        for (var constant : type.getEnumConstants()) {
            reasons.add((Reason) constant);
        }
        return reasons;
    }
}
