package org.cueway.store.sqlite;

import java.nio.file.Path;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.store.RundownStore;
import org.cueway.store.RundownStoreContract;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest extends RundownStoreContract {
    @TempDir
    private Path folder;

    @Override
    protected RundownStore open() {
        return SqliteStore.open(folder.resolve("cueway.db"), Limits.Store.defaults(), TimeSource.system());
    }
}
