package org.cueway.simulator.device;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.line.Line;
import org.cueway.simulator.line.Lines;
import org.cueway.simulator.line.Names;
import org.cueway.simulator.line.Place;
import org.cueway.simulator.line.Port;
import org.cueway.simulator.line.Said;
import org.cueway.simulator.ncs.show.Shows;

/**
 * A MOS device: listens and answers, dials its newsroom if it has one, asks for all running orders, reports what becomes of
 * cues. Safe for use by any thread.
 *
 * <p>Threads of its own: one reports; one says how the lines are; one chatters, if it is to.
 */
public final class SimulatedDevice implements AutoCloseable {
    private final DevicePlan plan;
    private final TimeSource time;
    private final Consumer<DeviceEvent> listener;
    private final DeviceDesk desk;
    private final Lines lines;
    private final Map<Channel, Port> ports = new HashMap<>();
    private final Map<Channel, Line> dialled = new HashMap<>();
    private final Reporter reporter;
    private final List<Thread> threads = new ArrayList<>();
    /** Which newsroom spoke to us last: that is whom we mean if none is configured. */
    private volatile String newsroom = "";

    private SimulatedDevice(DevicePlan plan, TimeSource time, Consumer<DeviceEvent> listener) throws IOException {
        this.plan = plan;
        this.time = time;
        this.listener = listener;
        var codec = new MosCodec(Limits.Xml.defaults());
        var objects = new ObjectFiles(codec).read(plan.objects());
        this.desk = new DeviceDesk(new DeviceState(Shows.NONE, objects, DeviceState.Connected.YES));
        this.reporter = new Reporter(this::ask, time, listener, this::take);
        this.lines = Lines.open(codec, plan.conduct().manner(), time);
        try {
            open();
        } catch (IOException | RuntimeException e) {
            lines.close();
            throw e;
        }
        threads.add(Thread.ofVirtual().name("device-reports").unstarted(reporter));
        threads.add(Thread.ofVirtual().name("device-watches").unstarted(this::watch));
        if (plan.conduct().chatter() > 0) {
            threads.add(Thread.ofVirtual().name("device-chatters").unstarted(this::chatter));
        }
    }

    /**
     * Starts and returns when it listens; the newsroom may come later.
     *
     * @param listener hears of what goes on, on the device's threads
     * @throws IOException if a file or a port is not as it should be; the message says which
     */
    public static SimulatedDevice start(DevicePlan plan, TimeSource time, Consumer<DeviceEvent> listener)
            throws IOException {
        var device = new SimulatedDevice(plan, time, listener);
        device.threads.forEach(Thread::start);
        return device;
    }

    private void open() throws IOException {
        var listen = plan.listen();
        var ears = new DeviceRole.Ears(reporter::say, this::heard, this::hangUp);
        var role = new DeviceRole(plan, desk, time, ears);
        for (var channel : Channel.values()) {
            int number = switch (channel) {
                case MOM -> listen.lower();
                case RO -> listen.upper();
                case AUX -> listen.query();
            };
            ports.put(channel, lines.listen(new InetSocketAddress(listen.host(), number), channel, role));
        }
        if (plan.newsroom().isEmpty()) return;
        var there = plan.newsroom().get();
        newsroom = there.ncsID();
        var names = new Names(plan.mosID(), there.ncsID());
        dialled.put(Channel.MOM, lines.dial(new Place(Channel.MOM, there.host(), there.lower()), names, role));
        dialled.put(Channel.RO, lines.dial(new Place(Channel.RO, there.host(), there.upper()), names, role));
    }

    private void heard(DeviceEvent event) {
        if (event instanceof DeviceEvent.Took took && plan.newsroom().isEmpty()) newsroom = took.newsroom();
        listener.accept(event);
    }

    private void hangUp() {
        ports.values().forEach(Port::hangUp);
    }

    /** Its port for channel mom. */
    public int lower() {
        return number(Channel.MOM);
    }

    /** Its port for channel ro. */
    public int upper() {
        return number(Channel.RO);
    }

    /** Its port for channel aux. */
    public int query() {
        return number(Channel.AUX);
    }

    private int number(Channel channel) {
        return Optional.ofNullable(ports.get(channel)).map(Port::number).orElse(0);
    }

    /** The running orders as it has them. */
    public Shows shows() {
        return desk.now().shows();
    }

    /** Its objects. */
    public Objects objects() {
        return desk.now().objects();
    }

    /** Whether there is nothing that it still has to say. */
    public boolean idle() {
        return reporter.idle();
    }

    /** Says something by itself, in its turn: a state, a wish, an object. */
    public void say(MosMessage message) {
        reporter.say(message);
    }

    /**
     * Asks the newsroom now, on the line to it, or on the connection that it opened last.
     *
     * @throws IOException if the line is closed before the answer came
     */
    public Said ask(MosMessage message) throws IOException, InterruptedException {
        var channel = message.channel().orElse(Channel.RO);
        var line = Optional.ofNullable(dialled.get(channel));
        if (line.isPresent()) return line.get().ask(message);
        var port = Optional.ofNullable(ports.get(channel));
        if (port.isEmpty()) return new Said.Nothing("no port for channel " + channel.word());
        return port.get().ask(message, new Names(plan.mosID(), newsroom));
    }

    /** Takes a running order as the newsroom described it on request. */
    private void take(RoList list) {
        desk.take(now -> DeviceAnswers.taking(now, list));
    }

    private void watch() {
        var said = new HashMap<Channel, DeviceEvent.Line>();
        var pulled = new HashMap<Channel, Long>();
        try {
            while (true) {
                for (var line : dialled.values()) {
                    var state = line.state();
                    var channel = line.place().channel();
                    var words = new DeviceEvent.Line(channel.word(), state.up(), state.why());
                    boolean known = state.up() || !state.why().isEmpty();
                    if (known && !words.equals(said.put(channel, words))) listener.accept(words);
                    boolean isNew = state.connected() > pulled.getOrDefault(channel, 0L);
                    if (channel != Channel.RO || !isNew) continue;
                    pulled.put(channel, state.connected());
                    if (plan.conduct().pulls() == DevicePlan.Pulls.EVERYTHING) say(new RoReqAll());
                }
                time.sleep(Limits.Simulator.defaults().watch());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reports by chance how its items are, as fast as it is told to (R101). */
    private void chatter() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom")
                .create(plan.conduct().chatter());
        var pause = Duration.ofMinutes(1).dividedBy(plan.conduct().chatter());
        try {
            while (true) {
                time.sleep(pause);
                state(random).ifPresent(this::say);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<MosMessage> state(RandomGenerator random) {
        var items = shows().list().stream()
                .flatMap(show -> show.stories().stream()
                        .flatMap(story -> story.story().items().stream()
                                .map(item -> new Target.OneItem(show.roID(), story.id(), item.itemID()))))
                .toList();
        if (items.isEmpty()) return Optional.empty();
        var words = List.of("READY", "NOT READY", "CUED");
        return Optional.of(new RoElementStat(
                items.get(random.nextInt(items.size())),
                Optional.empty(),
                Optional.empty(),
                words.get(random.nextInt(words.size())),
                Optional.of(MosTime.of(time.now()))));
    }

    @Override
    public void close() {
        reporter.stop();
        threads.forEach(Thread::interrupt);
        lines.close();
        try {
            for (var thread : threads) thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
