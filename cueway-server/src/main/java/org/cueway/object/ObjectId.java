package org.cueway.object;

/**
 * Which object: object IDs are unique within one MOS device only.
 *
 * @param newsroom the newsroom through which it was told, by its name in the configuration
 * @param mosID the device that owns it
 * @param objID the device's own ID for it
 */
public record ObjectId(String newsroom, String mosID, String objID) {}
