package org.cueway.export.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cueway.export.Orders.graphic;
import static org.cueway.export.Orders.order;
import static org.cueway.export.Orders.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cueway.base.ExportLimits;
import org.cueway.base.TimeSource;
import org.cueway.export.Orders;
import org.cueway.export.Stack;
import org.cueway.export.delivery.TargetStatus.State;
import org.cueway.export.file.ExportSpec;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.Entry;
import org.cueway.store.RundownKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ExportsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private final Map<RundownId, Rundown> held = new ConcurrentHashMap<>();
    private final List<Consumer<Committed>> subscribers = new CopyOnWriteArrayList<>();
    private final List<Exports> opened = new ArrayList<>();
    private long entries;

    @BeforeEach
    void makeTheFolder() throws IOException {
        Files.createDirectory(root());
    }

    @AfterEach
    void closeAll() {
        opened.forEach(Exports::close);
    }

    private Path root() {
        return home.resolve("target");
    }

    private Path folder() {
        return root().resolve(Orders.KEY);
    }

    private static ExportLimits limits() {
        var usual = ExportLimits.defaults();
        return new ExportLimits(
                usual.quiet(),
                usual.atMost(),
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Duration.ofMillis(400),
                Duration.ofMillis(200),
                usual.connect(),
                usual.reply(),
                usual.alarm(),
                usual.keepNumbers(),
                usual.maxGonePages(),
                usual.maxListeners(),
                usual.maxFolderNames());
    }

    private TargetRunner target() {
        var spec = ExportSpec.all("cg");
        return TargetRunner.start(
                spec,
                new TargetRunner.Described("folder", root()::toString),
                new FileOutlet(spec, new LocalFolder(root()), limits()),
                new TargetRunner.Clock(limits(), TimeSource.system()));
    }

    private Exports start(TargetRunner... targets) {
        subscribers.clear();
        var parts = new Exports.Parts(Orders.STACKS, home.resolve("kept"), this::held, subscribers::add);
        var exports = Exports.start(parts, List.of(targets), limits(), TimeSource.system());
        opened.add(exports);
        return exports;
    }

    private Collection<Rundown> held() {
        return List.copyOf(held.values());
    }

    private void edit(Rundown next) {
        held.put(next.id(), next);
        tell(new Change.RundownSaved(next));
    }

    private void remove(RundownId id) {
        held.remove(id);
        tell(new Change.RundownRemoved(id));
    }

    private void tell(Change change) {
        var entry = new Entry(
                ++entries, TimeSource.system().now(), Entry.Kind.EDIT, "", "", "", "", "", "", "", "", "", "", "");
        subscribers.forEach(subscriber -> subscriber.accept(new Committed(entry, List.of(change))));
    }

    private void awaitText(String name) {
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> {
            assertThat(Files.readString(folder().resolve("stack.json"))).contains("\"name\":\"" + name + "\"");
            Whole.set(folder());
        });
    }

    private static TargetStatus only(Exports exports) {
        return exports.statuses().getFirst();
    }

    private static List<String> pages(Stack stack) {
        return stack.entries().stream()
                .map(entry -> entry.source().itemID() + "=" + entry.spot().page())
                .toList();
    }

    @Test
    void aRunningOrderIsWrittenEachTimeItChangesAndTakenAwayWhenItGoes() throws Exception {
        held.put(Orders.RO, order(story("S1", graphic("1", "Pat"))));
        var exports = start(target());
        awaitText("Pat");

        edit(order(story("S1", graphic("1", "Sam"))));
        awaitText("Sam");
        assertThat(Whole.set(folder()).revision()).isEqualTo(2);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(only(exports).link().state()).isEqualTo(State.UP);
            assertThat(only(exports).waiting()).isZero();
            assertThat(only(exports).sent())
                    .singleElement()
                    .satisfies(sent -> assertThat(sent.revision()).isEqualTo(2));
        });

        remove(Orders.RO);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(folder()).doesNotExist());
    }

    @Test
    void pageNumbersOutliveARestartAndAreNotGivenAgainDuringTheShow() throws Exception {
        held.put(Orders.RO, order(story("S1", graphic("1", "A"), graphic("2", "B")), story("S2", graphic("3", "C"))));
        var first = start(target());
        awaitText("A");
        first.close();

        held.put(Orders.RO, order(story("S2", graphic("3", "C")), story("S1", graphic("9", "New"), graphic("2", "B"))));
        var second = start(target());
        awaitText("New");
        var stack = second.edition(held.get(Orders.RO)).stack();
        assertThat(pages(stack)).containsExactly("3=0201", "9=0103", "2=0102");
        assertThat(stack.revision()).isEqualTo(2);
        second.close();

        var third = start(target());
        awaitText("New");
        assertThat(third.edition(held.get(Orders.RO)).stack()).isEqualTo(stack);
    }

    @Test
    void whatTheNewsroomDeletesAndSendsAgainHasItsNumbersBack() throws Exception {
        var order = order(story("S0", graphic("0", "Z")), story("S1", graphic("1", "A")));
        held.put(Orders.RO, order);
        var exports = start(target());
        awaitText("A");
        edit(order(story("S1", graphic("1", "A2"))));
        awaitText("A2");
        remove(Orders.RO);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(folder()).doesNotExist());

        edit(order(story("S1", graphic("1", "Back"))));
        awaitText("Back");
        assertThat(pages(exports.edition(held.get(Orders.RO)).stack())).containsExactly("1=0201");
        assertThat(Whole.set(folder()).revision()).isEqualTo(3);
    }

    @Test
    void whatWentWhileTheGatewayWasDownIsTakenAway() throws Exception {
        held.put(Orders.RO, order(story("S1", graphic("1", "A"))));
        var first = start(target());
        awaitText("A");
        first.close();
        held.clear();

        start(target());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(folder()).doesNotExist());
    }

    @Test
    void aTargetThatIsDownSaysWhyAndIsCaughtUpWithTheNewestOfEach() throws Exception {
        Files.delete(root());
        var other = new RundownId("NGTV", "RO2");
        held.put(Orders.RO, order(story("S1", graphic("1", "A"))));
        var exports = start(target());
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(only(exports).link().state()).isEqualTo(State.DOWN);
            assertThat(only(exports).link().fault()).contains(DeliveryFault.NO_FOLDER);
            assertThat(only(exports).link().reason()).contains(root().toString());
            assertThat(only(exports).link().retryAt()).isPresent();
        });
        for (int i = 1; i <= 5; i++) {
            edit(order(story("S1", graphic("1", "A" + i))));
        }
        edit(Orders.large(other, 3, 1, "Other"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(only(exports).waiting()).isEqualTo(2));

        Files.createDirectory(root());
        awaitText("A5");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(only(exports).link().state()).isEqualTo(State.UP);
            assertThat(only(exports).link().reason()).isEmpty();
            assertThat(only(exports).waiting()).isZero();
            assertThat(only(exports).sent()).hasSize(2);
        });
        assertThat(Whole.set(root().resolve(RundownKey.of(other))).names()).hasSize(3 + 4);
    }

    @Test
    void twoHundredStoriesEditedTwentyTimesASecondAreNeverHalfWritten() throws Exception {
        held.put(Orders.RO, Orders.large(Orders.RO, 200, 0, "begin"));
        var exports = start(target());
        awaitText("begin");
        var editor = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 100; i++) {
                edit(Orders.large(Orders.RO, 200, i % 200, "edit " + i));
                try {
                    TimeSource.system().sleep(Duration.ofMillis(50));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        });
        long newest = 0;
        int whole = 0;
        while (editor.isAlive()) {
            var set = Whole.tryToRead(folder());
            if (set.isPresent()) {
                assertThat(set.get().revision()).isGreaterThanOrEqualTo(newest);
                assertThat(set.get().names()).hasSize(200 + 4);
                newest = set.get().revision();
                whole++;
            }
        }
        editor.join();
        awaitText("edit 99");
        assertThat(whole).isPositive();
        // It was written while it was edited, and no more often than it may.
        assertThat(Whole.set(folder()).revision()).isBetween(3L, 40L);
        assertThat(only(exports).link().state()).isEqualTo(State.UP);
    }

    @Test
    void whatSomebodyDeletedOnTheTargetComesBackWhenItIsSentAgainByHand() throws Exception {
        held.put(Orders.RO, order(story("S1", graphic("1", "A"))));
        var exports = start(target());
        awaitText("A");
        await().atMost(PATIENCE).until(() -> only(exports).waiting() == 0);
        Files.delete(folder().resolve("page-0101.json"));

        assertThat(exports.send("cg")).isTrue();
        assertThat(exports.send("nobody")).isFalse();
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> Whole.set(folder()));
    }

    @Test
    void sendingAgainByHandForgetsNoneOfTwentyRunningOrders() throws Exception {
        for (int i = 0; i < 20; i++) {
            var id = new RundownId("NGTV", "RO" + i);
            held.put(id, Orders.large(id, 1, 0, "Name"));
        }
        var exports = start(target());
        await().atMost(PATIENCE)
                .until(() -> only(exports).sent().size() == 20 && only(exports).waiting() == 0);
        for (var id : held.keySet()) {
            Files.delete(root().resolve(RundownKey.of(id)).resolve("page-0101.json"));
        }

        exports.send("cg");
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> {
            for (var id : held.keySet()) Whole.set(root().resolve(RundownKey.of(id)));
        });
    }

    @Test
    void nothingIsExportedWhosePageNumbersCannotBeKept() throws Exception {
        Files.writeString(home.resolve("kept"), "in the way of the folder");
        held.put(Orders.RO, order(story("S1", graphic("1", "A"))));
        var exports = start(target());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(exports.trouble()).isPresent());
        assertThat(folder()).doesNotExist();

        Files.delete(home.resolve("kept"));
        awaitText("A");
        assertThat(exports.trouble()).isEmpty();
    }

    @Test
    void withoutATargetNothingIsWrittenUntilSomebodyAsks() throws Exception {
        held.put(Orders.RO, order(story("S1", graphic("1", "A"))));
        var exports = start();
        assertThat(home.resolve("kept")).doesNotExist();

        assertThat(pages(exports.edition(held.get(Orders.RO)).stack())).containsExactly("1=0101");
        assertThat(home.resolve("kept")).isNotEmptyDirectory();
    }
}
