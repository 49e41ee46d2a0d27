package org.cueway.device;

import java.util.List;
import java.util.Optional;

/**
 * What an action would do now.
 *
 * @param place where; empty if it has none
 * @param wires what would be sent, as it looks on the line
 * @param remark why nothing would be sent, in words; empty if something would
 */
public record DryRun(Optional<String> place, List<String> wires, String remark) {
    public DryRun {
        wires = List.copyOf(wires);
    }
}
