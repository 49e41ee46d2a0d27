package org.cueway.simulator.line;

import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.model.Channel;

/**
 * Something came that wants an answer, or has to be refused.
 *
 * @param channel of the connection it came on
 * @param peer who sent it, an address for people
 * @param text the frame
 */
public record Heard(Channel channel, String peer, String text, Decoded<Envelope> message) {}
