package org.cueway.newsroom.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialects;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.dialect.StatusWords;
import org.cueway.mos.dialect.TimeForm;
import org.cueway.mos.dialect.Vocabulary;
import org.cueway.mos.dialect.Writes;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.Target;
import org.cueway.mos.session.AskingLane;
import org.cueway.mos.session.Dial;
import org.cueway.mos.session.Inbound;
import org.cueway.mos.session.Link;
import org.cueway.mos.session.MosRole;
import org.cueway.mos.session.Reply;
import org.cueway.mos.session.Sessions;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.wire.Connections;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.MemoryStore;
import org.cueway.store.RundownStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What we say to a newsroom of our own accord is in its words, and only what it wants to hear. */
@Timeout(60)
final class OutgoingDialectTest {
    private static final MosCodec CODEC = new MosCodec(Limits.Xml.defaults());

    private final RundownStore store = MemoryStore.open(new MemoryStore.Disk(), TimeSource.system());
    private final BlockingQueue<Settled> settled = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final PlayedNewsroom newsroom = opened(PlayedNewsroom.open());

    OutgoingDialectTest() throws IOException {}

    @AfterEach
    void closeEverything() throws Exception {
        for (var part : opened.reversed()) part.close();
    }

    @Test
    void R145_enpsIsToldOfPlayingAndNotOfStopping() throws Exception {
        var outgoing = outgoing(Dialects.ready("enps", ZoneOffset.UTC).orElseThrow());
        assertThat(outgoing.send("newsroom", status("A", "PLAY"), settled::add)).isPositive();
        assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
        assertThat(outgoing.send("newsroom", status("A", "STOP"), settled::add)).isZero();
        assertThat(next()).isEqualTo(new Settled.Dropped("the newsroom does not want to hear of it"));
        outgoing.send("newsroom", status("A", "PLAY"), settled::add);
        assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
        assertThat(newsroom.asked()).hasSize(2).allMatch(text -> text.contains("<status>PLAY</status>"));
        assertThat(store.entries(new EntryQuery(Long.MAX_VALUE, "", "", 100)))
                .filteredOn(entry -> entry.kind() == Entry.Kind.QUEUED)
                .hasSize(2);
    }

    @Test
    void R17_whoHasNoMessageIdsSeesNone() throws Exception {
        var outgoing = outgoing(Dialects.ready("inews", ZoneOffset.UTC).orElseThrow());
        outgoing.send("newsroom", status("A", "PLAY"), settled::add);
        assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
        assertThat(newsroom.asked()).singleElement().asString().doesNotContain("messageID");
    }

    @Test
    void R111_R133_R146_wordsMessagesAndTimesAreThoseOfTheNewsroom() throws Exception {
        var plain = Writes.STANDARD;
        var outgoing = outgoing(new Dialect(
                "theirs",
                Optional.empty(),
                Dialect.MessageIds.OPTIONAL,
                Reads.plain(ZoneId.of("Europe/Oslo"), 128),
                new Writes(
                        plain.profileList(),
                        Optional.of(new TimeForm(TimeForm.Zone.NONE, TimeForm.Fraction.NONE)),
                        new Vocabulary(Vocabulary.Form.CURRENT, Vocabulary.Form.SUPERSEDED, true, true, true, true),
                        plain.maxTextChars(),
                        new StatusWords(Map.of("PLAY", "ON AIR")),
                        plain.playing(),
                        plain.refusalForm())));
        outgoing.send(
                "newsroom",
                new RoElementStat(
                        new Target.OneItem("R", "S", "1"),
                        Optional.empty(),
                        Optional.empty(),
                        "PLAY",
                        Optional.of(new MosTime("2026-03-17T17:00:00,000Z"))),
                settled::add);
        assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
        assertThat(newsroom.asked())
                .singleElement()
                .asString()
                .contains("<roItemStat><roID>R</roID><storyID>S</storyID><itemID>1</itemID><status>ON AIR</status>"
                        + "<time>2026-03-17T18:00:00</time></roItemStat>");
    }

    private static RoElementStat status(String story, String word) {
        return new RoElementStat(
                new Target.OneStory("R", story), Optional.empty(), Optional.empty(), word, Optional.empty());
    }

    private Settled next() throws InterruptedException {
        var what = settled.poll(60, TimeUnit.SECONDS);
        if (what == null) throw new AssertionError("nothing was settled in 20 s");
        return what;
    }

    private Outgoing outgoing(Dialect dialect) {
        var time = TimeSource.system();
        var ids = new AtomicInteger();
        var spec = new OutgoingSpec(
                "gw.mos",
                List.of(new Route("newsroom", List.of("NCS-A"))),
                (_, _) -> ids.incrementAndGet(),
                Examples.PLAIN,
                _ -> dialect);
        var outgoing = Outgoing.recover(spec, CODEC, store, Limits.Outgoing.defaults(), time);
        var connections = opened(Connections.open(Limits.Wire.defaults(), time));
        var sessions = new Sessions(connections, CODEC, new Lanes(time), Limits.Lane.defaults(), time);
        var address = InetSocketAddress.createUnresolved("127.0.0.1", newsroom.port());
        var dial = new Dial("newsroom", address, "gw.mos", "NCS-A", Optional.empty());
        var lane = opened(AskingLane.ro(
                dial, new Nobody(dialect), sessions, ids::incrementAndGet, RandomGenerator.of("L64X128MixRandom")));
        opened(outgoing);
        outgoing.attachRo("newsroom", "NCS-A", lane);
        return outgoing;
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    /** Nobody asks us anything here. */
    private record Nobody(Dialect dialect) implements MosRole {
        @Override
        public Dialect dialect(Link link, Head head) {
            return dialect;
        }

        @Override
        public Optional<Reply> answer(Inbound inbound) {
            throw new AssertionError("asked " + inbound.message());
        }
    }
}
