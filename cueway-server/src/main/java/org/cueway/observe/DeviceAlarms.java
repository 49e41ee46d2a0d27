package org.cueway.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cueway.base.AlarmLimits;
import org.cueway.device.DeviceStatus;
import org.cueway.device.DeviceStatus.State;
import org.cueway.web.json.GatewayStatus.Alarm;

/**
 * Devices that do not do what they should. One that something is on air or ready on is an alarm as soon as it is away; any
 * other one when it stays away, or stays unwell. Pure.
 */
public record DeviceAlarms(AlarmLimits limits) {
    private static final String OGRAF = "ograf";

    /**
     * The alarms, in the order of the devices.
     *
     * @param unused outputs that no page has shown since the gateway was started, and that nothing was sent to: like a socket that
     *     nothing is plugged into, they are nobody's business
     * @param now by the wall clock, as {@code since} of a device is; where that clock was set, an alarm may come early or late
     */
    public List<Alarm> of(List<DeviceStatus> devices, Set<String> unused, Instant now) {
        return devices.stream()
                .filter(device -> !unused.contains(device.id()) || device.last().isPresent() || has(device))
                .flatMap(device -> of(device, now).stream())
                .toList();
    }

    private Optional<Alarm> of(DeviceStatus device, Instant now) {
        var link = device.link();
        boolean lasts = Duration.between(link.since(), now).compareTo(limits.deviceDown()) >= 0;
        return switch (link.state()) {
            case READY, OFF -> Optional.empty();
            case DEGRADED -> lasts ? Optional.of(unwell(device)) : Optional.empty();
            case FAILED -> lasts || has(device) ? Optional.of(away(device)) : Optional.empty();
            // When the gateway starts, all are being reached for the first time.
            case CONNECTING -> lasts ? Optional.of(away(device)) : Optional.empty();
        };
    }

    /** Whether something is on air or ready there. */
    private static boolean has(DeviceStatus device) {
        return device.standings().stream()
                .map(standing -> standing.stand())
                .anyMatch(stand -> stand.air().isPresent() || stand.next().isPresent());
    }

    private static Alarm away(DeviceStatus device) {
        var what = device.link().state() == State.CONNECTING ? "has not been reached yet" : "cannot be reached";
        return new Alarm(
                named(device) + " " + what + reason(device) + standing(device),
                hint(device),
                device.link().since());
    }

    private static Alarm unwell(DeviceStatus device) {
        return new Alarm(
                named(device) + " works, and something is wrong with it" + reason(device),
                "put right at the device what it complains about; what went over its line is on the page Devices",
                device.link().since());
    }

    private static String named(DeviceStatus device) {
        return (device.driver().equals(OGRAF) ? "output " : "device ")
                + device.id()
                + (device.driver().equals(OGRAF) ? "" : " (" + device.driver() + ")");
    }

    private static String reason(DeviceStatus device) {
        return device.link().reason().isEmpty() ? "" : ": " + device.link().reason();
    }

    private static String standing(DeviceStatus device) {
        return has(device) ? "; something should be on air or ready there, and nobody knows whether it is" : "";
    }

    private static String hint(DeviceStatus device) {
        return device.driver().equals(OGRAF)
                ? "open /output/" + device.id()
                        + " of this gateway in OBS, CasparCG or a browser; if nobody needs that output, take it out of graphics.outputs"
                : "see that it runs and can be reached from here; the gateway tries again by itself, at least every 30 s. If it is"
                        + " gone for good, take it out of devices in the configuration";
    }
}
