package org.cueway.cli.sim;

import java.util.Iterator;
import org.cueway.simulator.ncs.like.Personalities;
import org.cueway.simulator.ncs.like.Personality;

/** Whom a newsroom can be like, for help and completion. */
final class Likes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Personalities.all().stream().map(Personality::name).iterator();
    }
}
