package org.cueway.simulator.ncs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.line.Lines;
import org.cueway.simulator.ncs.answer.Answers;
import org.cueway.simulator.ncs.answer.Asker;
import org.cueway.simulator.ncs.answer.Catalogue;
import org.cueway.simulator.ncs.answer.Holding;
import org.cueway.simulator.ncs.answer.Policy;
import org.cueway.simulator.ncs.answer.Verdict;
import org.cueway.simulator.ncs.show.ScriptedStory;
import org.cueway.simulator.ncs.show.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a device asks is answered as a newsroom would, or refused with the ack of its family and in words. */
class AnswersTest {
    private static final MosCodec CODEC = new MosCodec(Limits.Xml.defaults());
    private static final String RO = "<roID>NCS-1;EVENING-NEWS</roID>";
    private static final String DEVICE = "device";

    private Policy policy = Policy.OPEN;
    /** Close to the overflow of the monotonic clock. */
    private long nanos = Long.MAX_VALUE - 1;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <roElementStat element="RO">{RO}<status>READY</status></roElementStat>
            <roElementStat element="ITEM">{RO}{S}<itemID>1</itemID><status>PLAY</status><time/></roElementStat>
            <roStat>{RO}<status>PLAY</status><time/></roStat>
            <roItemStat>{RO}{S}<itemID>1</itemID><objID/><status>STOP</status><time/></roItemStat>
            """)
    void statusIsAcknowledged(String xml) throws IOException {
        assertThat(answer(xml)).contains(RoAck.ok("NCS-1;EVENING-NEWS"));
    }

    @Test
    void statusOfWhatIsNotThereIsRefusedInWords() throws IOException {
        assertThat(
                        answer(
                                "<roElementStat element=\"STORY\">{RO}<storyID>X</storyID><status>PLAY</status></roElementStat>"))
                .contains(RoAck.nack(
                        "NCS-1;EVENING-NEWS", "not in this newsroom: story X of running order NCS-1;EVENING-NEWS"));
    }

    @Test
    void itGivesItsRunningOrders() throws IOException {
        assertThat(answer("<roReqAll/>").orElseThrow())
                .isInstanceOfSatisfying(
                        RoListAll.class, all -> assertThat(all.runningOrders()).hasSize(2));
        assertThat(answer("<roReq>{RO}</roReq>").orElseThrow())
                .isInstanceOfSatisfying(
                        RoList.class, list -> assertThat(list.stories()).hasSize(24));
        assertThat(answer("<roReq><roID>X</roID></roReq>").orElseThrow())
                .isEqualTo(RoAck.nack("X", "not in this newsroom: running order X"));
    }

    @Test
    void objectsAreTaken() throws IOException {
        assertThat(answer("<mosObj><objID>O</objID><objSlug>s</objSlug><objType>VIDEO</objType><objTB>50</objTB>"
                        + "<objRev>3</objRev><objDur>1</objDur><status>NEW</status><objAir>READY</objAir></mosObj>"))
                .contains(MosAck.ack("O", "3"));
        assertThat(answer("<mosListAll/>")).contains(MosAck.ack("", ""));
    }

    @Test
    void itSaysWhoItIs() throws IOException {
        assertThat(answer("<reqMachInfo/>").orElseThrow()).isInstanceOf(ListMachInfo.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<roCreate>{RO}<roSlug>x</roSlug></roCreate>",
                "<roDelete>{RO}</roDelete>",
                "<roStorySend>{RO}{S}<storyBody/></roStorySend>",
                "<roStoryDelete>{RO}{S}</roStoryDelete>",
                "<roReadyToAir>{RO}<roAir>READY</roAir></roReadyToAir>",
                "<roCtrl>{RO}{S}<itemID>1</itemID><command>EXECUTE</command></roCtrl>",
                "<roItemCue><mosID>m</mosID>{RO}{S}<itemID>1</itemID><roEventType>START</roEventType><roEventTime/></roItemCue>"
            })
    void whatItDoesNotTakeOnTheUpperPortIsRefusedWithRoAck(String xml) throws IOException {
        assertThat(answer(xml).orElseThrow())
                .isInstanceOfSatisfying(
                        RoAck.class,
                        ack -> assertThat(ack.roStatus())
                                .startsWith("NACK: ")
                                .endsWith("is not taken by this newsroom"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<mosReqAll><pause>0</pause></mosReqAll>",
                "<mosReqObj><objID>O</objID></mosReqObj>",
                "<mosReqSearchableSchema/>",
                "<ncsReqAppInfo/>",
                "<somethingElse/>"
            })
    void allElseIsRefusedWithMosAck(String xml) throws IOException {
        assertThat(answer(xml).orElseThrow())
                .isInstanceOfSatisfying(
                        MosAck.class, ack -> assertThat(ack.isAck()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<roAck>{RO}<roStatus>OK</roStatus></roAck>", "<keepAlive/>"})
    void answersAndSignsOfLifeAreNotAnswered(String xml) throws IOException {
        assertThat(answer(xml)).isEmpty();
    }

    @Test
    void objectsAreKeptUntilTheyAreDeletedAndWhatIsAbsentStays() throws IOException {
        var now = told(base(), object("O", 3, "<objSlug>first</objSlug>", "NEW"));
        now = told(now, object("O", 4, "", "UPDATED"));
        assertThat(now.objects().find(DEVICE, "O").orElseThrow().objSlug()).contains("first");
        now = told(now, object("O", 5, "<objSlug></objSlug>", "UPDATED"));
        assertThat(now.objects().find(DEVICE, "O").orElseThrow().objSlug()).isEmpty();
        assertThat(now.objects().of("other")).isEmpty();
        now = told(now, object("O", 6, "", "DELETED"));
        assertThat(now.objects().find(DEVICE, "O")).isEmpty();
    }

    @Test
    void anOlderRevisionIsRefusedWithBothNumbers() throws IOException {
        var now = told(base(), object("O", 3, "", "NEW"));
        assertThat(take(now, object("O", 2, "", "UPDATED")).answer())
                .contains(MosAck.nack("O", "2", "objRev 2 is older than 3, which is held"));
        now = told(now, object("O", 999, "", "UPDATED"));
        assertThat(take(now, object("O", 1, "", "UPDATED")).answer()).contains(MosAck.ack("O", "1"));
    }

    @Test
    void aFullListMarksWhatItDoesNotHave() throws IOException {
        var now = told(base(), object("A", 1, "", "NEW"));
        now = told(now, "<mosListAll>" + object("B", 1, "", "NEW") + "</mosListAll>");
        assertThat(now.objects().entries())
                .hasEntrySatisfying(
                        new Catalogue.Key(DEVICE, "A"),
                        entry -> assertThat(entry.stale()).isTrue())
                .hasEntrySatisfying(
                        new Catalogue.Key(DEVICE, "B"),
                        entry -> assertThat(entry.stale()).isFalse());
    }

    @Test
    void anItemIsReplacedAndAllDevicesAreTold() throws IOException {
        var verdict = take(
                base(),
                "<mosItemReplace>{RO}{S}<item><itemID>1</itemID><itemSlug>NEW BED</itemSlug><objID>OTHER</objID>"
                        + "<mosID>m</mosID><itemChannel></itemChannel></item></mosItemReplace>");
        assertThat(verdict.answer()).contains(RoAck.ok("NCS-1;EVENING-NEWS"));
        assertThat(verdict.tell().stream().map(message -> message.element()))
                .containsExactly("roElementAction", "roStorySend");
        var item = verdict.next()
                .shows()
                .list()
                .getFirst()
                .stories()
                .getFirst()
                .story()
                .items()
                .getFirst();
        assertThat(item.objID()).contains("OTHER");
        assertThat(item.itemChannel()).isEmpty();
        assertThat(item.itemEdDur()).isPresent();
    }

    @Test
    void anItemThatIsNotThereIsNamed() throws IOException {
        assertThat(answer("<mosItemReplace>{RO}{S}<item><itemID>77</itemID><objID>o</objID><mosID>m</mosID></item>"
                        + "</mosItemReplace>"))
                .contains(RoAck.nack(
                        "NCS-1;EVENING-NEWS", "not in this newsroom: item 77 of story NCS-1;EVENING-NEWS;S01"));
    }

    @Test
    void R152_aNewStoryGetsAnIdOfTheNewsroomAndComesBackAsAnEdit() throws IOException {
        var verdict = take(
                base(),
                wish(
                        "NEW",
                        "",
                        "<element_target>{S}</element_target>"
                                + "<element_source><story><storyID/><storySlug>FLASH</storySlug></story></element_source>"
                                + "<storyID/><storyBody><p>Just in.</p></storyBody>"));
        var created = "NCS-1;EVENING-NEWS;ASKED-1";
        assertThat(verdict.answer()).contains(new RoAck("NCS-1;EVENING-NEWS", created, List.of()));
        assertThat(verdict.tell().stream().map(message -> message.element()))
                .containsExactly("roElementAction", "roStorySend");
        assertThat(verdict.next().shows().list().getFirst().stories().getFirst().id())
                .isEqualTo(created);
    }

    @Test
    void storiesAreUpdatedMovedAndDeletedOnRequest() throws IOException {
        var now = told(base(), wish("UPDATE", "", "{S}<storySlug>OTHER</storySlug><storyBody><p>x</p></storyBody>"));
        assertThat(first(now).story().storySlug()).contains("OTHER");
        var move = "<element_target><storyID/></element_target><element_source>{S}</element_source>";
        now = told(now, wish("MOVE", "", move));
        assertThat(first(now).id()).isEqualTo("NCS-1;EVENING-NEWS;S02");
        now = told(now, wish("DELETE", "", "{S}<storyBody/>"));
        assertThat(now.shows().list().getFirst().stories()).hasSize(23);
    }

    @Test
    void whatIsLockedBelongsToItsOwnerUntilTheLeaseEnds() throws IOException {
        var update = "{S}<storySlug>MINE</storySlug><storyBody/>";
        var now = told(base(), wish("UPDATE", "leaseLock=\"30\" username=\"Ann\"", update));
        assertThat(take(now, wish("UPDATE", "username=\"bob\"", update)).answer())
                .contains(RoAck.nack("NCS-1;EVENING-NEWS", "story is locked by ann"));
        assertThat(take(now, wish("UPDATE", "username=\"ANN\" leaseLock=\"30\"", update))
                        .answer())
                .contains(RoAck.ok("NCS-1;EVENING-NEWS"));
        nanos += Duration.ofSeconds(31).toNanos();
        assertThat(take(now, wish("UPDATE", "username=\"bob\"", update)).answer())
                .contains(RoAck.ok("NCS-1;EVENING-NEWS"));
    }

    @Test
    void aMessageOfTheOwnerWithoutALeaseEndsTheLock() throws IOException {
        var update = "{S}<storySlug>MINE</storySlug><storyBody/>";
        var now = told(base(), wish("UPDATE", "leaseLock=\"30\" username=\"ann\"", update));
        now = told(now, wish("UPDATE", "username=\"ann\"", update));
        assertThat(take(now, wish("DELETE", "username=\"bob\"", "{S}<storyBody/>"))
                        .answer())
                .contains(RoAck.ok("NCS-1;EVENING-NEWS"));
    }

    @Test
    void whatPolicyForbidsIsRefused() throws IOException {
        policy = new Policy(Policy.Items.REFUSED, new Policy.Stories.AllBut(Set.of("NCS-1;EVENING-NEWS")));
        assertThat(answer(wish("DELETE", "", "{S}<storyBody/>")))
                .contains(RoAck.nack("NCS-1;EVENING-NEWS", "External modification not allowed"));
        assertThat(answer("<mosItemReplace>{RO}{S}<item><itemID>1</itemID><objID>o</objID><mosID>m</mosID></item>"
                        + "</mosItemReplace>"))
                .contains(RoAck.nack("NCS-1;EVENING-NEWS", "items are not to be replaced"));
    }

    @Test
    void whatADeviceSaidLastIsKnown() throws IOException {
        var now = told(base(), "<roElementStat element=\"STORY\">{RO}{S}<status>PLAY</status></roElementStat>");
        now = told(now, "<roElementStat element=\"STORY\">{RO}{S}<status>STOP</status></roElementStat>");
        var story = new Target.OneStory("NCS-1;EVENING-NEWS", "NCS-1;EVENING-NEWS;S01");
        assertThat(now.reports().of(DEVICE, story)).contains("STOP");
        assertThat(now.reports().of("other", story)).isEmpty();
    }

    private static ScriptedStory first(Holding now) {
        return now.shows().list().getFirst().stories().getFirst();
    }

    private static String wish(String operation, String attributes, String inside) {
        return "<roReqStoryAction operation=\"" + operation + "\" " + attributes + "><roStorySend>{RO}" + inside
                + "</roStorySend></roReqStoryAction>";
    }

    private static String object(String objID, int revision, String more, String status) {
        return "<mosObj><objID>" + objID + "</objID>" + more + "<objType>VIDEO</objType><objTB>50</objTB><objRev>"
                + revision + "</objRev><objDur>1</objDur><status>" + status
                + "</status><objAir>READY</objAir></mosObj>";
    }

    private Optional<MosMessage> answer(String xml) throws IOException {
        return take(base(), xml).answer();
    }

    private Holding told(Holding now, String xml) {
        return take(now, xml).next();
    }

    private static Holding base() throws IOException {
        var shows = Shows.NONE;
        var folder = new PlayFolder(CODEC, new StartTimes(Instant.EPOCH), UnaryOperator.identity());
        for (var file : folder.shipped()) shows = shows.apply(file.message()).orElseThrow();
        return Holding.NOTHING.with(shows);
    }

    private Verdict take(Holding now, String xml) {
        var text = xml.replace("{RO}", RO).replace("{S}", "<storyID>NCS-1;EVENING-NEWS;S01</storyID>");
        var whole = "<mos><mosID>m</mosID><ncsID>n</ncsID><messageID>1</messageID>" + text + "</mos>";
        return switch (CODEC.decode(CODEC.read(whole), Lines.DIALECT)) {
            case Decoded.Ok<Envelope>(Envelope(var _, var message), var _) ->
                new Answers(now, new Asker(DEVICE, introduction(), new MosTime(""), nanos), policy).to(message);
            case Decoded.Rejected<Envelope>(var why, var _, var _) -> throw new AssertionError(why + " in " + whole);
        };
    }

    private static ListMachInfo introduction() {
        var time = new MosTime("");
        return new ListMachInfo(new MachineInfo(
                "",
                "",
                "",
                "",
                "",
                "",
                "n",
                time,
                Optional.empty(),
                "2.8.5",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of()));
    }
}
