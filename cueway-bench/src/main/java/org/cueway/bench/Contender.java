package org.cueway.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A server under one workload, with the lanes that load it. Confined to the bench's thread between rounds. */
final class Contender implements AutoCloseable {
    private final String name;
    private final Server server;
    private final List<LoadLane> lanes;
    private final List<Measured> rounds = new ArrayList<>();

    /** Starts a server of its own and has every lane make it ready. */
    static Contender start(String name, Server server, Workload workload) throws IOException, InterruptedException {
        var lanes = IntStream.range(0, workload.lanes())
                .mapToObj(lane -> new LoadLane(workload, lane))
                .toList();
        for (var lane : lanes) {
            lane.prepare(server.port());
        }
        return new Contender(name, server, lanes);
    }

    private Contender(String name, Server server, List<LoadLane> lanes) {
        this.name = name;
        this.server = server;
        this.lanes = lanes;
    }

    String name() {
        return name;
    }

    /** Loads the server for a while and forgets the result: compilers and caches get warm. */
    void warmUp(Duration time) throws IOException, InterruptedException {
        load(time);
    }

    /** Loads the server for a while. */
    void round(Duration time) throws IOException, InterruptedException {
        rounds.add(load(time));
    }

    /** The middle one of all rounds. */
    Measured measured() {
        return Measured.middle(rounds);
    }

    private Measured load(Duration time) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var lane : lanes) {
                running.add(threads.submit(() -> {
                    lane.run(server.port(), deadline);
                    return lane;
                }));
            }
            for (var each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(name + " failed under load: " + e.getCause(), e.getCause());
        }
        return Measured.of(lanes, time);
    }

    @Override
    public void close() {
        server.close();
    }
}
