package org.cueway.export.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cueway.export.Orders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalFolderTest extends TargetContract {
    @TempDir
    private Path home;

    @BeforeEach
    void makeTheFolder() throws IOException {
        Files.createDirectory(root());
    }

    @Override
    protected Target target() {
        return new LocalFolder(root());
    }

    @Override
    protected Path root() {
        return home.resolve("exports");
    }

    @Test
    void aLinkInPlaceOfAFolderIsNotFollowed() throws Exception {
        var elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.createSymbolicLink(root().resolve(Orders.KEY), elsewhere);
        try (var target = target();
                var session = target.open()) {
            assertThatThrownBy(() -> session.put(Orders.KEY, "stack.json", new byte[1]))
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.fault()).isEqualTo(DeliveryFault.NOT_ALLOWED));
        }
        assertThat(elsewhere).isEmptyDirectory();
    }
}
