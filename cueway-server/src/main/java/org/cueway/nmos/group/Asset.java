package org.cueway.nmos.group;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.nmos.Core;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Device;

/**
 * What a thing is, whoever made it and wherever it is plugged in (BCP-002-02, C-80). Manufacturer, product and instance together
 * survive a change of address and of IDs. Each is empty where nobody said it.
 *
 * @param instance a serial number or the like
 * @param functions what it is used for; may be several
 */
public record Asset(
        Optional<String> manufacturer, Optional<String> product, Optional<String> instance, List<String> functions) {
    private static final String TAG = "urn:x-nmos:tag:asset:";

    /** Takes a copy. */
    public Asset {
        functions = List.copyOf(functions);
    }

    /** What a resource says of itself, or else its device, or else its node; each tag for itself. */
    public static Asset of(Resource resource, Inventory inventory) {
        var cores = chain(resource, inventory);
        return new Asset(
                first(cores, "manufacturer"),
                first(cores, "product"),
                first(cores, "instance-id"),
                cores.stream()
                        .map(core -> values(core, "function"))
                        .filter(values -> !values.isEmpty())
                        .findFirst()
                        .orElse(List.of()));
    }

    /** Whether nobody said anything. */
    public boolean unknown() {
        return manufacturer.isEmpty() && product.isEmpty() && instance.isEmpty() && functions.isEmpty();
    }

    /** All of it, for people: {@code Acme Encoder 4, serial 77, studio camera}; empty if it is unknown. */
    public String inWords() {
        var name = String.join(
                " ", Stream.concat(manufacturer.stream(), product.stream()).toList());
        return String.join(
                ", ",
                Stream.of(Stream.of(name), instance.map(serial -> "serial " + serial).stream(), functions.stream())
                        .flatMap(each -> each)
                        .filter(word -> !word.isBlank())
                        .toList());
    }

    /**
     * Whether every word of {@code query} is somewhere in the label, the ID, the tags or the asset of a resource, its device or its node;
     * capitals do not count (C-15, C-80). An empty query is everywhere.
     */
    public static boolean found(String query, Resource resource, Inventory inventory) {
        var text = new StringBuilder();
        for (var core : chain(resource, inventory)) {
            text.append(core.label()).append('\n').append(core.id()).append('\n');
            core.tags()
                    .forEach((name, values) ->
                            values.forEach(value -> text.append(value).append('\n')));
        }
        var all = text.toString().toLowerCase(Locale.ROOT);
        return Stream.of(query.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }

    /** Whether a resource has this value among those of a tag; capitals of the value do not count (C-15). */
    public static boolean tagged(Core core, String tag, String value) {
        return core.tag(tag).stream().anyMatch(value::equalsIgnoreCase);
    }

    /** A resource, its device, and that one's node, as far as they are known. */
    private static List<Core> chain(Resource resource, Inventory inventory) {
        Optional<Device> device = switch (resource) {
            case Resource.Node _ -> Optional.empty();
            case Device itself -> Optional.of(itself);
            case Resource.Source source -> inventory.device(source.deviceId());
            case Resource.Flow flow -> flow.deviceId().flatMap(inventory::device);
            case Resource.Sender sender -> inventory.device(sender.deviceId());
            case Resource.Receiver receiver -> inventory.device(receiver.deviceId());
        };
        var node = device.flatMap(each -> inventory.node(each.nodeId()));
        return Stream.of(
                        Stream.of(resource.core()),
                        device.map(Resource::core).stream(),
                        node.map(Resource::core).stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    private static Optional<String> first(List<Core> cores, String name) {
        return cores.stream().flatMap(core -> values(core, name).stream()).findFirst();
    }

    private static List<String> values(Core core, String name) {
        return core.tags().entrySet().stream()
                .filter(tag -> tag.getKey().startsWith(TAG + name + "/v1."))
                .flatMap(tag -> tag.getValue().stream())
                .filter(value -> !value.isBlank())
                .toList();
    }
}
