package org.cueway.nmos.is05.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.ApiVersion;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Device;
import org.cueway.nmos.Urn;

/**
 * A sender or receiver and the device that it belongs to.
 *
 * @param resource a sender or a receiver
 */
public record End(Resource resource, Device device) {
    /** Its ID. */
    public String id() {
        return resource.id();
    }

    String path(String leaf) {
        return "single/" + resource.kind().collection() + "/" + id() + "/" + leaf;
    }

    /** A root of a Connection API. */
    record Root(ApiVersion version, String href) {}

    private static final ApiVersion OLDEST = ApiVersion.v1(0);
    private static final ApiVersion NEWEST = ApiVersion.v1(2);
    private static final String CONTROL = "urn:x-nmos:control:sr-ctrl";

    /** Where the Connection API of a device is, the newest version that both speak first (C-03, C-04, C-66, nmos §4.1). */
    static List<Root> roots(Device device) {
        return device.controls().stream()
                .filter(control -> control.type().base().equals(CONTROL))
                .flatMap(control -> version(control.type()).map(v -> new Root(v, control.href())).stream())
                .filter(root -> root.version.compareTo(OLDEST) >= 0 && root.version.compareTo(NEWEST) <= 0)
                .sorted(Comparator.comparing(Root::version).reversed())
                .toList();
    }

    /** Whether a device has one that can be spoken to (C-34). */
    public static boolean isControllable(Device device) {
        return !roots(device).isEmpty();
    }

    private static Optional<ApiVersion> version(Urn type) {
        return type.version();
    }
}
