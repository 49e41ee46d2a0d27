package org.cueway.relay;

/**
 * For whom messages and items are that name a device.
 *
 * @param match which mosIDs it is about
 * @param device the device that they lead to
 * @param rewrite whether the device reads its own name in the envelope; otherwise the one that the newsroom used
 */
public record RelayRule(Match match, String device, boolean rewrite) {
    /** Which mosIDs; compared octet for octet. */
    public sealed interface Match {
        /** This one. */
        record Exact(String mosID) implements Match {}

        /** Those that begin so. */
        record Prefix(String text) implements Match {}

        /** Those whose text before the first dot is this. */
        record Family(String family) implements Match {}
    }

    boolean matches(String mosID) {
        return switch (match) {
            case Match.Exact(var text) -> mosID.equals(text);
            case Match.Prefix(var text) -> mosID.startsWith(text);
            case Match.Family(var family) -> family(mosID).equals(family);
        };
    }

    /** The text before the first dot; all of it if there is none. */
    static String family(String mosID) {
        int dot = mosID.indexOf('.');
        return dot < 0 ? mosID : mosID.substring(0, dot);
    }
}
