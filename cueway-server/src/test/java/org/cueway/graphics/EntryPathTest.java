package org.cueway.graphics;

import static org.assertj.core.api.Assertions.assertThat;

import org.cueway.base.UploadLimits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files and folders, as tables. */
class EntryPathTest {
    private static final UploadLimits LIMITS = UploadLimits.defaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/../../x",
                "a/..",
                "..",
                ".",
                "./a",
                "/etc/passwd",
                "//host/share",
                "C:/x",
                "c:x",
                "a\\b",
                "..\\x",
                "a//b",
                "",
                "a/",
                "a\u0000b",
                "a\nb",
                "a/b?.js",
                "a/b*.js",
                "a/\"b\".js",
                "stream.js:hidden",
                "a./b",
                "a /b",
                "NUL",
                "aux.js",
                "a/con.ograf.json",
                "lpt1",
                "COM9.mjs"
            })
    void aNameThatMeansAnotherPlaceOnSomeDiskIsRefused(String path) {
        assertThat(EntryPath.fault(path, LIMITS)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main.mjs",
                "lib/text.js",
                "pictures/logo ü.svg",
                ".hidden",
                "a..b",
                "...a",
                "con-air/x.js",
                "nul1.js",
                "日本/字.woff2",
                "a/b/c/d/e/f/g/h.js"
            })
    void aUsualNameIsNot(String path) {
        assertThat(EntryPath.fault(path, LIMITS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8, false", "9, true"})
    void foldersInsideEachOtherHaveAnEnd(int steps, boolean refused) {
        assertThat(EntryPath.fault("a/".repeat(steps - 1) + "x", LIMITS).isPresent())
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"200, false", "201, true"})
    void soHasAName(int chars, boolean refused) {
        assertThat(EntryPath.fault("x".repeat(chars), LIMITS).isPresent()).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({
        "__MACOSX/a/._main.mjs, true",
        "a/.DS_Store, true",
        "Thumbs.db, true",
        "a/__MACOSX, false",
        "main.mjs, false"
    })
    void whatComputersPutIntoZipsBelongsToNoPackage(String path, boolean litter) {
        assertThat(EntryPath.isLitter(path)).isEqualTo(litter);
    }

    @ParameterizedTest
    @CsvSource({"foo, foo, 1", "foo~2, foo, 2", "foo~10, foo, 10", "foo~0, foo~0, 1", "foo~x, foo~x, 1", "a~1~2, a~1, 2"
    })
    void aPackageThatTakesAnothersPlaceHasItsNameAndANumber(String folder, String name, int number) {
        assertThat(PackageName.of(folder)).isEqualTo(new PackageName(name, number));
    }

    @ParameterizedTest
    @CsvSource({
        "station, station",
        "Lower third 2, Lower third 2",
        "../../etc, etc",
        "a/b:c, a-b-c",
        "grün~2, gr-n-2",
        "'...', graphics",
        "'', graphics",
        "NUL, graphics",
        "'name. ', name"
    })
    void aNameIsMadeOneThatEveryDiskTakes(String text, String name) {
        assertThat(PackageName.like(text)).isEqualTo(name);
        assertThat(PackageName.like("x".repeat(100))).hasSize(64);
    }
}
