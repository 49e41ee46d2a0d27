package org.cueway.object;

/**
 * Which object: object IDs are unique within one MOS device only.
 *
 * @param newsroom the newsroom through which it was told, by its name in the configuration; empty for an object of our own,
 *     which every newsroom of the station may use
 * @param mosID the device that owns it
 * @param objID the device's own ID for it
 */
public record ObjectId(String newsroom, String mosID, String objID) {
    /** An object of our own. */
    public static ObjectId ours(String mosID, String objID) {
        return new ObjectId("", mosID, objID);
    }

    /** Whether it is one of our own. */
    public boolean isOurs() {
        return newsroom.isEmpty();
    }
}
