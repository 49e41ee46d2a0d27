package org.cueway.graphics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.base.UploadLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Packages that come and go, on a real disk. */
class LibraryTest {
    private static final UploadLimits SMALL =
            new UploadLimits(1 << 20, 3 << 20, 200, 7, 1, Duration.ZERO, Duration.ofHours(1));

    @TempDir
    private Path home;

    private Path folder;
    private Library library;
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void open() {
        folder = home.resolve("graphics");
        library = opened(Optional.empty());
    }

    private Library opened(Optional<Path> shipped) {
        var usual = Limits.Graphics.defaults();
        var small = new Limits.Graphics(
                6,
                usual.maxManifestBytes(),
                20,
                2 << 20,
                usual.maxDataChars(),
                usual.maxMessageBytes(),
                usual.maxPages(),
                usual.reach(),
                usual.ack(),
                usual.ping(),
                usual.noPong());
        var opened = Library.open(folder, shipped, small, SMALL, TimeSource.system());
        opened.onChange(() -> heard.add(String.join(" ", opened.get().ids())));
        return opened;
    }

    @AfterEach
    void close() {
        library.close();
    }

    private Change upload(Zips zip) {
        return library.upload(zip.stream(), "");
    }

    private String served(String url) throws IOException {
        var parts = url.split("/", 5);
        return library.get()
                .file(parts[2], parts[3], parts[4])
                .map(bytes -> new String(bytes, UTF_8))
                .orElse("");
    }

    private List<String> onDisk() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void reopen() {
        library.close();
        library = opened(Optional.empty());
    }

    @Test
    void aPackageThatComesCountsAtOnceAndIsHeardOf() throws IOException {
        assertThat(upload(Zips.of("third", "l3", "1"))).isInstanceOfSatisfying(Change.Kept.class, kept -> {
            assertThat(kept.how()).isEqualTo(Change.How.NEW);
            assertThat(kept.name()).isEqualTo("third");
        });
        var graphic = library.get().find("l3").orElseThrow();
        assertThat(graphic.home().folder()).isEqualTo("third");
        assertThat(served(graphic.main())).isEqualTo(Zips.script("1"));
        assertThat(heard).containsExactly("l3");
        assertThat(onDisk()).containsExactly("third");
    }

    @Test
    void aZipWithoutAFolderIsCalledAsItsFileOrItsGraphic() {
        var bare = new Zips().file("x.ograf.json", Zips.manifest("x", "1", "")).file("main.mjs", Zips.script("1"));
        assertThat(library.upload(bare.stream(), "My graphic"))
                .isInstanceOfSatisfying(
                        Change.Kept.class, kept -> assertThat(kept.name()).isEqualTo("My graphic"));
        var other = new Zips().file("y.ograf.json", Zips.manifest("y", "1", "")).file("main.mjs", "");
        assertThat(upload(other))
                .isInstanceOfSatisfying(
                        Change.Kept.class, kept -> assertThat(kept.name()).isEqualTo("y"));
    }

    @Test
    void whatTakesAnothersPlaceIsAnotherEditionAndTheOneBeforeCanBeReachedUntilNothingHasIt() throws IOException {
        upload(Zips.of("third", "l3", "1"));
        var before = library.get().find("l3").orElseThrow();
        var placed = new ArrayList<Placed>();
        library.minding(() -> placed);
        placed.add(new Placed("l3", before.home().edition(), "main, layer 20, on air"));
        assertThat(upload(Zips.of("another name", "l3", "2"))).isInstanceOfSatisfying(Change.Kept.class, kept -> {
            assertThat(kept.how()).isEqualTo(Change.How.REPLACED);
            assertThat(kept.name()).isEqualTo("third");
        });
        var after = library.get().find("l3").orElseThrow();
        assertThat(after.about().version()).isEqualTo("2");
        library.sweep();
        assertThat(served(before.main())).isEqualTo(Zips.script("1"));
        assertThat(served(after.main())).isEqualTo(Zips.script("2"));
        assertThat(library.get().at(before.main())).contains(before);
        reopen();
        assertThat(served(before.main())).as("after a restart").isEqualTo(Zips.script("1"));
        library.sweep();
        assertThat(served(before.main())).as("nothing has it any more").isEmpty();
        assertThat(served(after.main())).isEqualTo(Zips.script("2"));
        assertThat(onDisk()).containsExactly("third~2");
    }

    @Test
    void theVerySamePackageChangesNothing() {
        upload(Zips.of("third", "l3", "1"));
        var before = library.get().find("l3").orElseThrow();
        assertThat(upload(Zips.of("third", "l3", "1")))
                .isInstanceOfSatisfying(
                        Change.Kept.class, kept -> assertThat(kept.how()).isEqualTo(Change.How.SAME));
        assertThat(library.get().find("l3")).contains(before);
        assertThat(heard).hasSize(1);
    }

    static Stream<Arguments> wrong() {
        byte[] whole = Zips.of("p", "g", "1").bytes();
        var good = Zips.manifest("g", "1", "");
        return Stream.of(
                refused(GraphicsRefusal.NOT_A_ZIP, new byte[0], "nothing"),
                refused(GraphicsRefusal.NOT_A_ZIP, "<html>".getBytes(UTF_8), "no directory"),
                refused(GraphicsRefusal.NOT_A_ZIP, Arrays.copyOf(whole, whole.length / 2), "no directory"),
                refused(GraphicsRefusal.NOT_A_ZIP, Zips.of("p", "g", "1").damaged("p/x.js"), "p/x.js"),
                refused(GraphicsRefusal.ENCRYPTED, Zips.of("p", "g", "1").encrypted("p/x.js"), "p/x.js"),
                refused(GraphicsRefusal.LINK, Zips.of("p", "g", "1").link("p/x.js", "/etc/passwd"), "p/x.js"),
                refused(GraphicsRefusal.LINK, Zips.of("p", "g", "1").link("p/dir", ".."), "p/dir"),
                refused(GraphicsRefusal.PATH_NOT_ALLOWED, Zips.of("p", "g", "1").file("../x", ""), "../x"),
                refused(GraphicsRefusal.PATH_NOT_ALLOWED, Zips.of("p", "g", "1").file("p/../../x", ""), "p/../../x"),
                refused(GraphicsRefusal.PATH_NOT_ALLOWED, Zips.of("p", "g", "1").file("/etc/cron.d/x", ""), "/etc"),
                refused(GraphicsRefusal.PATH_NOT_ALLOWED, Zips.of("p", "g", "1").file("p\\..\\x", ""), "\\"),
                refused(GraphicsRefusal.PATH_NOT_ALLOWED, Zips.of("p", "g", "1").file("p/\u0000.js", ""), "\uFFFD"),
                refused(GraphicsRefusal.PATH_NOT_ALLOWED, Zips.of("..", "g", "1"), "../g.ograf.json"),
                refused(GraphicsRefusal.NAME_TWICE, Zips.of("p", "g", "1").file("p/main.mjs", "x"), "main.mjs"),
                refused(GraphicsRefusal.NAME_TWICE, Zips.of("p", "g", "1").file("p/MAIN.mjs", "x"), "MAIN.mjs"),
                refused(GraphicsRefusal.TOO_LARGE, Zips.of("p", "g", "1").zeros("p/film", 3 << 20), "film"),
                refused(
                        GraphicsRefusal.TOO_LARGE,
                        Zips.of("p", "g", "1").zeros("p/a", 2 << 20).zeros("p/b", 2 << 20),
                        "p/b"),
                refused(GraphicsRefusal.TOO_LARGE, Zips.of("p", "g", "1").file("p/x", new byte[1 << 20]), "more"),
                refused(GraphicsRefusal.TOO_MANY_FILES, many(), "22 files"),
                refused(GraphicsRefusal.NO_MANIFEST, new Zips().file("p/readme.txt", ""), "readme.txt"),
                refused(GraphicsRefusal.NO_MANIFEST, new Zips().file("a/b/g.ograf.json", good), "b/g.ograf.json"),
                refused(GraphicsRefusal.NO_MANIFEST, Zips.of("a", "g", "1").file("b/x", ""), "a/g.ograf.json"),
                refused(GraphicsRefusal.NO_MANIFEST, new Zips().file("__MACOSX/x", ""), "empty"),
                refused(GraphicsRefusal.FAULTY, new Zips().file("p/g.ograf.json", good), "main.mjs"),
                refused(GraphicsRefusal.FAULTY, new Zips().file("p/g.ograf.json", "{"), "at line 1"),
                refused(GraphicsRefusal.FAULTY, Zips.of("p", "g", "1").file("p/h.ograf.json", good), "two called g"));
    }

    private static Zips many() {
        var zip = Zips.of("p", "g", "1");
        for (int i = 0; i < 20; i++) zip.file("p/" + i, "");
        return zip;
    }

    private static Arguments refused(GraphicsRefusal reason, Zips zip, String says) {
        return refused(reason, zip.bytes(), says);
    }

    private static Arguments refused(GraphicsRefusal reason, byte[] zip, String says) {
        return Arguments.of(reason, says, zip);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrong")
    void whatIsNotRightIsRefusedWithItsPlaceAndLeavesNothing(GraphicsRefusal reason, String says, byte[] zip)
            throws IOException {
        upload(Zips.of("there", "there", "1"));
        assertThat(library.upload(new ByteArrayInputStream(zip), ""))
                .isInstanceOfSatisfying(Change.Refused.class, refused -> {
                    assertThat(refused.reason()).as(refused.toString()).isEqualTo(reason);
                    assertThat(refused.found()).contains(says);
                    assertThat(refused.expected()).isNotBlank();
                });
        assertThat(onDisk()).containsExactly("there");
        assertThat(library.get().ids()).containsExactly("there");
        assertThat(heard).hasSize(1);
        try (var around = Files.list(home)) {
            assertThat(around).containsExactly(folder);
        }
    }

    @Test
    void aBodyThatBreaksOffLeavesNothing() throws IOException {
        upload(Zips.of("there", "there", "1"));
        var broken = new InputStream() {
            private int left = 100;

            @Override
            public int read() throws IOException {
                if (left-- > 0) return 'x';
                throw new IOException("the caller is gone");
            }
        };
        assertThat(library.upload(broken, ""))
                .isInstanceOfSatisfying(
                        Change.Refused.class,
                        refused -> assertThat(refused.found()).contains("cut off", "the caller is gone"));
        assertThat(onDisk()).containsExactly("there");
    }

    @Test
    void graphicsOfSeveralPackagesAreNotMixedAndNoneIsLost() {
        upload(Zips.of("two", "a", "1").file("two/b.ograf.json", Zips.manifest("b", "1", "")));
        upload(Zips.of("other", "c", "1"));
        assertThat(refusal(Zips.of("two", "a", "2"))).isEqualTo(GraphicsRefusal.WOULD_LACK);
        assertThat(refusal(Zips.of("TWO", "d", "2"))).isEqualTo(GraphicsRefusal.WOULD_LACK);
        assertThat(refusal(Zips.of("x", "a", "2").file("x/c.ograf.json", Zips.manifest("c", "1", ""))))
                .isEqualTo(GraphicsRefusal.ID_TAKEN);
        assertThat(library.get().ids()).containsExactlyInAnyOrder("a", "b", "c");
        var all = Zips.of("x", "a", "2")
                .file("x/b.ograf.json", Zips.manifest("b", "2", ""))
                .file("x/d.ograf.json", Zips.manifest("d", "1", ""));
        assertThat(upload(all)).isInstanceOf(Change.Kept.class);
        assertThat(library.get().idsOf("two")).containsExactly("a", "b", "d");
        var many = Zips.of("many", "m", "1")
                .file("many/n.ograf.json", Zips.manifest("n", "1", ""))
                .file("many/o.ograf.json", Zips.manifest("o", "1", ""));
        assertThat(refusal(many)).isEqualTo(GraphicsRefusal.TOO_MANY);
    }

    private GraphicsRefusal refusal(Zips zip) {
        return upload(zip) instanceof Change.Refused refused ? refused.reason() : null;
    }

    @Test
    void whatADeviceHasIsNotRemovedAndWhatNoneHasIs() throws IOException {
        upload(Zips.of("third", "l3", "1"));
        var graphic = library.get().find("l3").orElseThrow();
        var placed = new ArrayList<Placed>();
        library.minding(() -> placed);
        placed.add(new Placed("l3", "", "main, layer 20, on air"));
        assertThat(library.remove("l3", "")).isInstanceOfSatisfying(Change.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(GraphicsRefusal.IN_USE);
            assertThat(refused.found()).isEqualTo("l3 on main, layer 20, on air");
        });
        assertThat(library.get().find("l3")).contains(graphic);
        placed.clear();
        assertThat(library.remove("l3", "")).isEqualTo(new Change.Removed("third", List.of("l3")));
        assertThat(library.get().find("l3")).isEmpty();
        assertThat(served(graphic.main())).as("for who is on the way").isEqualTo(Zips.script("1"));
        library.sweep();
        assertThat(served(graphic.main())).isEmpty();
        assertThat(onDisk()).isEmpty();
        assertThat(heard).containsExactly("l3", "");
    }

    @Test
    void aPackageOfSeveralIsRemovedByItsNameAlone() {
        upload(Zips.of("two", "a", "1").file("two/b.ograf.json", Zips.manifest("b", "1", "")));
        assertThat(((Change.Refused) library.remove("a", "")).reason()).isEqualTo(GraphicsRefusal.HOLDS_MORE);
        assertThat(((Change.Refused) library.remove("a", "other")).reason()).isEqualTo(GraphicsRefusal.HOLDS_MORE);
        assertThat(((Change.Refused) library.remove("x", "")).reason()).isEqualTo(GraphicsRefusal.UNKNOWN_GRAPHIC);
        assertThat(library.remove("a", "two")).isEqualTo(new Change.Removed("two", List.of("a", "b")));
    }

    @Test
    void aBrokenPackageIsRemovedOrMadeGoodByItsName() {
        upload(Zips.of("good", "good", "1"));
        Packages.write(folder, "broken", "x.ograf.json", "{}");
        Packages.write(folder, "worse", "y.ograf.json", "{}");
        library.reread();
        assertThat(library.get().packages()).containsExactly("broken", "good", "worse");
        assertThat(library.remove("broken", "")).isEqualTo(new Change.Removed("broken", List.of()));
        upload(Zips.of("worse", "y", "1"));
        assertThat(library.get().entries())
                .allSatisfy(entry -> assertThat(entry.faults()).isEmpty());
    }

    /** Whatever a killed process left: what was there is there, and nothing half. */
    @Test
    void whatAKilledProcessLeftIsWholeOrGone() throws IOException {
        upload(Zips.of("third", "l3", "1"));
        Files.createDirectories(folder.resolve(".new-1/package"));
        Files.writeString(folder.resolve(".new-1/package.zip"), "half");
        Packages.write(folder.resolve(".new-1"), "package", "l3.ograf.json", "{ half");
        Files.createDirectories(folder.resolve(".old-1/gone"));
        reopen();
        assertThat(onDisk()).containsExactly("third");
        assertThat(library.get().entries())
                .hasSize(1)
                .allSatisfy(entry -> assertThat(entry.faults()).isEmpty());
        // Renamed, and dead before it told anybody.
        Packages.write(folder, "third~2", "l3.ograf.json", Zips.manifest("l3", "2", ""));
        Packages.write(folder, "third~2", "main.mjs", Zips.script("2"));
        reopen();
        assertThat(library.get().find("l3").orElseThrow().about().version()).isEqualTo("2");
        // Removed half: the lower one first, so that it does not come back.
        Files.createDirectories(folder.resolve(".old-2"));
        Files.move(folder.resolve("third"), folder.resolve(".old-2/third"));
        reopen();
        assertThat(library.get().find("l3").orElseThrow().about().version()).isEqualTo("2");
        assertThat(onDisk()).containsExactly("third~2");
    }

    @Test
    void whatIsChangedByHandCountsWhenItIsLookedForAndIsServedToWhoHasIt() throws IOException {
        upload(Zips.of("third", "l3", "1"));
        var before = library.get().find("l3").orElseThrow();
        Packages.write(folder, "third", "l3.ograf.json", Zips.manifest("l3", "1.1", ""));
        Packages.write(folder, "new", "");
        assertThat(library.get().find("new")).isEmpty();
        library.reread();
        assertThat(library.get().ids()).containsExactly("new", "l3");
        var after = library.get().find("l3").orElseThrow();
        assertThat(after.home().edition()).isNotEqualTo(before.home().edition());
        assertThat(served(before.main())).isEqualTo(served(after.main()));
        library.sweep();
        assertThat(onDisk()).containsExactly("new", "third");
        assertThat(served(after.main())).isNotEmpty();
    }

    @Test
    void whatWasShippedIsTakenOverWhenTheFirstPackageComes() throws IOException {
        library.close();
        Packages.write(home.resolve("elsewhere"), "station", "");
        var shipped = Files.createSymbolicLink(home.resolve("shipped"), home.resolve("elsewhere"));
        library = opened(Optional.of(shipped));
        var before = library.get().find("station").orElseThrow();
        assertThat(folder).doesNotExist();
        upload(Zips.of("third", "l3", "1"));
        assertThat(onDisk()).containsExactly("station", "third");
        assertThat(library.get().find("station")).contains(before);
        library.sweep();
        assertThat(shipped.resolve("station")).isDirectory();
        assertThat(library.remove("station", "")).isInstanceOf(Change.Removed.class);
        assertThat(shipped.resolve("station")).isDirectory();
        library.close();
        library = opened(Optional.of(shipped));
        assertThat(library.get().ids()).containsExactly("l3");
    }

    @Test
    void onlySoManyAreTakenAtOnce() {
        var outcome = new ArrayList<Change>();
        var slow = new InputStream() {
            @Override
            public int read() {
                outcome.add(upload(Zips.of("x", "x", "1")));
                return -1;
            }
        };
        library.upload(slow, "");
        assertThat(((Change.Refused) outcome.getFirst()).reason()).isEqualTo(GraphicsRefusal.BUSY);
    }
}
