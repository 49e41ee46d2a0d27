package org.cueway.newsroom.outgoing;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Head;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.Request.MomRequest;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.session.AskingLane;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.session.exchange.Numbered;
import org.cueway.mos.session.status.Direction;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.mos.wording.Wording;
import org.cueway.newsroom.outgoing.Failover.Action;
import org.cueway.newsroom.outgoing.FailoverEvent.Look;
import org.cueway.store.Entry;

/** Everything between us and one newsroom: servers and a queue for each channel. Safe for use by any thread. */
final class Line implements AutoCloseable {
    private static final String NOT_ASKED = "standby, not dialled while another server is asked";
    private static final long NOTHING_QUEUED = 0;

    private final Route route;
    private final Limits.Outgoing limits;
    private final Outbox outbox;
    private final Steering steering;
    private final Side<MomRequest> mom;
    private final Side<RoRequest> ro;

    Line(Route route, OutgoingSpec spec, Outbox outbox, Limits.Outgoing limits) {
        this.route = route;
        this.limits = limits;
        this.outbox = outbox;
        this.steering = new Steering(route, limits.failover(), outbox.time(), this::steer);
        this.mom = side(spec, Channel.MOM);
        this.ro = side(spec, Channel.RO);
    }

    /** One channel. */
    private record Side<R extends Request>(Servers<R> servers, IntSupplier numbers, Queue<R> queue) {
        LineStatus.Waiting status() {
            return new LineStatus.Waiting(queue.waiting(), queue.waitingSince());
        }
    }

    private <R extends Request> Side<R> side(OutgoingSpec spec, Channel channel) {
        IntSupplier numbers = () -> spec.ids().applyAsInt(route.newsroom(), channel);
        var servers = new Servers<R>(route.newsroom(), channel, steering, outbox);
        var name = "send-" + channel.word() + "-" + route.newsroom();
        return new Side<>(servers, numbers, new Queue<>(this, servers, numbers, outbox, name));
    }

    String newsroom() {
        return route.newsroom();
    }

    Limits.Outgoing limits() {
        return limits;
    }

    /** The server that is asked now. */
    String active() {
        return steering.active();
    }

    void attachMom(String ncsID, AskingLane<MomRequest> lane) {
        attach(mom, ncsID, lane);
    }

    boolean hasMom() {
        return mom.servers().any();
    }

    void attachRo(String ncsID, AskingLane<RoRequest> lane) {
        attach(ro, ncsID, lane);
    }

    private <R extends Request> void attach(Side<R> side, String ncsID, AskingLane<R> lane) {
        int place = route.ncsIDs().indexOf(ncsID);
        if (place >= 0 && steering.state().server(place).suspended()) lane.suspend(NOT_ASKED);
        else lane.resume();
        side.servers().attach(ncsID, lane);
        side.queue().start();
    }

    /** Does what was decided about lanes; called with the lock of the decision held. */
    private void steer(Action action) {
        switch (action) {
            case Action.Switch _ -> {}
            case Action.Suspend(int server) -> lanes(server).forEach(lane -> lane.suspend(NOT_ASKED));
            case Action.Resume(int server) -> lanes(server).forEach(AskingLane::resume);
        }
    }

    private List<AskingLane<?>> lanes(int server) {
        var ncsID = route.ncsIDs().get(server);
        return Stream.<Optional<? extends AskingLane<?>>>of(
                        mom.servers().lane(ncsID), ro.servers().lane(ncsID))
                .<AskingLane<?>>flatMap(Optional::stream)
                .toList();
    }

    /** Looks at the lanes, and has decided what follows from how they are. */
    void look() {
        steering.looked(IntStream.range(0, route.ncsIDs().size())
                .mapToObj(i -> look(lanes(i)))
                .toList());
    }

    private static Look look(List<AskingLane<?>> lanes) {
        var statuses = lanes.stream().map(AskingLane::status).toList();
        int up = (int) statuses.stream()
                .filter(status -> status.state() == LaneState.UP)
                .count();
        boolean standby = lanes.stream().anyMatch(lane -> lane.standby().isPresent());
        var reason = statuses.stream()
                .filter(status -> !status.reason().isEmpty())
                .map(status -> status.channel().word() + ": " + status.reason())
                .findFirst()
                .orElse("");
        return new Look(up, standby, reason);
    }

    /**
     * Has a server asked, by hand.
     *
     * @throws OutgoingException if it is none of this newsroom's
     */
    void choose(String ncsID) {
        if (!route.ncsIDs().contains(ncsID)) {
            throw new OutgoingException(
                    OutgoingReason.NO_SUCH_SERVER, ncsID + ", expected one of " + String.join(", ", route.ncsIDs()));
        }
        steering.chosen(ncsID);
    }

    LineStatus status() {
        var state = steering.state();
        var servers = IntStream.range(0, route.ncsIDs().size())
                .mapToObj(i -> {
                    var known = state.server(i);
                    return new LineStatus.Server(
                            route.ncsIDs().get(i), known.up(), known.standby(), !known.suspended(), known.reason());
                })
                .toList();
        return new LineStatus(
                route.newsroom(),
                route.redundancy(),
                route.ncsIDs().get(state.active()),
                state.why(),
                state.since(),
                servers,
                mom.status(),
                ro.status(),
                Stream.of(mom.queue().said(), ro.queue().said())
                        .flatMap(Optional::stream)
                        .max(Comparator.comparing(LineStatus.Said::at)),
                state.alarm());
    }

    /** The lane on which running orders are asked about now, if we dialled it and it is up: which one, and since when. */
    Optional<LaneStatus> readyToWalk() {
        return ro.servers()
                .lane(active())
                .filter(lane -> lane.standby().isEmpty())
                .map(AskingLane::status)
                .filter(lane -> lane.state() == LaneState.UP && lane.direction() == Direction.OUT);
    }

    /** The lane on which running orders are asked about now. */
    Optional<LaneStatus> roLane() {
        return ro.servers().lane(active()).map(AskingLane::status);
    }

    /** Takes back what an entry queued before the last stop; the entry of one that was passed on has names of others. */
    void restore(Entry queued, Head head, Request message) {
        switch (message) {
            case RoRequest runningOrders
            when queued.channel().equals(Channel.RO.word()) -> restore(ro, queued, head, runningOrders);
            case MomRequest objects -> restore(mom, queued, head, objects);
            case RoRequest runningOrders -> restore(ro, queued, head, runningOrders);
            case Request.AuxRequest search -> throw wrongChannel(search);
        }
    }

    private <R extends Request> void restore(Side<R> side, Entry queued, Head head, R message) {
        var server = head.ncsID()
                .filter(route.ncsIDs()::contains)
                .orElse(route.ncsIDs().getFirst());
        var letter = new Letter<>(
                head.mosID().orElse(queued.mosID()),
                server,
                new Numbered<>(message, head.messageID().orElse(queued.messageID()), queued.message()));
        side.queue().restore(new Waiting<>(queued.number(), queued.time(), letter, _ -> {}));
    }

    long send(Onward onward, Consumer<Settled> settled) {
        return switch (onward.message()) {
            case MomRequest objects -> mom.queue().send(objects, onward.mosID(), onward.origin(), settled);
            case RoRequest runningOrders -> say(runningOrders, onward, settled);
            case Request.AuxRequest search -> throw wrongChannel(search);
        };
    }

    /** Says it as the newsroom understands it, and as far as it wants to hear of it (R145). */
    private long say(RoRequest message, Onward onward, Consumer<Settled> settled) {
        if (outbox.spec().peers() == OutgoingSpec.Peers.DEVICES) {
            // In the newsroom's words: whoever put the device behind it meant the two to talk.
            return ro.queue().send(message, onward.mosID(), onward.origin(), settled);
        }
        var said = Wording.of(message, outbox.dialect(active()));
        if (said.isEmpty()) {
            ro.queue().withdraw(onward.mosID(), message);
            settled.accept(new Settled.Dropped(OutgoingReason.NOT_TOLD.text()));
            return NOTHING_QUEUED;
        }
        said.subList(0, said.size() - 1)
                .forEach(part -> ro.queue().send(part, onward.mosID(), new Onward.Origin.Nobody(), _ -> {}));
        return ro.queue().send(said.getLast(), onward.mosID(), onward.origin(), settled);
    }

    Answer ask(String mosID, Request question) throws IOException, InterruptedException {
        return switch (question) {
            case MomRequest objects -> ask(mom, mosID, objects);
            case RoRequest runningOrders -> ask(ro, mosID, runningOrders);
            case Request.AuxRequest search -> throw wrongChannel(search);
        };
    }

    private <R extends Request> Answer ask(Side<R> side, String mosID, R question)
            throws IOException, InterruptedException {
        side.servers().require(question);
        var ncsID = active();
        var number = Integer.toString(side.numbers().getAsInt());
        var sealed = outbox.seal(question, mosID, ncsID, number);
        return switch (side.servers().attempt(new Letter<>(mosID, ncsID, sealed), limits.askPatience())) {
            case Tried.Answered<R>(var server, var as, var answer) -> {
                outbox.asked(side.servers().address(mosID, server), as, Queue.text(answer));
                yield answer;
            }
            case Tried.NotSent<R>(var why) -> throw new IOException(question.element() + " not asked, " + why);
            case Tried.NotNow<R>(var why) -> throw new IOException(question.element() + " not taken, " + why);
            case Tried.Unanswered<R>(var _, var why) ->
                throw new IOException(question.element() + " not answered, " + why);
        };
    }

    private static OutgoingException wrongChannel(Request.AuxRequest search) {
        return new OutgoingException(OutgoingReason.WRONG_CHANNEL, search.element());
    }

    /** Whether the server that is asked now is there, on a channel. */
    boolean isUp(Channel channel) {
        Optional<? extends AskingLane<?>> lane = switch (channel) {
            case MOM -> mom.servers().lane(active());
            case RO -> ro.servers().lane(active());
            case AUX -> Optional.empty();
        };
        return lane.filter(there -> there.status().state() == LaneState.UP).isPresent();
    }

    /** Messages that wait, on both channels. */
    int waiting() {
        return mom.queue().waiting() + ro.queue().waiting();
    }

    @Override
    public void close() {
        mom.queue().close();
        ro.queue().close();
    }
}
