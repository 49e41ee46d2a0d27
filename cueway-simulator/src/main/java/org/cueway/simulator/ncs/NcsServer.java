package org.cueway.simulator.ncs;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.simulator.line.Line;
import org.cueway.simulator.line.Lines;
import org.cueway.simulator.line.Names;
import org.cueway.simulator.line.Place;
import org.cueway.simulator.line.Port;
import org.cueway.simulator.ncs.NewsroomPlan.Device;
import org.cueway.simulator.ncs.NewsroomPlan.Listen;
import org.cueway.simulator.ncs.answer.Mode;

/**
 * One server of the newsroom: its ports, and its lines to the devices while it does the work. Changed by one thread at a time;
 * what is volatile may be read by any.
 */
final class NcsServer implements AutoCloseable {
    private final String ncsID;
    private final Desk desk;
    private final MosCodec codec;
    private Listen listen;
    private Optional<Lines> lines = Optional.empty();
    private volatile Mode mode;
    private volatile int lower;
    private volatile int upper;

    NcsServer(String ncsID, Listen listen, Desk desk, MosCodec codec, Mode mode) {
        this.ncsID = ncsID;
        this.listen = listen;
        this.desk = desk;
        this.codec = codec;
        this.mode = mode;
    }

    String ncsID() {
        return ncsID;
    }

    Mode mode() {
        return mode;
    }

    int lower() {
        return lower;
    }

    int upper() {
        return upper;
    }

    /**
     * Listens, unless it is off, and dials if it is the active one.
     *
     * @return the lines to the devices, by mosID; none if it does not dial
     * @throws IOException if a port cannot be had
     */
    Map<String, DeviceLines> open() throws IOException {
        if (mode == Mode.OFF) return Map.of();
        var opened = Lines.open(codec, desk.plan().conduct().like().manner(), desk.time());
        lines = Optional.of(opened);
        try {
            var role = new NcsRole(ncsID, desk, this::mode);
            var first = listen(opened, listen.lower(), Channel.MOM, role);
            var second = listen(opened, listen.upper(), Channel.RO, role);
            lower = first.number();
            upper = second.number();
            // Devices know these numbers: after an interruption they have to be the same.
            listen = new Listen(listen.host(), lower, upper);
            return mode == Mode.ACTIVE ? dial(opened, role) : Map.of();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Port listen(Lines opened, int port, Channel channel, NcsRole role) throws IOException {
        return opened.listen(new InetSocketAddress(listen.host(), port), channel, role);
    }

    private Map<String, DeviceLines> dial(Lines opened, NcsRole role) throws IOException {
        var all = new LinkedHashMap<String, DeviceLines>();
        for (var device : desk.plan().devices()) {
            var mom = dial(opened, device, new Place(Channel.MOM, device.host(), device.lower()), role);
            var ro = dial(opened, device, new Place(Channel.RO, device.host(), device.upper()), role);
            var aux = device.query() == 0
                    ? Optional.<Line>empty()
                    : Optional.of(dial(opened, device, new Place(Channel.AUX, device.host(), device.query()), role));
            all.put(device.mosID(), new DeviceLines(mom, ro, aux));
        }
        return all;
    }

    private Line dial(Lines opened, Device device, Place place, NcsRole role) throws IOException {
        return opened.dial(place, new Names(device.mosID(), ncsID), role);
    }

    /** Is something else from now on; what is open stays as it is. */
    void is(Mode next) {
        if (mode == next) return;
        mode = next;
        desk.listener().accept(new NewsroomEvent.Server(ncsID, next.name().toLowerCase(Locale.ROOT)));
    }

    /** Connections stay, and nothing is said or heard on them. */
    void fallSilent() {
        lines.ifPresent(Lines::fallSilent);
    }

    /** Hangs up and listens no longer; can be opened again. */
    @Override
    public void close() {
        lines.ifPresent(Lines::close);
        lines = Optional.empty();
    }
}
