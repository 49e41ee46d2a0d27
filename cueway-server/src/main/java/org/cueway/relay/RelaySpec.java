package org.cueway.relay;

import java.util.List;

/**
 * What is behind us.
 *
 * @param mosID our own name as a device
 * @param ncsID our name as a newsroom, which the devices call us by
 * @param rules in order, the first that matches counts
 * @param newsrooms those that may hear of devices, by name; may be empty
 */
public record RelaySpec(
        String mosID, String ncsID, List<RelayDevice> devices, List<RelayRule> rules, List<String> newsrooms) {
    public RelaySpec {
        devices = List.copyOf(devices);
        rules = List.copyOf(rules);
        newsrooms = List.copyOf(newsrooms);
    }
}
