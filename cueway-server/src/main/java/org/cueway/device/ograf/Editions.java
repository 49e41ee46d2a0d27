package org.cueway.device.ograf;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cueway.device.ograf.OgrafState.Shown;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Graphic;

/**
 * Which edition of its graphic an instance is. What was loaded once stays what it is, on every page that shows it, for as long as
 * any page has it, whatever becomes of the catalogue meanwhile; all else is the edition that counts now. Safe for use by any
 * thread.
 */
final class Editions {
    private final Supplier<Catalogue> catalogue;
    /** By instance. */
    private final Map<String, Graphic> loaded = new ConcurrentHashMap<>();

    Editions(Supplier<Catalogue> catalogue) {
        this.catalogue = catalogue;
    }

    /** The edition that counts now, by id or folder. */
    Optional<Graphic> now(String name) {
        return catalogue.get().find(name);
    }

    /** All ids that can be put on air now. */
    List<String> ids() {
        return catalogue.get().ids();
    }

    /** The graphic that a name stands for; also of one that is not there any more, while a page has it. */
    Optional<Graphic> named(String name) {
        return now(name)
                .or(() -> loaded.values().stream()
                        .filter(graphic -> graphic.id().equals(name)
                                || graphic.home().folder().equals(name))
                        .findFirst());
    }

    /**
     * The one that an instance is of.
     *
     * @param name its id
     */
    Optional<Graphic> of(String instance, String name) {
        // A page that says of something that it is another graphic is not believed.
        return Optional.ofNullable(loaded.get(instance))
                .filter(graphic -> graphic.id().equals(name))
                .or(() -> now(name));
    }

    Optional<Graphic> of(Shown shown) {
        return of(shown.instance(), shown.graphic());
    }

    /** A page has loaded it from there, or is about to; a path that is no graphic's says nothing. */
    void loaded(String instance, String script) {
        catalogue.get().at(script).ifPresent(graphic -> loaded.put(instance, graphic));
    }

    /**
     * Forgets what no page has any more.
     *
     * @param pages those that show the output
     * @param before what they showed; counts until there is one again
     * @param loading what is on its way to them
     */
    void keep(List<Page> pages, Map<Integer, OgrafState> before, Optional<OgrafCommand.Loaded> loading) {
        var held = new HashSet<String>();
        loading.ifPresent(one -> held.add(one.instance()));
        var layers = pages.isEmpty() ? Stream.of(before) : pages.stream().map(page -> page.shows);
        layers.flatMap(all -> all.values().stream())
                .flatMap(state -> Stream.of(state.air(), state.next()).flatMap(Optional::stream))
                .forEach(shown -> held.add(shown.instance()));
        loaded.keySet().retainAll(held);
    }

    /** What pages have. */
    List<Graphic> onPages() {
        return loaded.values().stream().distinct().toList();
    }
}
