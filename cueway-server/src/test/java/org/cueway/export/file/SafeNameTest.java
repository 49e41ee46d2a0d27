package org.cueway.export.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.random.RandomGeneratorFactory;
import org.cueway.export.Named;
import org.cueway.export.Orders;
import org.cueway.rundown.RundownId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SafeNameTest {
    private static final Path ROOT = Path.of("/srv/exports");

    @ParameterizedTest
    @CsvSource({
        "18:00 NEWS, 18_00 NEWS",
        "KVELDSNYTT Å, KVELDSNYTT A",
        "../../etc/passwd, _._etc_passwd",
        "'..', _",
        "'', _",
        "C:\\Windows\\System32, C_Windows_System32",
        "/etc/passwd, _etc_passwd",
        "NUL, _NUL",
        "com1.txt, _com1.txt",
        "~root, _root",
        ".hidden, hidden",
        "ends with dot., ends with dot",
        "a\tb, a_b",
        "日本, _"
    })
    void namesAreMadeOfTexts(String text, String name) {
        assertThat(SafeName.of(text)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a/b",
                "a\\b",
                "../a",
                "a/../b",
                "/a",
                "C:a",
                "a:b",
                "nul",
                "AUX.json",
                "a\0b",
                " a",
                "a ",
                ".a",
                "a.",
                "a..b",
                "%2e%2e",
                "a*b",
                "a|b",
                "a\nb",
                "$(x)",
                "a;b"
            })
    void tricksAreNoNames(String trick) {
        assertThat(SafeName.isSafe(trick)).isFalse();
        inside(SafeName.of(trick));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverTheTextTheNameStaysInTheFolder(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var pieces = new String[] {
            "..",
            "/",
            "\\",
            ".",
            "~",
            "con",
            "nul",
            " ",
            "\0",
            "\u202e",
            "Å",
            "e\u0301",
            "\ud83d\ude00",
            "%2f",
            ":",
            "a",
            "x",
            "{key}",
            "{roSlug}",
            "$1",
            "\\0",
            "-"
        };
        var folder = FolderName.parse("{newsroom} {roSlug} {roID} {key}").orElseThrow();
        for (int n = 0; n < 2_000; n++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) text.append(pieces[random.nextInt(pieces.length)]);
            inside(SafeName.of(text.toString()));
            var named = new Named(new RundownId(text.toString(), text.toString()), Orders.KEY, text.toString());
            var name = folder.of(named);
            inside(name);
            assertThat(name).contains(Orders.KEY).hasSizeLessThanOrEqualTo(SafeName.MOST);
        }
    }

    private static void inside(String name) {
        assertThat(SafeName.isSafe(name)).as("%s", name).isTrue();
        assertThat(ROOT.resolve(name).normalize().getParent()).isEqualTo(ROOT);
        assertThat(ROOT.resolve(name).normalize()).isEqualTo(ROOT.resolve(name));
    }

    @Test
    void aLongSlugLosesItsEndAndNeverTheKey() {
        var named = new Named(Orders.RO, Orders.KEY, "x".repeat(500));

        assertThat(FolderName.parse("{roSlug}-{key}").orElseThrow().of(named)).endsWith("-" + Orders.KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{roSlug}", "{key}/x", "../{key}", "{key}{other}", "{{key}}", "a:{key}", "{key"})
    void aPatternHasTheKeyAndIsOneName(String pattern) {
        assertThat(FolderName.parse(pattern)).isEmpty();
    }

    @Test
    void aFileWithAnotherNameCannotBeMade() {
        assertThatThrownBy(() -> new ExportFile("../x", new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
