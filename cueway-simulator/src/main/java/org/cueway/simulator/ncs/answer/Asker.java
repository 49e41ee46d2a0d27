package org.cueway.simulator.ncs.answer;

import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.value.MosTime;

/**
 * Who asks, and what is to be known for the answer.
 *
 * @param mosID the device
 * @param introduction who the newsroom is
 * @param time now, for people
 * @param nanos now, of a monotonic clock
 */
public record Asker(String mosID, ListMachInfo introduction, MosTime time, long nanos) {}
