package org.cueway.newsroom.outgoing;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.cueway.base.Limits;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.Request.MomRequest;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.session.Answer;
import org.cueway.mos.session.AskingLane;
import org.cueway.mos.session.Numbered;
import org.cueway.store.Entry;

/** Everything between us and one newsroom: servers and a queue for each channel. Safe for use by any thread. */
final class Line implements AutoCloseable {
    private final Route route;
    private final Limits.Outgoing limits;
    private final Outbox outbox;
    private final Side<MomRequest> mom;
    private final Side<RoRequest> ro;

    Line(Route route, OutgoingSpec spec, Outbox outbox, Limits.Outgoing limits) {
        this.route = route;
        this.limits = limits;
        this.outbox = outbox;
        this.mom = side(spec, Channel.MOM);
        this.ro = side(spec, Channel.RO);
    }

    /** One channel. */
    private record Side<R extends Request>(Servers<R> servers, IntSupplier numbers, Queue<R> queue) {
        void attach(String ncsID, AskingLane<R> lane) {
            servers.attach(ncsID, lane);
            queue.start();
        }
    }

    private <R extends Request> Side<R> side(OutgoingSpec spec, Channel channel) {
        IntSupplier numbers = () -> spec.ids().applyAsInt(route.newsroom(), channel);
        var servers = new Servers<R>(this, channel, outbox);
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
        return route.ncsIDs().getFirst();
    }

    void attachMom(String ncsID, AskingLane<MomRequest> lane) {
        mom.attach(ncsID, lane);
    }

    boolean hasMom() {
        return mom.servers().any();
    }

    void attachRo(String ncsID, AskingLane<RoRequest> lane) {
        ro.attach(ncsID, lane);
    }

    /** Takes back what an entry queued before the last stop. */
    void restore(Entry queued, Request message) {
        switch (message) {
            case RoRequest runningOrders
            when queued.channel().equals(Channel.RO.word()) -> restore(ro, queued, runningOrders);
            case MomRequest objects -> restore(mom, queued, objects);
            case RoRequest runningOrders -> restore(ro, queued, runningOrders);
            case Request.AuxRequest search -> throw wrongChannel(search);
        }
    }

    private static <R extends Request> void restore(Side<R> side, Entry queued, R message) {
        var letter = new Letter<>(queued.ncsID(), new Numbered<>(message, queued.messageID(), queued.message()));
        side.queue().restore(new Waiting<>(queued.number(), queued.time(), letter, _ -> {}));
    }

    long send(Request message, Consumer<Settled> settled) {
        return switch (message) {
            case MomRequest objects -> mom.queue().send(objects, settled);
            case RoRequest runningOrders -> ro.queue().send(runningOrders, settled);
            case Request.AuxRequest search -> throw wrongChannel(search);
        };
    }

    Answer ask(Request question) throws IOException, InterruptedException {
        return switch (question) {
            case MomRequest objects -> ask(mom, objects);
            case RoRequest runningOrders -> ask(ro, runningOrders);
            case Request.AuxRequest search -> throw wrongChannel(search);
        };
    }

    private <R extends Request> Answer ask(Side<R> side, R question) throws IOException, InterruptedException {
        side.servers().require();
        var ncsID = active();
        var sealed =
                outbox.seal(question, ncsID, Integer.toString(side.numbers().getAsInt()));
        return switch (side.servers().attempt(new Letter<>(ncsID, sealed), limits.askPatience())) {
            case Tried.Answered<R>(var server, var as, var answer) -> {
                outbox.asked(side.servers().address(server), as, Queue.text(answer));
                yield answer;
            }
            case Tried.NotSent<R>(var why) -> throw new IOException(question.element() + " not asked, " + why);
            case Tried.Unanswered<R>(var _, var why) ->
                throw new IOException(question.element() + " not answered, " + why);
        };
    }

    private static OutgoingException wrongChannel(Request.AuxRequest search) {
        return new OutgoingException(OutgoingReason.WRONG_CHANNEL, search.element());
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
