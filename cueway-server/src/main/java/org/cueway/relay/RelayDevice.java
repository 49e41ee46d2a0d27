package org.cueway.relay;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Predicate;
import org.cueway.mos.dialect.Dialect;
import org.cueway.newsroom.outgoing.OutgoingSpec;

/**
 * A device behind us, as configured.
 *
 * @param id its mosID
 * @param dialect its habits
 * @param allows where its connections may come from
 * @param newsroom the newsroom that hears of what is about no running order; empty: the first one
 * @param feed which of the running orders that newsrooms send to us it gets
 */
public record RelayDevice(
        String id, Dialect dialect, Predicate<InetAddress> allows, Optional<String> newsroom, Feed feed) {
    /** Which running orders. */
    public enum Feed {
        /** Those with items that name it. */
        ITEMS,
        /** All of them, as a prompter wants. */
        ALL,
        /** None: it gets only what is addressed to it. */
        NONE,
        /** None, and nothing else: it is no device behind us but a server that we fetch objects from (profile 6). */
        OBJECTS
    }

    /** What it is called in the place of a newsroom's name. */
    public static String line(String id) {
        return OutgoingSpec.DEVICE + id;
    }

    String line() {
        return line(id);
    }
}
