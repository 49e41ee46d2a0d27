package org.cueway.device.ograf;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cueway.device.Result;

/** Something that pages were told, and what they answered. Guarded by the output's lock. */
final class Ask {
    final long seq;
    /** What pages load for it. */
    final Optional<OgrafCommand.Loaded> loads;

    private final Map<Page, Result> answers = new HashMap<>();

    Ask(long seq, Optional<OgrafCommand.Loaded> loads) {
        this.seq = seq;
        this.loads = loads;
    }

    void answered(Page page, Result result) {
        answers.put(page, result);
    }

    Optional<Result> of(Page page) {
        return Optional.ofNullable(answers.get(page));
    }
}
