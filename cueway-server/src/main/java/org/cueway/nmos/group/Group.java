package org.cueway.nmos.group;

import java.util.List;
import org.cueway.nmos.Resource.Kind;

/**
 * Senders and receivers that are one thing to people.
 *
 * @param owner the ID of the device or node that the name is for
 * @param members senders first, then by role
 */
public record Group(String owner, String name, List<Member> members) {
    /** Takes a copy. */
    public Group {
        members = List.copyOf(members);
    }

    /**
     * One of them.
     *
     * @param kind sender or receiver
     * @param format {@code video}, {@code audio}, {@code data}, {@code mux}; empty if it is not known
     */
    public record Member(Kind kind, String id, String role, String format) {}

    /** Those of one kind. */
    public List<Member> members(Kind kind) {
        return members.stream().filter(member -> member.kind() == kind).toList();
    }
}
