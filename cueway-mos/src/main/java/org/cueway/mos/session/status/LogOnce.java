package org.cueway.mos.session.status;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns about a peer once per kind of fault, so that a peer which does it in every message does not drown the log. Guarded
 * by its monitor.
 */
final class LogOnce {
    private static final Logger LOG = LoggerFactory.getLogger(LogOnce.class);
    /** Peers and kinds remembered; the oldest goes and may then be warned about again. */
    private static final int REMEMBERED = 1_000;

    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Logs {@code words} about {@code where}, unless something has been logged under {@code key}. */
    void warn(String key, String where, String words) {
        boolean first;
        synchronized (this) {
            first = seen.put(key, true) == null;
        }
        if (first) LOG.warn("{}: {} (said once)", where, words);
    }
}
