package org.cueway.newsroom.healing;

import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;

/**
 * Does what healing decides, in the turn of a message of that newsroom. Safe for use by any thread. Each may throw a
 * {@link org.cueway.store.StoreException}; then nothing changed.
 */
public interface Hands {
    /** The running order as we hold it. */
    Optional<Rundown> find(RundownId id);

    /** All that we hold of a newsroom. */
    Collection<Rundown> held(String newsroom);

    /**
     * Takes over how the newsroom has it; durable when this returns, if it makes a difference.
     *
     * @param wanted asked in that turn, where nothing else that the newsroom says can come between
     * @return empty if it is not wanted any more
     */
    Optional<Outcome> take(RundownId id, Answer.Said said, RoList list, BooleanSupplier wanted);

    /** What {@link #take} would do now, without doing it. */
    Outcome compare(RundownId id, RoList list);

    /** Applies what follows from an answer that is no list; durable when this returns, if it makes a difference. */
    Outcome settle(RundownId id, Edit.Healing verdict);
}
