package org.cueway.relay;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cueway.relay.RelayRule.Match;

/**
 * Which device a mosID leads to. Pure, immutable.
 *
 * @param ours our own mosID, which leads nowhere else
 * @param devices the devices behind us
 * @param rules the first one that matches counts; a mosID that none matches leads to the device of that name
 */
record RelayRules(String ours, Set<String> devices, List<RelayRule> rules) {
    RelayRules {
        devices = Set.copyOf(devices);
        rules = List.copyOf(rules);
    }

    /**
     * Where a message goes.
     *
     * @param mosID as the device reads it
     */
    record Way(String device, String mosID) {}

    /** Where what names this device goes; empty if that is no business of ours to pass on. */
    Optional<Way> of(String mosID) {
        if (mosID.equals(ours) || mosID.isEmpty()) {
            return Optional.empty();
        }
        return rules.stream()
                .filter(rule -> rule.matches(mosID))
                .findFirst()
                .map(rule -> new Way(rule.device(), rule.rewrite() ? rule.device() : mosID))
                .or(() -> devices.contains(mosID) ? Optional.of(new Way(mosID, mosID)) : Optional.empty());
    }

    /** Those that lead to a device. */
    List<RelayRule> to(String device) {
        return rules.stream().filter(rule -> rule.device().equals(device)).toList();
    }

    /** The name by which newsrooms know a device, as far as the rules say it: the first exact one that leads to it. */
    String outside(String device) {
        return rules.stream()
                .filter(rule -> rule.device().equals(device) && rule.match() instanceof Match.Exact)
                .map(rule -> rule.match() instanceof Match.Exact(var mosID) ? mosID : device)
                .findFirst()
                .orElse(device);
    }
}
