package org.cueway.device.ograf;

import java.time.Instant;
import java.util.List;

/**
 * How an output is.
 *
 * @param pages those that show it, the main one first
 * @param previews how many show what is next
 */
public record OutputStatus(Outputs.Spec spec, List<Shower> pages, int previews) {
    public OutputStatus {
        pages = List.copyOf(pages);
    }

    static OutputStatus of(Outputs.Spec spec, List<Page> pages, int previews) {
        var showers = pages.stream()
                .map(page -> new Shower(page.wire.address(), page.agent, page.width, page.height, page.since))
                .toList();
        return new OutputStatus(spec, showers, previews);
    }

    /**
     * A page that shows it.
     *
     * @param address the other end of its connection
     * @param agent what it says it is ({@code navigator.userAgent})
     * @param width of its window, in pixels; 0 if it has not said so
     */
    public record Shower(String address, String agent, int width, int height, Instant since) {}
}
