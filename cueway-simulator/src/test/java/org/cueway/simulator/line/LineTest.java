package org.cueway.simulator.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.ObjectMessage.MosReqObj;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoDelete;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.line.Manner.Contact;
import org.cueway.simulator.line.Manner.Ids;
import org.cueway.simulator.line.Manner.Patience;
import org.cueway.simulator.line.Manner.Then;
import org.cueway.simulator.raw.RawEnd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final Names NAMES = new Names("device", "newsroom");
    private static final String OK = "<roAck><roID/><roStatus>OK</roStatus></roAck>";
    private static final Duration SOON = Duration.ofMillis(300);

    private final ServerSocket port = port();
    private Optional<Lines> lines = Optional.empty();

    private static ServerSocket port() {
        try {
            return RawEnd.listen();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        lines.ifPresent(Lines::close);
        port.close();
    }

    @Test
    void aLineIsUpWhenItsGreetingWasAnswered() throws Exception {
        var line = dial(Manner.PLAIN, Channel.RO);
        assertThat(line.state().up()).isFalse();
        try (var peer = RawEnd.accept(port)) {
            var greeting = peer.receive();
            assertThat(greeting).contains("<heartbeat><time>");
            peer.send(RawEnd.answer(greeting, "<heartbeat><time/></heartbeat>"));
            var who = peer.receive();
            assertThat(who).contains("<reqMachInfo/>");
            peer.send(RawEnd.answer(who, "<mosAck><objID/><objRev/><status>NACK</status></mosAck>"));
            await().until(() -> line.state().up());
        }
        await().until(() -> !line.state().up());
        assertThat(line.state().why()).isEqualTo("closed by the peer");
    }

    @Test
    void R28_whoRefusesTheGreetingIsQuoted() throws Exception {
        var line = dial(Manner.PLAIN, Channel.RO);
        try (var peer = RawEnd.accept(port)) {
            var no =
                    "<mosAck><objID/><objRev/><status>NACK</status><statusDescription>who?</statusDescription></mosAck>";
            peer.send(RawEnd.answer(peer.receive(), no));
            await().until(() -> line.state().why().equals("refused: who?"));
        }
    }

    @Test
    void R60_anUnansweredRequestGoesOutAgainAsTheVerySameText() throws Exception {
        var line = dial(
                Manner.PLAIN.contact(Contact.none()).patience(new Patience(SOON, 2, Then.CONNECT_ANEW, Duration.ZERO)),
                Channel.RO);
        var answer = asking(() -> line.ask(new RoDelete("R")));
        String first;
        try (var peer = RawEnd.accept(port)) {
            first = peer.receive();
            assertThat(peer.receive()).isEqualTo(first);
            assertThat(peer.isClosed()).isTrue();
        }
        try (var peer = RawEnd.accept(port)) {
            assertThat(peer.receive()).isEqualTo(first);
            peer.send(RawEnd.answer(first, OK));
            assertThat(said(answer.get())).isEqualTo(RoAck.ok(""));
        }
    }

    @Test
    void whoGivesUpClosesTheConnectionAndSaysSo() throws Exception {
        var line = dial(
                Manner.PLAIN.contact(Contact.none()).patience(new Patience(SOON, 1, Then.GIVE_UP, Duration.ZERO)),
                Channel.RO);
        var answer = asking(() -> line.ask(new RoDelete("R")));
        try (var peer = RawEnd.accept(port)) {
            peer.receive();
            assertThat(answer.get()).isEqualTo(new Said.Nothing("no answer to roDelete in 1 attempts"));
            assertThat(peer.isClosed()).isTrue();
        }
    }

    @Test
    void R21_anAnswerThatComesTooLateIsNotTakenForTheNext() throws Exception {
        var line = dial(
                Manner.PLAIN.contact(Contact.none()).patience(new Patience(SOON, 1, Then.CONNECT_ANEW, Duration.ZERO)),
                Channel.RO);
        var answer = asking(() -> line.ask(new RoDelete("R")));
        String late;
        try (var peer = RawEnd.accept(port)) {
            late = RawEnd.answer(peer.receive(), "<roAck><roID>late</roID><roStatus>OK</roStatus></roAck>");
            assertThat(peer.isClosed()).isTrue();
        }
        try (var peer = RawEnd.accept(port)) {
            var again = peer.receive();
            peer.send(late);
            assertThat(said(answer.get())).isEqualTo(RoAck.ok("late"));
            var next = asking(() -> line.ask(new RoDelete("S")));
            var asked = peer.receive();
            peer.send(late).send(RawEnd.answer(asked, OK));
            assertThat(said(next.get())).isEqualTo(RoAck.ok(""));
            assertThat(again).isNotEqualTo(asked);
        }
    }

    @Test
    void R21_anAnswerThatComesTwiceIsNotTakenForTheNext() throws Exception {
        var line = dial(Manner.PLAIN.contact(Contact.none()), Channel.RO);
        var answer = asking(() -> line.ask(new RoDelete("R")));
        try (var peer = RawEnd.accept(port)) {
            var first = RawEnd.answer(peer.receive(), "<roAck><roID>first</roID><roStatus>OK</roStatus></roAck>");
            peer.send(first);
            assertThat(said(answer.get())).isEqualTo(RoAck.ok("first"));
            var next = asking(() -> line.ask(new RoDelete("S")));
            var asked = peer.receive();
            peer.send(first).send(RawEnd.answer(asked, OK));
            assertThat(said(next.get())).isEqualTo(RoAck.ok(""));
        }
    }

    @Test
    void R17_whoNumbersNothingSendsNoMessageIdAndTakesAnswersWithout() throws Exception {
        var line = dial(Manner.PLAIN.contact(Contact.none()).ids(Ids.NONE), Channel.RO);
        var answer = asking(() -> line.ask(new RoDelete("R")));
        try (var peer = RawEnd.accept(port)) {
            var asked = peer.receive();
            assertThat(asked).doesNotContain("messageID");
            peer.send(RawEnd.answer(asked, OK));
            assertThat(said(answer.get())).isEqualTo(RoAck.ok(""));
        }
    }

    @Test
    void anObjectAnswersTheQuestionForIt() throws Exception {
        var line = dial(Manner.PLAIN.contact(Contact.none()), Channel.MOM);
        var answer = asking(() -> line.ask(new MosReqObj("O")));
        try (var peer = RawEnd.accept(port)) {
            peer.send(RawEnd.answer(peer.receive(), "<mosObj><objID>O</objID></mosObj>"));
            assertThat(said(answer.get()))
                    .isInstanceOfSatisfying(
                            MosObj.class,
                            obj -> assertThat(obj.object().objID()).isEqualTo("O"));
            assertThat(peer.receiveWithin(SOON)).isEmpty();
        }
    }

    @Test
    void whoeverWaitsIsToldWhenTheLineIsClosed() throws Exception {
        var line = dial(Manner.PLAIN, Channel.RO);
        var answer = asking(() -> line.ask(new RoDelete("R")));
        line.close();
        assertThatThrownBy(answer::get).hasRootCauseMessage("line closed, roDelete not answered");
    }

    @Test
    void R45_aHeartbeatThatAnswersOursIsNotAnsweredUnlessOneLoops() throws Exception {
        for (var echoes : new boolean[] {false, true}) {
            try (var opened = lines(Manner.PLAIN.contact(new Contact(Duration.ofSeconds(30), false, echoes)))) {
                opened.dial(place(Channel.RO), NAMES, LineTest::beat);
                try (var peer = RawEnd.accept(port)) {
                    peer.send(RawEnd.answer(peer.receive(), "<heartbeat><time/></heartbeat>"));
                    assertThat(peer.receiveWithin(SOON).isPresent()).isEqualTo(echoes);
                }
            }
        }
    }

    @Test
    void aHalfOpenLineStaysAndSaysNothing() throws Exception {
        var opened = lines(Manner.PLAIN);
        lines = Optional.of(opened);
        var listening = opened.listen(any(), Channel.RO, LineTest::beat);
        try (var peer = RawEnd.dial(listening.number())) {
            var beat = "<mos><mosID>device</mosID><ncsID>newsroom</ncsID><messageID>1</messageID><heartbeat/></mos>";
            assertThat(peer.ask(beat)).contains("<heartbeat>");
            opened.fallSilent();
            assertThat(peer.send(beat).receiveWithin(SOON)).isEmpty();
        }
    }

    @Test
    void whoCannotBeDialledIsAskedOnTheConnectionItOpened() throws Exception {
        var opened = lines(Manner.PLAIN);
        lines = Optional.of(opened);
        var listening = opened.listen(any(), Channel.RO, LineTest::beat);
        assertThat(listening.ask(new RoDelete("R"), NAMES))
                .isEqualTo(new Said.Nothing("nobody has connected to port " + listening.number()));
        try (var peer = RawEnd.dial(listening.number())) {
            await().until(() -> listening.connections() == 1);
            var answer = asking(() -> listening.ask(new RoDelete("R"), NAMES));
            peer.send(RawEnd.answer(peer.receive(), OK));
            assertThat(said(answer.get())).isEqualTo(RoAck.ok(""));
        }
    }

    private static Optional<Envelope> beat(Heard heard) {
        return heard.message() instanceof Decoded.Ok<Envelope>(Envelope(var head, Heartbeat _), var _)
                ? Optional.of(new Envelope(head, new Heartbeat(new MosTime(""))))
                : Optional.empty();
    }

    private Line dial(Manner manner, Channel channel) throws IOException {
        var opened = lines(manner);
        lines = Optional.of(opened);
        return opened.dial(place(channel), NAMES, LineTest::beat);
    }

    private static Lines lines(Manner manner) {
        return Lines.open(new MosCodec(Limits.Xml.defaults()), manner, TimeSource.system());
    }

    private Place place(Channel channel) {
        return new Place(channel, "127.0.0.1", port.getLocalPort());
    }

    private static InetSocketAddress any() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static FutureTask<Said> asking(Callable<Said> question) {
        var task = new FutureTask<>(question);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static MosMessage said(Said said) {
        return said instanceof Said.Answered(var envelope, var _)
                ? envelope.message()
                : new MosMessage.Unknown("", said.toString());
    }
}
