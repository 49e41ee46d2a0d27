package org.cueway.rundown;

/**
 * Which running order: MOS running-order IDs are unique within one newsroom only (R31).
 *
 * @param newsroom the newsroom's name in the configuration
 * @param roID the ID as it came, compared octet for octet
 */
public record RundownId(String newsroom, String roID) {}
