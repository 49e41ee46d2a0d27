package org.cueway.store.sqlite;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.cueway.base.TimeSource;
import org.cueway.object.ObjectId;
import org.cueway.rundown.RundownId;
import org.cueway.store.RandomEdits;

/**
 * A process that is there to be killed: edits on four lanes without end, and prints the number and the text of each entry as
 * soon as it is acknowledged. Arguments: file, seed.
 */
final class AppendingProcess {
    private static final int LANES = 4;

    private AppendingProcess() {}

    public static void main(String[] args) {
        var store = SqliteStore.open(Path.of(args[0]), StoreLimits.busy(), TimeSource.system());
        var held = RandomEdits.recover(store);
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int lane = 0; lane < LANES; lane++) {
                var newsroom = "NCS-" + lane;
                var edits = new RandomEdits(Long.parseLong(args[1]) * LANES + lane, newsroom, of(newsroom, held));
                lanes.execute(() -> edit(store, edits));
            }
        }
    }

    private static void edit(SqliteStore store, RandomEdits edits) {
        while (true) {
            var entry = edits.appendTo(store);
            System.out.println(entry.number() + " " + entry.message());
            System.out.flush();
        }
    }

    private static Map<Record, Record> of(String newsroom, Map<Record, Record> held) {
        var mine = new HashMap<>(held);
        mine.keySet().removeIf(id -> !newsroom.equals(newsroomOf(id)));
        return mine;
    }

    private static String newsroomOf(Record id) {
        return switch (id) {
            case RundownId rundown -> rundown.newsroom();
            case ObjectId object -> object.newsroom();
            default -> throw new IllegalArgumentException("an id of something else: " + id);
        };
    }
}
