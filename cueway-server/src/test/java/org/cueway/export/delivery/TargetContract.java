package org.cueway.export.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cueway.base.ExportLimits;
import org.cueway.export.Editing;
import org.cueway.export.Edition;
import org.cueway.export.Ledger;
import org.cueway.export.Named;
import org.cueway.export.Orders;
import org.cueway.export.file.ExportSpec;
import org.cueway.rundown.Air;
import org.junit.jupiter.api.Test;

/** What every target must do. The folder that a target is about is one of this machine, so that a test can look at it. */
public abstract class TargetContract {
    private static final String FOLDER = Orders.KEY;

    /** A target that works. */
    protected abstract Target target() throws IOException;

    /** The folder that it writes to. */
    protected abstract Path root();

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private String read(String name) throws IOException {
        return Files.readString(root().resolve(FOLDER).resolve(name));
    }

    @Test
    void aFileIsPutUnderItsNameAndNothingElseIsThere() throws Exception {
        try (var target = target();
                var session = target.open()) {
            session.put(FOLDER, "stack.json", bytes("one"));

            assertThat(read("stack.json")).isEqualTo("one");
            assertThat(session.list(FOLDER)).containsExactly("stack.json");
        }
    }

    @Test
    void aFileTakesThePlaceOfTheOneThatWasThere() throws Exception {
        try (var target = target();
                var session = target.open()) {
            session.put(FOLDER, "stack.json", bytes("the first one, which is longer"));
            session.put(FOLDER, "stack.json", bytes("two"));

            assertThat(read("stack.json")).isEqualTo("two");
            assertThat(session.list(FOLDER)).containsExactly("stack.json");
        }
    }

    @Test
    void bytesComeThroughAsTheyAre() throws Exception {
        var all = new byte[70_000];
        for (int i = 0; i < all.length; i++) all[i] = (byte) (i * 31);
        try (var target = target();
                var session = target.open()) {
            session.put(FOLDER, "stack.json", all);
            session.put(FOLDER, "stack.csv", new byte[0]);

            assertThat(Files.readAllBytes(root().resolve(FOLDER).resolve("stack.json")))
                    .isEqualTo(all);
            assertThat(root().resolve(FOLDER).resolve("stack.csv")).isEmptyFile();
        }
    }

    @Test
    void whatIsNotThereIsListedAsNothingAndDeletedWithoutAFault() throws Exception {
        try (var target = target();
                var session = target.open()) {
            assertThat(session.list(FOLDER)).isEmpty();
            session.delete(FOLDER, "stack.json");
            session.drop(FOLDER);
            session.put(FOLDER, "stack.json", bytes("x"));
            session.delete(FOLDER, "stack.json");
            session.delete(FOLDER, "stack.json");
            assertThat(session.list(FOLDER)).isEmpty();
            session.drop(FOLDER);
            assertThat(root().resolve(FOLDER)).doesNotExist();
        }
    }

    @Test
    void aFolderStaysInWhichSomebodyKeepsSomething() throws Exception {
        try (var target = target();
                var session = target.open()) {
            session.put(FOLDER, "stack.json", bytes("x"));
            Files.writeString(root().resolve(FOLDER).resolve("notes.txt"), "mine");
            session.delete(FOLDER, "stack.json");
            session.drop(FOLDER);
            session.check();

            assertThat(read("notes.txt")).isEqualTo("mine");
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaidToBeMissing() throws Exception {
        try (var target = target()) {
            var session = target.open();
            Files.delete(root());
            assertThatThrownBy(session::check)
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.fault()).as(e.text()).isEqualTo(DeliveryFault.NO_FOLDER));
            session.close();
            assertThatThrownBy(target::open)
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.fault()).as(e.text()).isEqualTo(DeliveryFault.NO_FOLDER));
            Files.createDirectory(root());
        }
    }

    @Test
    void aNameThatIsTakenByAFolderIsARefusedRename() throws Exception {
        try (var target = target()) {
            var session = target.open();
            Files.createDirectories(root().resolve(FOLDER).resolve("stack.json").resolve("inside"));
            assertThatThrownBy(() -> session.put(FOLDER, "stack.json", bytes("x")))
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.fault()).as(e.text()).isEqualTo(DeliveryFault.RENAME_REFUSED));
            session.close();
        }
    }

    @Test
    void whatACrashLeftHalfWrittenIsTakenAwayAndNeverRead() throws Exception {
        Files.createDirectory(root().resolve(FOLDER));
        var half = root().resolve(FOLDER).resolve("stack.json" + Target.PART);
        var stale = root().resolve(FOLDER).resolve("page-9901.json");
        var foreign = root().resolve(FOLDER).resolve("notes.txt" + Target.PART);
        Files.writeString(half, "{\"format\":");
        Files.writeString(stale, "{}");
        Files.writeString(foreign, "mine");
        var outlet = new FileOutlet(ExportSpec.all("t"), target(), ExportLimits.defaults());
        outlet.deliver(Orders.edition(Orders.order(Orders.story("S1", Orders.graphic("1", "Pat")))));
        outlet.close();

        assertThat(half).doesNotExist();
        assertThat(stale).doesNotExist();
        assertThat(foreign).exists();
        Whole.set(root().resolve(FOLDER));
    }

    @Test
    void editionsFollowEachOtherAndLeaveNothingBehind() throws Exception {
        var outlet = new FileOutlet(ExportSpec.all("t"), target(), ExportLimits.defaults());
        var first = Orders.with(
                Orders.order(Orders.story("S1", Orders.graphic("1", "Pat"), Orders.graphic("2", "Sam"))), Air.READY);
        var made = Editing.next(Orders.STACKS, first, Ledger.empty(Named.of(first, Orders.KEY)));
        outlet.deliver(made.edition());
        var set = Whole.set(root().resolve(FOLDER));
        assertThat(set.revision()).isEqualTo(1);
        assertThat(set.names()).contains("page-0101.json", "page-0102.json");
        assertThat(root().resolve(FOLDER).resolve("readyToAir")).exists();

        var second = Orders.order(Orders.story("S1", Orders.graphic("2", "Sam")));
        Edition next = Editing.next(Orders.STACKS, second, made.ledger()).edition();
        outlet.deliver(next);
        var after = Whole.set(root().resolve(FOLDER));
        assertThat(after.revision()).isEqualTo(2);
        assertThat(root().resolve(FOLDER).resolve("page-0101.json")).doesNotExist();
        assertThat(root().resolve(FOLDER).resolve("page-0102.json")).exists();
        assertThat(root().resolve(FOLDER).resolve("readyToAir")).doesNotExist();

        outlet.withdraw(next.named());
        assertThat(root().resolve(FOLDER)).doesNotExist();
        outlet.close();
    }
}
