package org.cueway.nmos.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.cueway.nmos.Core;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.group.Group.Member;

/** Finds groups, and pairs what is in two of them. Pure, but for the inventory that is read. */
public final class Groups {
    private static final Comparator<Member> ORDER = Comparator.comparing(
                    (Member member) -> member.kind() != Kind.SENDER)
            .thenComparing(Member::role, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Member::id);

    private Groups() {}

    /** Whose name a group has. */
    private record Key(String owner, String name) implements Comparable<Key> {
        private static final Comparator<Key> BY_NAME =
                Comparator.comparing(Key::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Key::owner);

        @Override
        public int compareTo(Key other) {
            return BY_NAME.compare(this, other);
        }
    }

    /** All groups, in alphabetical order; a sender or receiver is in every group that it names (BCP-002-01). */
    public static List<Group> in(Inventory inventory) {
        var found = new TreeMap<Key, List<Member>>();
        for (var sender : inventory.senders()) {
            add(found, inventory, sender, sender.deviceId(), format(inventory, sender));
        }
        for (var receiver : inventory.receivers()) {
            add(found, inventory, receiver, receiver.deviceId(), format(receiver));
        }
        return found.entrySet().stream().map(Groups::group).toList();
    }

    /** The natural group of a sender or receiver, with all who are in it; empty if it has none. */
    public static Optional<Group> natural(Resource resource, Inventory inventory) {
        var device = device(resource);
        return GroupHint.natural(resource.core()).flatMap(hint -> {
            var owner = owner(inventory, device, hint);
            return in(inventory).stream()
                    .filter(group ->
                            group.name().equals(hint.group()) && group.owner().equals(owner))
                    .findFirst();
        });
    }

    private static String device(Resource resource) {
        return switch (resource) {
            case Sender sender -> sender.deviceId();
            case Receiver receiver -> receiver.deviceId();
            case Resource.Device device -> device.id();
            case Resource.Source source -> source.deviceId();
            case Resource.Flow flow -> flow.deviceId().orElse("");
            case Resource.Node _ -> "";
        };
    }

    private static void add(
            Map<Key, List<Member>> found, Inventory inventory, Resource resource, String device, String format) {
        for (var text : resource.core().tag(Core.GROUP_HINT)) {
            GroupHint.of(text)
                    .ifPresent(hint -> found.computeIfAbsent(
                                    new Key(owner(inventory, device, hint), hint.group()), _ -> new ArrayList<>())
                            .add(new Member(resource.kind(), resource.id(), hint.role(), format)));
        }
    }

    /** A device whose node is not known owns its groups itself. */
    private static String owner(Inventory inventory, String device, GroupHint hint) {
        return switch (hint.scope()) {
            case DEVICE -> device;
            case NODE ->
                inventory
                        .device(device)
                        .map(Resource.Device::nodeId)
                        .filter(node -> !node.isEmpty())
                        .orElse(device);
        };
    }

    private static Group group(Map.Entry<Key, List<Member>> entry) {
        var key = entry.getKey();
        return new Group(
                key.owner(),
                key.name(),
                entry.getValue().stream().distinct().sorted(ORDER).toList());
    }

    private static String format(Inventory inventory, Sender sender) {
        return sender.flowId()
                .flatMap(inventory::flow)
                .map(flow -> flow.format().shortName())
                .orElse("");
    }

    private static String format(Receiver receiver) {
        return receiver.format().shortName();
    }

    /**
     * Which sender goes to which receiver when a whole group is taken.
     *
     * @param senders who found nobody
     * @param receivers who found nobody
     */
    public record Pairing(List<Pair> pairs, List<Member> senders, List<Member> receivers) {
        /** Takes copies. */
        public Pairing {
            pairs = List.copyOf(pairs);
            senders = List.copyOf(senders);
            receivers = List.copyOf(receivers);
        }
    }

    /** A sender and a receiver that go together. */
    public record Pair(Member sender, Member receiver) {}

    /**
     * Pairs the senders of one group with the receivers of another: those of the same role, whatever its capitals; then, of what is
     * left, the only sender of a format with the only receiver of it. Each is paired once.
     */
    public static Pairing pair(Group from, Group to) {
        var senders = new ArrayList<>(from.members(Kind.SENDER));
        var receivers = new ArrayList<>(to.members(Kind.RECEIVER));
        var pairs = new ArrayList<Pair>();
        take(
                senders,
                receivers,
                pairs,
                (sender, receiver) -> fits(sender, receiver) && sender.role().equalsIgnoreCase(receiver.role()));
        take(
                senders,
                receivers,
                pairs,
                (sender, receiver) -> !sender.format().isEmpty()
                        && sender.format().equals(receiver.format())
                        && alone(sender, senders)
                        && alone(receiver, receivers));
        return new Pairing(pairs, senders, receivers);
    }

    private static void take(
            List<Member> senders, List<Member> receivers, List<Pair> pairs, BiPredicate<Member, Member> together) {
        var made = new ArrayList<Pair>();
        var taken = new HashSet<Member>();
        for (var sender : senders) {
            receivers.stream()
                    .filter(receiver -> !taken.contains(receiver) && together.test(sender, receiver))
                    .findFirst()
                    .ifPresent(receiver -> {
                        taken.add(receiver);
                        made.add(new Pair(sender, receiver));
                    });
        }
        for (var pair : made) {
            senders.remove(pair.sender());
            receivers.remove(pair.receiver());
        }
        pairs.addAll(made);
    }

    /** Names can lie; essence that is known to be another is not paired by name. */
    private static boolean fits(Member sender, Member receiver) {
        return sender.format().isEmpty()
                || receiver.format().isEmpty()
                || sender.format().equals(receiver.format());
    }

    private static boolean alone(Member member, List<Member> among) {
        return among.stream()
                        .filter(each -> each.format().equals(member.format()))
                        .count()
                == 1;
    }
}
