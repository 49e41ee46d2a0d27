package org.cueway.simulator.device.casparcg;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the server can show. Immutable.
 *
 * @param templates below the template folder, without suffix; told apart without regard to case, and a URL always works
 * @param clips below the media folder, without suffix
 * @param channels how many there are; 1 to 9
 */
public record Library(Set<String> templates, Set<String> clips, int channels) {
    public Library {
        templates = small(templates);
        clips = small(clips);
    }

    /** Two channels, a few templates and clips. */
    public static Library small() {
        return new Library(Set.of("news/l3", "news/bug", "news/full"), Set.of("AMB", "go1080p25", "opener/open 1"), 2);
    }

    private static Set<String> small(Set<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    boolean hasTemplate(String name) {
        var small = name.toLowerCase(Locale.ROOT);
        return templates.contains(small) || small.startsWith("http:") || small.startsWith("https:");
    }

    boolean hasClip(String name) {
        return clips.contains(name.toLowerCase(Locale.ROOT));
    }
}
