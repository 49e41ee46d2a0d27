package org.cueway.simulator.nmos;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.connection.Transport;

/** Other people at work: connects and disconnects receivers by chance, from a seed. One thread, which ends with it. */
public final class Bustle implements AutoCloseable {
    private final SimulatedFacility facility;
    private final RandomGenerator random;
    private final Thread thread;

    private Bustle(SimulatedFacility facility, long seed, Duration every, TimeSource time) {
        this.facility = facility;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.thread = Thread.ofVirtual().name("bustle").unstarted(() -> run(every, time));
    }

    /**
     * Begins.
     *
     * @param every one change
     */
    public static Bustle start(SimulatedFacility facility, long seed, Duration every, TimeSource time) {
        var bustle = new Bustle(facility, seed, every, time);
        bustle.thread.start();
        return bustle;
    }

    private void run(Duration every, TimeSource time) {
        try {
            while (true) {
                time.sleep(every);
                change();
            }
        } catch (InterruptedException stop) {
            // It is over.
        }
    }

    private void change() {
        var receivers = facility.receivers();
        if (receivers.isEmpty()) return;
        var receiver = receivers.get(random.nextInt(receivers.size()));
        var senders = fitting(receiver);
        if (receiver.isOn() && random.nextBoolean()) facility.disconnect(receiver.id());
        else if (!senders.isEmpty()) {
            facility.connect(senders.get(random.nextInt(senders.size())).id(), receiver.id());
        }
    }

    private List<Endpoint> fitting(Endpoint receiver) {
        var wanted = receiver.who().essence();
        return facility.senders().stream()
                .filter(sender -> sender.who().essence().mediaType().equals(wanted.mediaType())
                        && sender.who().essence().transport() == wanted.transport())
                // Unicast goes where the sender is told, which takes two steps.
                .filter(sender -> sender.who().essence().transport() != Transport.RTP_UNICAST)
                .toList();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
