package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.session.Inbound;
import org.cueway.mos.session.Link;
import org.cueway.mos.session.Reply;
import org.cueway.mos.session.status.Direction;
import org.cueway.mos.wire.Encoding;
import org.cueway.mos.wire.Frame;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.OwnEdit;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Story;
import org.cueway.store.RundownStore;

/** The device with the sample newsroom, and a peer that hands it frames as the session layer would. */
final class TestDevice {
    static final String MOS_ID = "clips.gw1.northgate.ngtv.mos";
    static final String NCS_ID = "NGTV-NRCS-A";
    static final String NEWSROOM = "northgate";
    static final String RO1 = "NGTV-NRCS-A;P_EVENING\\W;5C0E7A31-9B1D-4F6E-8E35-2A6B1F40D901";
    static final MosCodec CODEC = new MosCodec(Limits.Xml.defaults());

    final RundownStore store;
    final Desk desk;
    final Newsrooms newsrooms;

    /** A device that starts on this store, as it would after a stop or a crash. */
    TestDevice(RundownStore store) {
        this(store, TimeSource.system());
    }

    /** The same by a clock of the test's. */
    TestDevice(RundownStore store, TimeSource time) {
        this(store, Examples.PLAIN, time);
    }

    /** The same with a newsroom of these habits. */
    TestDevice(RundownStore store, Dialect dialect) {
        this(store, dialect, TimeSource.system());
    }

    private TestDevice(RundownStore store, Dialect dialect, TimeSource time) {
        this.store = store;
        this.desk = Desk.recover(store);
        this.newsrooms = Newsrooms.recover(spec(dialect), CODEC, store, desk, time);
        store.replay(newsrooms::replay);
    }

    private static DeviceSpec spec(Dialect dialect) {
        var newsroom = new NewsroomSpec(NEWSROOM, List.of(NCS_ID), List.of(), dialect);
        var other = new NewsroomSpec("southgate", List.of("SOUTH-NRCS"), List.of(), Examples.PLAIN);
        return new DeviceSpec(
                MOS_ID,
                List.of(newsroom, other),
                Examples.PLAIN,
                "1.0",
                Limits.Receipts.defaults(),
                Limits.Peers.defaults());
    }

    /** A new connection of the newsroom. */
    static Link connection(Channel channel) {
        return new Link(channel, Direction.IN, "127.0.0.1:50412");
    }

    /** Sends a frame on a new connection of the channel that its message belongs on; returns the text of the answer. */
    Optional<String> say(String xml) {
        return say(connection(home(xml)), xml);
    }

    /** Sends a frame; returns the text of the answer. */
    Optional<String> say(Link link, String xml) {
        var frame = frame(xml);
        var parsed = CODEC.read(frame);
        var message = CODEC.decode(parsed, newsrooms.dialect(link, parsed.head()));
        return newsrooms
                .answer(new Inbound(link, frame, parsed.text(), message, System.nanoTime()))
                .map(Reply::text);
    }

    /** Sends a frame whose answer is to be looked at. */
    MosMessage ask(String xml) {
        return envelope(say(xml).orElseThrow(() -> new AssertionError("no answer to " + xml)))
                .message();
    }

    /** The ack of a message about a running order, without what it says of single items. */
    RoAck ack(String xml) {
        var ack = (RoAck) ask(xml);
        return new RoAck(ack.roID(), ack.roStatus(), List.of());
    }

    /** Has a program make an object of ours, of one payload that has these elements in it. */
    void put(String objID, String slug, String payload) {
        var schema = "https://schemas.ngtv.example/mos/clip/v2";
        var block = new Block(
                schema,
                "<mosExternalMetadata><mosSchema>" + schema + "</mosSchema><mosPayload>" + payload
                        + "</mosPayload></mosExternalMetadata>");
        var described = new OwnEdit.Description(
                Fields.of(List.of("objSlug", slug, "objType", "VIDEO", "objTB", "50", "objDur", "1500")),
                List.of(block),
                List.of());
        var outcome = newsrooms.ours().editing().describe(objID, described, OptionalInt.empty(), "graphics");
        assertThat(outcome).isInstanceOf(ObjectOutcome.Applied.class);
    }

    /** What a text says; fails if it cannot be read. */
    static Envelope envelope(String xml) {
        return switch (CODEC.decode(frame(xml), Examples.PLAIN)) {
            case Decoded.Ok<Envelope>(var envelope, var _) -> envelope;
            case Decoded.Rejected<Envelope>(var why, var _, var _) -> throw new AssertionError(why + " in " + xml);
        };
    }

    static Frame frame(String xml) {
        return new Frame(Encoding.UTF8.encode(xml), Encoding.UTF8);
    }

    private static Channel home(String xml) {
        return switch (CODEC.decode(frame(xml), Examples.PLAIN)) {
            case Decoded.Ok<Envelope>(var envelope, var _) ->
                envelope.message().channel().orElse(Channel.RO);
            case Decoded.Rejected<Envelope> _ -> Channel.RO;
        };
    }

    Optional<Rundown> rundown(String roID) {
        return desk.find(new RundownId(NEWSROOM, roID));
    }

    /** The stories of RO1 as the samples name them: {@code S1 S2 …}; empty if it is not held. */
    String stories() {
        return rundown(RO1)
                .map(held -> String.join(
                        " ", held.stories().stream().map(TestDevice::shortName).toList()))
                .orElse("");
    }

    /** The items of a story of RO1: {@code 1 2 3}. */
    String items(String story) {
        return rundown(RO1).orElseThrow().stories().stream()
                .filter(held -> shortName(held).equals(story))
                .map(held ->
                        String.join(" ", held.items().stream().map(Item::itemID).toList()))
                .findFirst()
                .orElseThrow();
    }

    private static String shortName(Story story) {
        return "S" + story.storyID().charAt(story.storyID().length() - 1);
    }
}
