package org.cueway.export.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cueway.base.ExportLimits;
import org.cueway.base.TimeSource;
import org.cueway.export.Orders;
import org.cueway.export.delivery.DeliveryFault;
import org.cueway.export.delivery.Exports;
import org.cueway.export.delivery.FileOutlet;
import org.cueway.export.delivery.LocalFolder;
import org.cueway.export.delivery.Target;
import org.cueway.export.delivery.TargetRunner;
import org.cueway.export.delivery.TargetStatus;
import org.cueway.export.file.ExportSpec;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that keeps the connection and does not answer for seconds. */
@Timeout(180)
final class SlowSftpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private final Map<RundownId, Rundown> held = new ConcurrentHashMap<>();
    private final List<Consumer<Committed>> subscribers = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private SftpServer server;

    @SuppressWarnings("NullAway.Init")
    private Exports exports;

    @BeforeEach
    void start() throws Exception {
        server = SftpServer.start(home);
        Files.createDirectory(home.resolve("local"));
        var parts = new Exports.Parts(
                Orders.STACKS, home.resolve("kept"), () -> List.copyOf(held.values()), _ -> false, subscribers::add);
        exports = Exports.start(
                parts,
                List.of(
                        runner("slow", SftpTarget.of(server.spec(), limits())),
                        runner("folder", new LocalFolder(home.resolve("local")))),
                limits(),
                TimeSource.system());
    }

    @AfterEach
    void stop() throws Exception {
        server.goOn();
        exports.close();
        server.close();
    }

    /** Seconds are enough here: it never answers as long as it stands still. */
    private static ExportLimits limits() {
        var usual = ExportLimits.defaults();
        return new ExportLimits(
                usual.quiet(),
                usual.atMost(),
                usual.firstRetry(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                usual.check(),
                usual.connect(),
                Duration.ofSeconds(3),
                usual.alarm(),
                usual.keepNumbers(),
                usual.maxGonePages(),
                usual.maxListeners(),
                usual.maxFolderNames());
    }

    private static TargetRunner runner(String id, Target target) {
        var spec = ExportSpec.all(id);
        return TargetRunner.start(
                spec,
                new TargetRunner.Described(id, () -> id),
                new FileOutlet(spec, target, limits()),
                new TargetRunner.Clock(limits(), TimeSource.system()));
    }

    private void edit(String name) {
        var next = Orders.order(Orders.story("S1", Orders.graphic("1", name)));
        held.put(next.id(), next);
        var entry =
                new Entry(1, TimeSource.system().now(), Entry.Kind.EDIT, "", "", "", "", "", "", "", "", "", "", "");
        var committed = new Committed(entry, List.of(new Change.RundownSaved(next)));
        subscribers.forEach(subscriber -> subscriber.accept(committed));
    }

    private void awaitStack(String folder, String name) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(Files.readString(home.resolve(folder, Orders.KEY, "stack.json")))
                        .contains("\"name\":\"" + name + "\""));
    }

    private TargetStatus slow() {
        return exports.statuses().getFirst();
    }

    @Test
    void othersGoOnTheLampSaysWhyAndItIsCaughtUp() throws Exception {
        edit("A");
        awaitStack("exports", "A");
        awaitStack("local", "A");

        server.standStill();
        edit("B");
        awaitStack("local", "B");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(slow().link().state()).isEqualTo(TargetStatus.State.DOWN);
            assertThat(slow().link().fault()).contains(DeliveryFault.UNREACHABLE);
            assertThat(slow().link().reason()).contains("no answer within PT3S");
            assertThat(slow().waiting()).isEqualTo(1);
        });
        edit("C");
        awaitStack("local", "C");
        assertThat(Files.readString(home.resolve("exports", Orders.KEY, "stack.json")))
                .contains("\"name\":\"A\"");

        server.goOn();
        awaitStack("exports", "C");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(slow().link().state()).isEqualTo(TargetStatus.State.UP);
            assertThat(slow().waiting()).isZero();
        });
    }
}
