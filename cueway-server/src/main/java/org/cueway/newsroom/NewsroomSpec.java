package org.cueway.newsroom;

import java.net.InetAddress;
import java.util.List;
import org.cueway.mos.dialect.Dialect;

/**
 * One newsroom that may talk to us, as configured.
 *
 * @param id its name here; {@code *} admits any: then each ncsID met is a newsroom of that name
 * @param ncsIDs of its servers, main first; not empty unless {@code id} is {@code *}
 * @param allow where its connections may come from; empty: from anywhere
 * @param dialect its habits
 */
public record NewsroomSpec(String id, List<String> ncsIDs, List<AddressRange> allow, Dialect dialect) {
    /** The name that admits any newsroom. */
    public static final String ANY = "*";

    public NewsroomSpec {
        ncsIDs = List.copyOf(ncsIDs);
        allow = List.copyOf(allow);
        if (ncsIDs.isEmpty() != id.equals(ANY)) {
            throw new IllegalArgumentException("newsroom '" + id + "' with ncsIDs " + ncsIDs
                    + ", expected at least one, or none for '" + ANY + "'");
        }
    }

    boolean allows(InetAddress address) {
        return allow.isEmpty() || allow.stream().anyMatch(range -> range.contains(address));
    }
}
