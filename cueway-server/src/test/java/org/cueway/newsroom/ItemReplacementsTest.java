package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cueway.base.TestTime;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.codec.Head;
import org.cueway.mos.model.ObjectRequestMessage.MosItemReplace;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.newsroom.outgoing.Settled;
import org.cueway.newsroom.replacing.ItemReplacements;
import org.cueway.newsroom.replacing.ReplacingReason;
import org.cueway.object.ItemWish;
import org.cueway.object.Replacement;
import org.cueway.object.Replacement.Answer;
import org.cueway.object.Replacement.Result;
import org.cueway.object.Replacement.Seen;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.RundownId;
import org.cueway.store.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code mosItemReplace} as we originate it: what is sent, and the difference between accepted and confirmed. */
final class ItemReplacementsTest {

    private final TestTime time = new TestTime();
    private final TestDevice device = new TestDevice(MemoryStore.open());
    private final List<MosItemReplace> sent = new ArrayList<>();
    private Consumer<Settled> settled = _ -> {};
    private final ItemReplacements replacements = new ItemReplacements(device.desk, this::send, time);
    private String storyID = "";

    private long send(String newsroom, Request message, Consumer<Settled> told) {
        assertThat(newsroom).isEqualTo(TestDevice.NEWSROOM);
        sent.add((MosItemReplace) message);
        settled = told;
        return 100L + sent.size();
    }

    @BeforeEach
    void theBaseStateIsCreated() {
        assertThat(device.ack(Examples.load("roCreate.xml")).isOk()).isTrue();
        storyID = device.rundown(TestDevice.RO1).orElseThrow().stories().get(1).storyID();
    }

    @Test
    void mosItemReplaceSaysOnlyWhatIsWishedAndOfWhat() {
        ask(wish(fields("itemSlug", "FERRY RECUT", "itemEdDur", "1425")));
        var item = sent.getFirst().item();
        assertThat(sent.getFirst().roID()).isEqualTo(TestDevice.RO1);
        assertThat(sent.getFirst().storyID()).isEqualTo(storyID);
        assertThat(item.itemID()).isEqualTo("1");
        assertThat(item.objID()).contains("NGV000417;FERRY STRIKE VO");
        assertThat(item.mosID()).contains(TestDevice.MOS_ID);
        assertThat(item.itemSlug()).contains("FERRY RECUT");
        assertThat(item.itemEdDur().orElseThrow().text()).isEqualTo("1425");
        assertThat(item.itemChannel()).isEmpty();
        assertThat(item.metadata()).isEmpty();
    }

    @Test
    void R114_acceptedIsNotConfirmed() {
        ask(wish(fields("itemSlug", "FERRY RECUT")));
        assertThat(only().accepted().answer()).isEqualTo(Answer.WAITING);
        assertThat(only().confirmed().seen()).isEqualTo(Seen.WAITING);

        settled.accept(new Settled.Acknowledged(envelope(RoAck.ok(TestDevice.RO1))));
        assertThat(only().accepted().answer()).isEqualTo(Answer.ACCEPTED);
        assertThat(only().accepted().text()).isEqualTo("OK");
        assertThat(only().confirmed().seen()).isEqualTo(Seen.WAITING);
        assertThat(only().confirmed().unmet()).containsExactly("itemSlug");

        edit(item("<itemSlug>FERRY RECUT</itemSlug>"));
        assertThat(only().confirmed().seen()).isEqualTo(Seen.CONFIRMED);
        assertThat(only().confirmed().at()).isPresent();
        assertThat(only().confirmed().unmet()).isEmpty();
    }

    @Test
    void R115_whatTheNewsroomChangesOnlyInPartIsNotConfirmedAndItIsSaidWhatIsLeft() {
        var block = new Block(
                "https://schemas.example/v1",
                "<mosExternalMetadata><mosScope>PLAYLIST</mosScope><mosSchema>https://schemas.example/v1</mosSchema>"
                        + "<mosPayload><line1>A</line1></mosPayload></mosExternalMetadata>");
        ask(new ItemWish(
                id(), storyID, "1", fields("itemSlug", "B", "itemChannel", ""), List.of(block), Optional.empty()));
        edit(item("<itemSlug>B</itemSlug>"));
        assertThat(only().confirmed().unmet()).containsExactly("mosExternalMetadata https://schemas.example/v1");
        // Written anew by the newsroom: other white space and quotation marks, the same words.
        edit(item("""
                <itemSlug>B</itemSlug><mosExternalMetadata>
                 <mosScope>PLAYLIST</mosScope>
                 <mosSchema>https://schemas.example/v1</mosSchema>
                 <mosPayload>
                  <line1>A</line1>
                 </mosPayload>
                </mosExternalMetadata>"""));
        assertThat(only().confirmed().seen()).isEqualTo(Seen.CONFIRMED);
    }

    @Test
    void R114_afterSixtySecondsItIsTimedOutWithTheLastWordsOfTheNewsroomAndALateChangeIsStillSeen() {
        ask(wish(fields("itemSlug", "B")));
        settled.accept(new Settled.Acknowledged(envelope(RoAck.ok(TestDevice.RO1))));
        time.advance(Duration.ofSeconds(60));
        assertThat(only().confirmed().seen()).isEqualTo(Seen.WAITING);
        time.advance(Duration.ofMillis(1));
        assertThat(only().confirmed().seen()).isEqualTo(Seen.TIMED_OUT);
        assertThat(only().accepted().text()).isEqualTo("OK");
        edit(item("<itemSlug>B</itemSlug>"));
        assertThat(only().confirmed().seen()).isEqualTo(Seen.CONFIRMED);
    }

    @Test
    void aRefusalIsToldInTheWordsOfTheNewsroom() {
        ask(wish(fields("itemSlug", "B")));
        settled.accept(new Settled.Refused("story is locked"));
        assertThat(only().accepted().answer()).isEqualTo(Answer.REFUSED);
        assertThat(only().accepted().text()).isEqualTo("story is locked");
        assertThat(only().confirmed().seen()).isEqualTo(Seen.WAITING);
    }

    @Test
    void anItemThatIsGoneIsSaidToBe() {
        ask(wish(fields("itemSlug", "B")));
        device.ask(Examples.load("roDelete.xml"));
        device.ask(Examples.load("roCreate.xml").replace("52008", "52999").replaceAll("(?s)<story>.*</story>", ""));
        replacements.seen(device.rundown(TestDevice.RO1).orElseThrow());
        assertThat(only().confirmed().unmet()).containsExactly("itemID");
    }

    @Test
    void whatCannotBeWishedIsRefusedAndNotSent() {
        assertThat(replacements.ask(wish(Fields.NONE)))
                .isEqualTo(new Result.Refused(ReplacingReason.NOTHING_WISHED, ""));
        assertThat(replacements.ask(wish(fields("itemSlug", "FERRY STRIKE VO"))))
                .isEqualTo(new Result.Refused(ReplacingReason.AS_WISHED, "1"));
        var nowhere = new ItemWish(id(), storyID, "99", fields("itemSlug", "B"), List.of(), Optional.empty());
        assertThat(((Result.Refused) replacements.ask(nowhere)).reason()).isEqualTo(ReplacingReason.NO_SUCH_ITEM);
        assertThat(sent).isEmpty();
    }

    @Test
    void aThousandAreRememberedAndTheOldestGoFirst() {
        for (int n = 0; n <= 1_000; n++) {
            ask(wish(fields("itemSlug", "B" + n)));
        }
        assertThat(replacements.all()).hasSize(1_000);
        assertThat(replacements.all().getFirst().number()).isEqualTo(1_101);
        assertThat(replacements.all().getLast().number()).isEqualTo(102);
    }

    private void ask(ItemWish wish) {
        assertThat(replacements.ask(wish)).isInstanceOf(Result.Asked.class);
    }

    private Replacement only() {
        assertThat(replacements.all()).hasSize(1);
        return replacements.all().getFirst();
    }

    private ItemWish wish(Fields fields) {
        return new ItemWish(id(), storyID, "1", fields, List.of(), Optional.empty());
    }

    private static RundownId id() {
        return new RundownId(TestDevice.NEWSROOM, TestDevice.RO1);
    }

    private static Fields fields(String... namesAndTexts) {
        return Fields.of(List.of(namesAndTexts));
    }

    private static Envelope envelope(RoAck ack) {
        return new Envelope(Head.NONE, ack);
    }

    private int messageID = 1;

    /** The newsroom replaces item 1 of the story. */
    private void edit(String item) {
        var message = """
                <mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>%d</messageID><roElementAction operation="REPLACE">\
                <roID>%s</roID><element_target><storyID>%s</storyID><itemID>1</itemID></element_target><element_source>%s\
                </element_source></roElementAction></mos>\
                """.formatted(TestDevice.MOS_ID, TestDevice.NCS_ID, messageID++, TestDevice.RO1, storyID, item);
        assertThat(device.ack(message).isOk()).isTrue();
        replacements.seen(device.rundown(TestDevice.RO1).orElseThrow());
    }

    private static String item(String inside) {
        return "<item><itemID>1</itemID><objID>NGV000417;FERRY STRIKE VO</objID><mosID>" + TestDevice.MOS_ID
                + "</mosID>" + inside + "</item>";
    }
}
