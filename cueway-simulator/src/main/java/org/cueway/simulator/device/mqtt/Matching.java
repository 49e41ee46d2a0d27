package org.cueway.simulator.device.mqtt;

/** Topics and filters (MQTT 5 §4.7). Pure. */
final class Matching {
    private Matching() {}

    /** Whether a filter may be one: {@code +} alone in its level, {@code #} alone in the last. */
    static boolean isFilter(String filter) {
        if (filter.isEmpty()) return false;
        var levels = filter.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            boolean last = i == levels.length - 1;
            if (levels[i].indexOf('+') >= 0 && levels[i].length() > 1) return false;
            if (levels[i].indexOf('#') >= 0 && (levels[i].length() > 1 || !last)) return false;
        }
        return true;
    }

    /** Whether a topic is meant by a filter. */
    static boolean fits(String filter, String topic) {
        if (topic.startsWith("$") != filter.startsWith("$")) return false;
        var wanted = filter.split("/", -1);
        var levels = topic.split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) return true;
            if (i >= levels.length || !(wanted[i].equals("+") || wanted[i].equals(levels[i]))) return false;
            // "a/#" means "a", too.
            if (i == levels.length - 1 && i == wanted.length - 2 && wanted[i + 1].equals("#")) return true;
        }
        return wanted.length == levels.length;
    }
}
