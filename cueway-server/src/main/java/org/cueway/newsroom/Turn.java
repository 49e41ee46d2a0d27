package org.cueway.newsroom;

import org.cueway.mos.model.Channel;

/**
 * Whose messages are worked on one at a time: those of one (mosID, ncsID, channel), whatever connection they come on
 * (MOS: applied in the order received). Also the scope in which messageIDs are compared.
 */
record Turn(String mosID, String ncsID, Channel channel) {}
