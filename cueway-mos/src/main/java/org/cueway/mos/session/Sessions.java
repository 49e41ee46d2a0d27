package org.cueway.mos.session;

import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.wire.Connections;

/** What all lanes of the process share. */
public record Sessions(
        Connections connections,
        MosCodec codec,
        Lanes lanes,
        Limits.Lane limits,
        TimeSource time,
        Undialled undialled) {
    /** With nobody yet who is asked on connections that it dials. */
    public Sessions(Connections connections, MosCodec codec, Lanes lanes, Limits.Lane limits, TimeSource time) {
        this(connections, codec, lanes, limits, time, new Undialled());
    }
}
