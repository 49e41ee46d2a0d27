package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.cueway.desk.ScriptedStore;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.object.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newsroom may ask any device, and what this one does not do yet. */
final class ProfileZeroTest {
    private final ScriptedStore store = ScriptedStore.empty();
    private final TestDevice device = new TestDevice(store);

    @Test
    void aHeartbeatIsAnsweredWithOurTimeAndTheSameMessageId() {
        var sent = Examples.envelope("heartbeat.xml");
        var answer =
                TestDevice.envelope(device.say(Examples.load("heartbeat.xml")).orElseThrow());
        assertThat(answer.head()).isEqualTo(sent.head());
        var time = ((Heartbeat) answer.message()).time().instant(ZoneOffset.UTC).orElseThrow();
        assertThat(Duration.between(time, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(store.entries).isEmpty();
        assertThat(store.notes).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void R55_reqMachInfoIsAnsweredOnEveryPort(Channel channel) {
        var answer = device.say(TestDevice.connection(channel), Examples.load("reqMachInfo.xml"));
        assertThat(TestDevice.envelope(answer.orElseThrow()).message()).isInstanceOf(ListMachInfo.class);
    }

    @Test
    void R54_ourIdIsExactlyTheConfiguredOne() {
        var info = ((ListMachInfo) device.ask(Examples.load("reqMachInfo.xml"))).info();
        assertThat(info.ID()).isEqualTo(TestDevice.MOS_ID);
        assertThat(info.swRev()).isEqualTo("1.0");
        assertThat(info.profiles()).contains(Introduction.PROFILES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mosItemReplace",
                "roReqStoryAction-new",
            })
    void R43_whatWeDoNotDoIsRefusedByName(String file) {
        var element = Examples.envelope(file + ".xml").message().element();
        assertThat(device.say(Examples.load(file + ".xml")).orElseThrow())
                .contains("NACK")
                .contains("message is not supported by this device: " + element);
    }

    @Test
    void answersThatNobodyAskedForAreNotAnswered() {
        for (var file : Examples.names()) {
            if (Examples.envelope(file).message().isAnswer()) {
                assertThat(device.say(Examples.load(file))).as(file).isEmpty();
            }
        }
    }

    @Test
    void everySampleThatAsksIsAnsweredOnce() {
        for (var file : Examples.names()) {
            var message = Examples.envelope(file).message();
            var ours = Examples.load(file).contains("<mosID>" + TestDevice.MOS_ID + "<");
            if (ours && !message.isAnswer() && !message.element().equals("keepAlive")) {
                assertThat(device.say(Examples.load(file))).as(file).isPresent();
            }
        }
    }

    @Test
    void anObjectIsKeptUpdatedAndForgotten() {
        var told = (MosAck) device.ask(Examples.load("mosObj-new.xml"));
        assertThat(told.isAck()).isTrue();
        assertThat(told.objRev()).isNotEmpty();
        var id = new ObjectId(TestDevice.NEWSROOM, TestDevice.MOS_ID, told.objID());
        assertThat(device.desk.findObject(id)).isPresent();
        var changes = store.changes.size();
        assertThat(((MosAck) device.ask(Examples.load("mosObj-updated.xml"))).isAck())
                .isTrue();
        assertThat(((MosAck) device.ask(Examples.load("mosObj-deleted.xml"))).isAck())
                .isTrue();
        assertThat(store.changes).hasSize(changes + 2);
        assertThat(device.desk.findObject(id)).isEmpty();
    }

    @Test
    void anOlderRevisionOfAnObjectIsRefusedNamingBothButAFullListIsTaken() {
        var list = Examples.load("mosListAll.xml");
        assertThat(((MosAck) device.ask(list)).isAck()).isTrue();
        assertThat(device.desk.objects()).isNotEmpty();
        var held = device.desk.objects().iterator().next();
        var rev = Integer.parseInt(held.fields().get("objRev").orElseThrow());
        assertThat(rev).isPositive();
        var older = Examples.load("mosObj-new.xml")
                .replaceFirst("<objID>.*</objID>", "<objID>" + held.id().objID() + "</objID>")
                .replaceFirst("<objRev>.*</objRev>", "<objRev>" + (rev - 1) + "</objRev>");
        assertThat(((MosAck) device.ask(older)).statusDescription())
                .contains("found " + (rev - 1))
                .contains("held " + rev);
        var listed = list.replaceAll("<objRev>\\d+</objRev>", "<objRev>0</objRev>")
                .replaceFirst("<messageID>\\d+<", "<messageID>77777<");
        assertThat(((MosAck) device.ask(listed)).isAck()).isTrue();
        assertThat(device.desk.findObject(held.id()).orElseThrow().fields().get("objRev"))
                .contains("0");
    }
}
