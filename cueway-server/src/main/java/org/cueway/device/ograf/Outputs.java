package org.cueway.device.ograf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.device.DeviceRunner;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Placed;

/**
 * All outputs and the pages that show them. They outlive the connection of a device: a page may be there before its device is,
 * and stay when the device is opened anew. Safe for use by any thread.
 */
public final class Outputs implements AutoCloseable {
    private final Map<String, Output> outputs = new LinkedHashMap<>();
    private final Supplier<Catalogue> catalogue;
    private final Limits.Graphics limits;
    private final TimeSource time;
    private final Thread watch;

    /**
     * One output.
     *
     * @param id its name; the id of its device, and in its URL
     * @param width of its picture, in pixels
     */
    public record Spec(String id, int width, int height) {}

    private Outputs(Supplier<Catalogue> catalogue, List<Spec> specs, Limits.Graphics limits, TimeSource time) {
        this.catalogue = catalogue;
        this.limits = limits;
        this.time = time;
        specs.forEach(spec -> outputs.put(spec.id(), new Output(spec, new Editions(catalogue), limits, time)));
        this.watch = Thread.ofVirtual().name("outputs").unstarted(this::watch);
    }

    /**
     * Opens them; pages may come.
     *
     * @param catalogue the graphics that count, whenever it is asked
     */
    public static Outputs open(
            Supplier<Catalogue> catalogue, List<Spec> specs, Limits.Graphics limits, TimeSource time) {
        var outputs = new Outputs(catalogue, specs, limits, time);
        outputs.watch.start();
        return outputs;
    }

    /** No outputs, and no graphics. */
    public static Outputs none() {
        return new Outputs(Catalogue::none, List.of(), Limits.Graphics.defaults(), TimeSource.system());
    }

    private void watch() {
        try {
            while (true) {
                time.sleep(limits.ping());
                outputs.values().forEach(Output::look);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The graphics that count now. */
    public Catalogue catalogue() {
        return catalogue.get();
    }

    /** What their pages have, on air or ready, and of which edition. */
    public List<Placed> placed() {
        return outputs.values().stream()
                .flatMap(output -> output.editions.onPages().stream()
                        .map(graphic -> new Placed(
                                graphic.id(),
                                graphic.home().edition(),
                                "a page of output " + output.size().id())))
                .toList();
    }

    /** Those that no page has shown since they were opened. */
    public Set<String> unused() {
        return outputs.values().stream()
                .filter(output -> !output.used)
                .map(output -> output.size().id())
                .collect(Collectors.toSet());
    }

    /** The one of that id. */
    public Optional<Output> find(String id) {
        return Optional.ofNullable(outputs.get(id));
    }

    /**
     * What makes the driver of an output's device.
     *
     * @throws IllegalArgumentException if there is no such output
     */
    public DeviceRunner.Opener<OgrafState, OgrafCommand> opener(String id) {
        var output = find(id).orElseThrow(() -> new IllegalArgumentException("no output " + id));
        return hearing -> new OgrafDriver(output, limits.maxDataChars(), hearing);
    }

    /** How they are, in the order of the configuration. */
    public List<OutputStatus> statuses() {
        return outputs.values().stream().map(Output::status).toList();
    }

    /** Lets the pages go; what they show stays there, and they call again. */
    @Override
    public void close() {
        watch.interrupt();
        outputs.values().forEach(Output::close);
        try {
            if (watch.getState() != Thread.State.NEW) watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
