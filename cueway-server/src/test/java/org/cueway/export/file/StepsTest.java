package org.cueway.export.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.export.Editing;
import org.cueway.export.Ledger;
import org.cueway.export.Named;
import org.cueway.export.Orders;
import org.cueway.rundown.Air;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Story;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever replaces whatever, and wherever it is broken off. */
final class StepsTest {
    /** A folder: content by name. */
    private final Map<String, ExportFile> folder = new HashMap<>();

    private static Rundown order(RandomGenerator random) {
        var stories = new ArrayList<Story>();
        for (int i = 0; i < 6; i++) {
            if (random.nextBoolean()) {
                stories.add(Orders.story("S" + i, Orders.graphic("1", "Name " + random.nextInt(3))));
            }
        }
        var air = random.nextBoolean() ? Air.READY : Air.NOT_READY;
        return Orders.order(Orders.RO, "NEWS", air, stories);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void afterEachStepTheManifestNamesOnlyFilesThatAreThereAndTheFlagIsTrue(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var first = order(random);
        var ledger = Ledger.empty(Named.of(first, Orders.KEY));
        for (int edit = 0; edit < 40; edit++) {
            var order = order(random);
            var made = Editing.next(Orders.STACKS, order, ledger);
            ledger = made.ledger();
            var wanted = FileSets.of(ExportSpec.all("t"), made.edition());
            var steps = Steps.between(there(random), wanted);
            int until = random.nextInt(4) == 0 ? random.nextInt(steps.size() + 1) : steps.size();
            for (var step : steps.subList(0, until)) {
                perform(step);
                assertNamesOnlyWhatIsThere();
                if (folder.containsKey(FileKind.FLAG)) assertThat(order.air()).isEqualTo(Air.READY);
            }
            if (until == steps.size()) {
                assertThat(folder.keySet())
                        .containsExactlyInAnyOrderElementsOf(
                                wanted.all().stream().map(ExportFile::name).toList());
                assertThat(wanted.all())
                        .allSatisfy(file ->
                                assertThat(folder.get(file.name()).sha256()).isEqualTo(file.sha256()));
            }
        }
        for (var step : Steps.away(there(random))) {
            perform(step);
            assertThat(folder)
                    .satisfiesAnyOf(
                            files -> assertThat(files).doesNotContainKey(FileKind.MANIFEST),
                            files -> assertNamesOnlyWhatIsThere());
        }
        assertThat(folder).isEmpty();
    }

    /** Sometimes the names alone are known. */
    private Map<String, String> there(RandomGenerator random) {
        boolean names = random.nextInt(5) == 0;
        var there = new HashMap<String, String>();
        folder.forEach((name, file) -> there.put(name, names ? "" : file.sha256()));
        return there;
    }

    private void perform(Step step) {
        switch (step) {
            case Step.Put(var file) -> folder.put(file.name(), file);
            case Step.Delete(var name) -> folder.remove(name);
            case Step.Drop() -> assertThat(folder).isEmpty();
        }
    }

    private void assertNamesOnlyWhatIsThere() {
        var manifest = folder.get(FileKind.MANIFEST);
        if (manifest == null) return;
        var json = JsonMapper.shared().readTree(new String(manifest.bytes(), StandardCharsets.UTF_8));
        for (var file : json.path("files")) {
            assertThat(folder).containsKey(file.path("name").asString());
        }
    }
}
