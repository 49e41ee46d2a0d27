package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.ObjectRequestMessage.MosListSearchableSchema;
import org.cueway.mos.model.ObjectRequestMessage.MosObjList;
import org.cueway.mos.model.RunningOrderMessage.ElementStatus;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.newsroom.objects.OurObjects;
import org.cueway.store.MemoryStore;
import org.cueway.store.StoreFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles 1 and 3 towards our own catalogue: what a newsroom asks and wishes, and what it hears. */
final class OurObjectsTest {
    private static final String SOUTH = "SOUTH-NRCS";

    private final MemoryStore.Disk disk = new MemoryStore.Disk();
    private MemoryStore store = MemoryStore.open(disk, TimeSource.system());
    private TestDevice device = new TestDevice(store);
    private int messageID = 1;

    @Test
    void R141_mosObjCreateIsAnsweredAtOnceWithTheNewObjIdInBothPlaces() {
        var ack = (MosAck) device.ask(Examples.load("mosObjCreate.xml"));

        assertThat(ack.isAck()).isTrue();
        assertThat(ack.objRev()).isEqualTo("1");
        assertThat(ack.objID()).matches("CW[0-9A-HJKMNP-TV-Z]{12}").isEqualTo(ack.statusDescription());
        var object = object(ack.objID());
        assertThat(object.objSlug()).contains("HARBOUR FIRE RUSHES");
        assertThat(object.createdBy()).contains("newsdesk2");
        assertThat(object.metadata().getFirst().xml()).contains("<assignment>HF-0317</assignment>");
        assertThat(object.description().orElseThrow().xml()).contains("Placeholder for the harbour crew");
    }

    @Test
    void R24_theSameMosObjCreateTwiceCreatesOneObjectAlsoAfterARestart() {
        var create = Examples.load("mosObjCreate.xml");
        var first = device.say(create);
        assertThat(device.say(create)).isEqualTo(first);
        restart();
        assertThat(device.say(create)).isEqualTo(first);
        assertThat(device.desk.ours()).hasSize(1);
        // The same wish under another messageID is another wish.
        assertThat(ask(Examples.load("mosObjCreate.xml").replaceFirst("52051", "52151")))
                .isInstanceOf(MosAck.class);
        assertThat(device.desk.ours()).hasSize(2);
    }

    @Test
    void R140_mosReqObjIsAnsweredWithTheObjectAndTheMessageIdOfTheQuestion() {
        var objID = created();
        var answer = TestDevice.envelope(device.say(message("<mosReqObj><objID>" + objID + "</objID></mosReqObj>"))
                .orElseThrow());
        assertThat(answer.head().messageID()).contains(Integer.toString(messageID - 1));
        var object = ((MosObj) answer.message()).object();
        assertThat(object.objID()).isEqualTo(objID);
        assertThat(object.status()).contains("NEW");
        assertThat(object.objAir()).contains("NOT READY");
        assertThat(object.changed()).isPresent();
        assertThat(object.objDur().orElseThrow().text()).isEqualTo("2250");
    }

    @Test
    void mosReqObjOfAnObjectThatIsNotOursIsRefusedByName() {
        // Told by the newsroom, so it is not in our own catalogue.
        assertThat(((MosAck) device.ask(Examples.load("mosObj-new.xml"))).isAck())
                .isTrue();
        var nack = (MosAck) ask("<mosReqObj><objID>NGV000417;FERRY STRIKE VO</objID></mosReqObj>");
        assertThat(nack.isAck()).isFalse();
        assertThat(nack.objID()).isEqualTo("NGV000417;FERRY STRIKE VO");
        assertThat(nack.statusDescription()).contains("objID is not held by this device");
    }

    @Test
    void everyNewsroomOfTheStationSeesTheSameCatalogue() {
        var objID = created();
        assertThat(askFromSouth("<mosReqObj><objID>" + objID + "</objID></mosReqObj>"))
                .isInstanceOf(MosObj.class);
    }

    @Test
    void mosReqObjActionNewUpdateDeleteLeadThroughTheLifeOfAnObject() {
        var made = (MosAck) device.ask(Examples.load("mosReqObjAction-new.xml"));
        assertThat(made.statusDescription()).isEqualTo(made.objID());
        assertThat(object(made.objID()).mosAbstract().orElseThrow().xml()).contains("Placeholder, harbour crew");

        var updated = (MosAck) device.ask(
                Examples.load("mosReqObjAction-update.xml").replace("NGV000430;HARBOUR FIRE RUSHES", made.objID()));
        assertThat(updated.objRev()).isEqualTo("2");
        var object = object(made.objID());
        assertThat(object.objSlug()).contains("HARBOUR FIRE RUSHES 1");
        assertThat(object.objGroup()).contains("EVENING");
        assertThat(object.description().orElseThrow().xml()).contains("First feed received.");

        var removed = (MosAck) ask("<mosReqObjAction operation=\"UPDATE\" objID=\"" + made.objID()
                + "\"><objGroup/><mosAbstract/></mosReqObjAction>");
        assertThat(removed.objRev()).isEqualTo("3");
        assertThat(object(made.objID()).objGroup()).isEmpty();
        assertThat(object(made.objID()).mosAbstract()).isEmpty();

        var deleted = (MosAck) device.ask(
                Examples.load("mosReqObjAction-delete.xml").replace("NGV000430;HARBOUR FIRE RUSHES", made.objID()));
        assertThat(deleted.isAck()).isTrue();
        assertThat(deleted.objRev()).isEqualTo("4");
        assertThat(ask("<mosReqObj><objID>" + made.objID() + "</objID></mosReqObj>"))
                .isInstanceOfSatisfying(
                        MosAck.class, nack -> assertThat(nack.isAck()).isFalse());
        assertThat(device.desk.objects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE", "DELETE"})
    void mosReqObjActionOfWhatAnotherNewsroomOrAProgramMadeIsRefusedInWords(String operation) {
        var objID = created();
        var nack = (MosAck) askFromSouth(
                "<mosReqObjAction operation=\"" + operation + "\" objID=\"" + objID + "\"></mosReqObjAction>");
        assertThat(nack.isAck()).isFalse();
        assertThat(nack.objID()).isEqualTo(objID);
        assertThat(nack.statusDescription()).contains("object was not created by this newsroom");
        assertThat(object(objID).objRev().orElseThrow().text()).isEqualTo("1");
    }

    @Test
    void mosObjCreateWithoutWhatAnObjectNeedsIsRefusedByName() {
        var nack = (MosAck) ask("<mosObjCreate><objSlug>X</objSlug><objType>VIDEO</objType></mosObjCreate>");
        assertThat(nack.isAck()).isFalse();
        assertThat(nack.statusDescription()).isEqualTo("an object needs objTB");
        assertThat(device.desk.ours()).isEmpty();
    }

    @Test
    void R40_whatCouldNotBeSavedIsRefusedAndNotThere() {
        store.refuse(StoreFault.DISK_FULL);
        var create = Examples.load("mosObjCreate.xml");
        assertThat(((MosAck) device.ask(create)).statusDescription()).contains("not saved");
        assertThat(device.desk.ours()).isEmpty();
        assertThat(((MosAck) ask("<mosReqAll><pause>0</pause></mosReqAll>")).statusDescription())
                .contains("not saved");
        store.heal();
        assertThat(((MosAck) device.ask(create)).isAck()).isTrue();
        assertThat(device.desk.ours()).hasSize(1);
    }

    @Test
    void R23_afterARestartObjectsAreAsTheyWereRevisionTimesAndAll() {
        var objID = created();
        ask("<mosReqObjAction operation=\"UPDATE\" objID=\"" + objID + "\"><objSlug>B</objSlug></mosReqObjAction>");
        var gone = created();
        ask("<mosReqObjAction operation=\"DELETE\" objID=\"" + gone + "\"></mosReqObjAction>");
        var before = List.copyOf(device.desk.ours());
        restart();
        assertThat(device.desk.ours())
                .containsExactlyInAnyOrderElementsOf(before)
                .hasSize(2);
        assertThat(device.desk.objects()).hasSize(1);
        // And again, from the projection this time.
        store.close();
        restart();
        assertThat(device.desk.ours())
                .containsExactlyInAnyOrderElementsOf(before)
                .hasSize(2);
    }

    @Test
    void R137_mosReqAllIsAcknowledgedWithoutObjIdAndRefusedWhileOneIsRunning() {
        created();
        var ack = (MosAck) device.ask(Examples.load("mosReqAll-list.xml"));
        assertThat(ack).isEqualTo(MosAck.ack("", ""));
        var nack = (MosAck) device.ask(Examples.load("mosReqAll-paced.xml"));
        assertThat(nack.isAck()).isFalse();
        assertThat(nack.statusDescription()).contains("are being listed for this newsroom already");
        // Another newsroom has one of its own.
        assertThat(((MosAck) askFromSouth("<mosReqAll><pause>2</pause></mosReqAll>")).isAck())
                .isTrue();
        restart();
        assertThat(((MosAck) device.ask(Examples.load("mosReqAll-paced.xml"))).isAck())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "3601", "1.5"})
    void mosReqAllWithAPauseThatIsNoneIsRefused(String pause) {
        var nack = (MosAck) ask("<mosReqAll><pause>" + pause + "</pause></mosReqAll>");
        assertThat(nack.isAck()).isFalse();
        assertThat(nack.statusDescription()).contains("pause").contains(pause);
    }

    @Test
    void mosReqSearchableSchemaNamesOurSchemaAndTheUserWhoAsked() {
        assertThat(device.ask(Examples.load("mosReqSearchableSchema.xml")))
                .isEqualTo(new MosListSearchableSchema(Optional.of("newsdesk2"), OurObjects.SCHEMA));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``  | ``  | 1 2 3 4 5 | 1 | 5
            1   | 2   | 1 2       | 1 | 2
            3   | 4   | 3 4       | 3 | 4
            ``  | 2   | 1 2       | 1 | 2
            4   | ``  | 4 5       | 4 | 5
            5   | 99  | 5         | 5 | 5
            0   | 1   | 1         | 1 | 1
            6   | 7   | ``        | 0 | 0
            """)
    void mosReqObjListReturnsThePageThatWasAskedForAndTheTotalFound(
            String start, String end, String slugs, String first, String last) {
        made(5);
        var list = (MosObjList) ask(search("q", start, end, "", SORTED_BY_SLUG));
        assertThat(slugs(list)).isEqualTo(slugs);
        assertThat(list.listReturnStart().text()).isEqualTo(first);
        assertThat(list.listReturnEnd().text()).isEqualTo(last);
        assertThat(list.listReturnTotal().text()).isEqualTo("5");
        assertThat(list.queryID()).isEqualTo("q");
        assertThat(list.username()).contains("newsdesk2");
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "x, 2", "1, x", "1, 0"})
    void mosReqObjListWithARangeThatIsNoneIsRefused(String start, String end) {
        var nack = (MosAck) ask(search("q", start, end, "", ""));
        assertThat(nack.statusDescription()).contains("listReturnStart or listReturnEnd is no usable range");
    }

    @Test
    void mosReqObjListThatFindsNothingSaysWhy() {
        made(2);
        var list = (MosObjList) ask(search("q", "1", "25", "nowhere", ""));
        assertThat(list.listReturnTotal().text()).isEqualTo("0");
        assertThat(list.listReturnStatus()).contains("No object matches the query");
        assertThat(list.objects()).isEmpty();
    }

    @Test
    void mosReqObjListThatCannotBeReadIsRefusedWithThePlace() {
        var words = (MosAck) ask(search("q", "", "", "ferry AND", ""));
        assertThat(words.statusDescription())
                .contains("generalSearch cannot be read")
                .contains("behind AND");
        var path = (MosAck)
                ask(search("q", "", "", "", "<searchGroup><searchField XPath=\"/a[contains(.,'b')]\"/></searchGroup>"));
        assertThat(path.statusDescription())
                .contains("XPath of searchField cannot be read")
                .contains("character 12");
    }

    @Test
    void theSampleSearchFindsWhatItDescribes() {
        put("O1", "FERRY STRIKE VO", "<location>North Quay</location><shotDate>2026-03-17</shotDate>");
        put("O2", "FERRY ARCHIVE", "<location>North Quay</location><shotDate>2026-03-17</shotDate>");
        put("O3", "FERRY QUEUE", "<location>South Quay</location><shotDate>2020-01-01</shotDate>");
        put("O4", "FERRY OLD", "<location>North Quay</location><shotDate>2020-01-01</shotDate>");
        var list = (MosObjList) device.ask(Examples.load("mosReqObjList.xml"));
        assertThat(list.objects()).extracting(MosObject::objID).containsExactly("O1", "O3");
        assertThat(list.listReturnTotal().text()).isEqualTo("2");
    }

    @Test
    void aQueryIdKeepsItsResultWhateverBecomesOfTheObjects() {
        made(4);
        var first = (MosObjList) ask(search("q7", "1", "2", "", SORTED_BY_SLUG));
        var gone = first.objects().getLast().objID();
        ask("<mosReqObjAction operation=\"DELETE\" objID=\"" + gone + "\"></mosReqObjAction>");
        ask(create("0"));
        assertThat(slugs((MosObjList) ask(search("q7", "1", "", "", SORTED_BY_SLUG))))
                .isEqualTo("1 2 3 4");
        assertThat(slugs((MosObjList) ask(search("q8", "1", "", "", SORTED_BY_SLUG))))
                .isEqualTo("0 1 3 4");
        // The same ID for another question is another question.
        var backwards = SORTED_BY_SLUG.replace("ASCENDING", "DESCENDING");
        assertThat(slugs((MosObjList) ask(search("q7", "1", "", "", backwards))))
                .isEqualTo("4 3 1 0");
        // And another newsroom has IDs of its own.
        assertThat(slugs((MosObjList) askFromSouth(search("q7", "1", "", "", SORTED_BY_SLUG))))
                .isEqualTo("0 1 3 4");
    }

    @Test
    void itemsThatNeedAnObjectOfOursThatIsNotThereAreKeptAndReportedNotReady() {
        put("NGV000418;BRIDGE TOLLS PKG", "BRIDGE", "");
        var ack = (RoAck) device.ask(Examples.load("roCreate.xml"));
        assertThat(ack.isOk()).isTrue();
        assertThat(ack.elements())
                .extracting(group -> group.objID().orElseThrow())
                .containsExactly(
                        "NGV000401;OPEN TITLES",
                        "NGV000417;FERRY STRIKE VO",
                        "NGV000419;FERRY QUEUE CUTAWAYS",
                        "NGV000423;SCHOOL MEALS SOT");
        assertThat(ack.elements())
                .allSatisfy(group -> assertThat(group.status()).contains("NOT READY"));
        assertThat(ack.elements().getFirst())
                .isEqualTo(new ElementStatus(
                        Optional.of(device.rundown(TestDevice.RO1)
                                .orElseThrow()
                                .stories()
                                .getFirst()
                                .storyID()),
                        Optional.of("1"),
                        Optional.of("NGV000401;OPEN TITLES"),
                        Optional.of("VS1"),
                        Optional.of("NOT READY")));
        assertThat(device.stories()).isEqualTo("S1 S2 S3 S4 S5");
        assertThat(device.items("S2")).isEqualTo("1 2 3");
    }

    @Test
    void R24_aRetryHearsOfItsItemsWhatTheFirstTryHeardAlsoIfTheObjectHasComeInBetween() {
        var create = Examples.load("roCreate.xml");
        var first = device.say(create);
        put("NGV000401;OPEN TITLES", "TITLES", "");
        assertThat(device.say(create)).isEqualTo(first);
        restart();
        assertThat(device.say(create)).isEqualTo(first);
    }

    @Test
    void onlyWhatAMessageBringsIsReported() {
        device.ask(Examples.load("roCreate.xml"));
        assertThat(((RoAck) device.ask(Examples.load("roElementAction-move-stories.xml"))).elements())
                .isEmpty();
        assertThat(((RoAck) device.ask(Examples.load("roElementAction-insert-stories.xml"))).elements())
                .isNotEmpty();
        assertThat(((RoAck) device.ask(Examples.load("roReadyToAir-ready.xml"))).elements())
                .isEmpty();
    }

    private static final String SORTED_BY_SLUG = "<searchGroup><searchField XPath=\"/mosObj/objSlug\" sortByOrder=\"1\""
            + " sortType=\"ASCENDING\"/></searchGroup>";

    private static String search(String queryID, String start, String end, String words, String groups) {
        return ("<mosReqObjList username=\"newsdesk2\"><queryID>%s</queryID><listReturnStart>%s</listReturnStart>"
                        + "<listReturnEnd>%s</listReturnEnd><generalSearch>%s</generalSearch><mosSchema/>%s</mosReqObjList>")
                .formatted(queryID, start, end, words, groups);
    }

    private static String slugs(MosObjList list) {
        return String.join(
                " ",
                list.objects().stream()
                        .map(object -> object.objSlug().orElseThrow())
                        .toList());
    }

    private void made(int objects) {
        IntStream.rangeClosed(1, objects).forEach(n -> ask(create(Integer.toString(n))));
    }

    private static String create(String slug) {
        return "<mosObjCreate><objSlug>" + slug + "</objSlug><objType>STILL</objType><objTB>1</objTB></mosObjCreate>";
    }

    private String created() {
        return ((MosAck) ask("<mosObjCreate><objSlug>A</objSlug><objGroup>EVENING</objGroup><objType>VIDEO</objType>"
                        + "<objTB>50</objTB><objDur>2250</objDur></mosObjCreate>"))
                .objID();
    }

    private void put(String objID, String slug, String payload) {
        device.put(objID, slug, payload);
    }

    private MosObject object(String objID) {
        return ((MosObj) ask("<mosReqObj><objID>" + objID + "</objID></mosReqObj>")).object();
    }

    private MosMessage ask(String message) {
        return device.ask(message.startsWith("<mos>") ? message : message(message));
    }

    private MosMessage askFromSouth(String message) {
        return device.ask(message(message).replace(TestDevice.NCS_ID, SOUTH));
    }

    private String message(String message) {
        return "<mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>%d</messageID>%s</mos>"
                .formatted(TestDevice.MOS_ID, TestDevice.NCS_ID, messageID++, message);
    }

    private void restart() {
        store = MemoryStore.open(disk, TimeSource.system());
        device = new TestDevice(store);
    }
}
