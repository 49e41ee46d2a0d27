package org.cueway.graphics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A graphic that can be used. Immutable.
 *
 * @param id of the manifest; unique
 * @param fields what it can be given to show
 */
public record Graphic(String id, About about, Home home, Fields fields, Behaviour behaviour) {
    /** For people; a text that the manifest does not have is empty. */
    public record About(String name, String version, String description) {}

    /**
     * Where it lives.
     *
     * @param folder its folder's name in the folder of graphics
     * @param edition stands in its URL for its version, and is another one whenever any of its files has changed
     * @param main its script, from its folder on
     */
    public record Home(String folder, String edition, String main) {}

    /**
     * What it can be given to show.
     *
     * @param all in the order of the manifest
     * @param schema the whole {@code schema} of the manifest, as JSON; an empty object if it has none
     */
    public record Fields(List<Field> all, String schema) {
        public Fields {
            all = List.copyOf(all);
        }
    }

    /**
     * How it is played.
     *
     * @param stepCount 0: it leaves by itself; 1 and more: so many steps; -1: nobody knows how many
     * @param layer where it stands if nobody says otherwise ({@code v_layer}); 0 to 999
     * @param actions the ids of its custom actions
     * @param duration how long one with stepCount 0 is to be seen ({@code v_duration}, ms); empty: until its
     *     {@code playAction} has resolved
     * @param sizes the sizes of picture that it can be shown in; empty: any
     */
    public record Behaviour(
            int stepCount, OptionalInt layer, List<String> actions, Optional<Duration> duration, List<Size> sizes) {
        public Behaviour {
            actions = List.copyOf(actions);
            sizes = List.copyOf(sizes);
        }

        /** The first of these custom actions that it has. */
        public Optional<String> action(String... ids) {
            for (var id : ids) {
                if (actions.contains(id)) return Optional.of(id);
            }
            return Optional.empty();
        }

        /** Whether it can be shown in a picture of that size. */
        public boolean fits(int width, int height) {
            return sizes.isEmpty() || sizes.stream().anyMatch(size -> size.fits(width, height));
        }
    }

    /** A size of picture, in pixels; the bounds belong to it. */
    public record Size(int leastWidth, int mostWidth, int leastHeight, int mostHeight) {
        boolean fits(int width, int height) {
            return width >= leastWidth && width <= mostWidth && height >= leastHeight && height <= mostHeight;
        }

        @Override
        public String toString() {
            return range(leastWidth, mostWidth) + " by " + range(leastHeight, mostHeight);
        }

        private static String range(int least, int most) {
            return least == most ? Integer.toString(least) : least + " to " + most;
        }
    }

    /** The path under which its files are found, with a slash at the end. */
    public String path() {
        return "/graphics/" + piece(id) + "/" + piece(home.edition()) + "/";
    }

    /** The path of its script. */
    public String main() {
        return path()
                + String.join(
                        "/",
                        List.of(home.main().split("/")).stream()
                                .map(Graphic::piece)
                                .toList());
    }

    private static String piece(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
