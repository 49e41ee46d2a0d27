package org.cueway.nmos.is04.query;

import java.util.Optional;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Tai;

/** What a registry says has become of a resource (nmos §3.9). */
public sealed interface Event {
    /** Which one, in small letters. */
    String id();

    /**
     * It is there: new, changed, or told because we have just begun to listen.
     *
     * @param before its version before; empty if it is new, or the registry does not say
     */
    record Present(Resource now, Optional<Tai> before) implements Event {
        @Override
        public String id() {
            return now.id();
        }
    }

    /** It is gone, or is not what we asked for any more (C-37). */
    record Gone(String id) implements Event {}
}
