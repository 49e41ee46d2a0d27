package org.cueway.store;

import org.cueway.base.TimeSource;

final class MemoryStoreTest extends RundownStoreContract {
    private final MemoryStore.Disk disk = new MemoryStore.Disk();

    @Override
    protected RundownStore open() {
        return MemoryStore.open(disk, TimeSource.system());
    }
}
