package org.cueway.web.nmos;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;

/**
 * Who is meant by a word: an ID, an alias, or a label. Labels are compared letter for letter first and, if that finds nobody, without
 * regard to capitals.
 *
 * @param alias what somebody calls the thing of an ID here
 */
record Names(Inventory inventory, Function<String, Optional<String>> alias) {
    /** The ID of the sender. */
    String sender(String word) throws Refusal {
        return id(Kind.SENDER, "sender", word, inventory.senders());
    }

    /** The ID of the receiver. */
    String receiver(String word) throws Refusal {
        return id(Kind.RECEIVER, "receiver", word, inventory.receivers());
    }

    /** What people call it: alias, else label, else its ID. */
    String of(Resource resource) {
        var label = resource.core().label();
        return alias.apply(resource.id()).orElse(label.isEmpty() ? resource.id() : label);
    }

    private String id(Kind kind, String what, String word, Collection<? extends Resource> all) throws Refusal {
        var small = word.toLowerCase(Locale.ROOT);
        if (inventory.find(kind, small).isPresent()) return small;
        for (var called : Stream.<Function<String, Boolean>>of(word::equals, word::equalsIgnoreCase)
                .toList()) {
            var found = all.stream()
                    .filter(each -> called.apply(each.core().label())
                            || alias.apply(each.id()).filter(called::apply).isPresent())
                    .map(Resource::id)
                    .sorted()
                    .toList();
            if (found.size() == 1) return found.getFirst();
            if (found.size() > 1) throw Refusal.ambiguous(what, word, found);
        }
        throw Refusal.unknown(what, word);
    }
}
