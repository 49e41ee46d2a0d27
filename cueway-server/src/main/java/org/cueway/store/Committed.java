package org.cueway.store;

import java.util.List;

/**
 * An entry that is durable now.
 *
 * @param entry with its number
 * @param changes the newest state of everything that it changed
 */
public record Committed(Entry entry, List<Change> changes) {}
