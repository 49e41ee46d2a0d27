package org.cueway.export;

import org.cueway.rundown.Rundown;

/**
 * One state of a running order that is worth writing. Immutable.
 *
 * @param stack has the revision
 */
public record Edition(Rundown rundown, Stack stack) {
    public Named named() {
        return stack.named();
    }

    public long revision() {
        return stack.revision();
    }
}
