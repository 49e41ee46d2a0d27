package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cueway.base.TimeSource;
import org.cueway.cue.Due;
import org.cueway.cue.Origin;
import org.cueway.cue.Verb;
import org.cueway.desk.ScriptedStore;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.rundown.Air;
import org.cueway.rundown.Target;
import org.cueway.store.Change;
import org.cueway.store.CueLines;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.MemoryStore;
import org.cueway.store.RundownKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Profile 5 and {@code roReadyToAir}: {@code roCtrl} and {@code roItemCue} as cues that are kept ({@code mos-protocol} §6.7). */
final class CueMessagesTest {
    private static final String S =
            "NGTV-NRCS-A;P_EVENING\\W\\R_5C0E7A31-9B1D-4F6E-8E35-2A6B1F40D901;" + "3F9A6B10-52C7-4D0E-B1A4-7E1C0D5A000";
    private static final String OTHER_MOS_ID = "gfx.cg1.northgate.ngtv.mos";

    private final ScriptedStore store = ScriptedStore.empty();
    private final TestDevice device = new TestDevice(store);
    private int messageID = 70_000;

    @BeforeEach
    void theBaseStateIsCreated() {
        assertThat(device.ack(Examples.load("roCreate.xml"))).isEqualTo(RoAck.ok(TestDevice.RO1));
    }

    @ParameterizedTest
    @CsvSource({
        "READY, PREPARE",
        "EXECUTE, TAKE",
        "PAUSE, HOLD",
        "STOP, OUT",
        "SIGNAL, SIGNAL",
        "execute, TAKE",
    })
    void aCommandIsAVerb(String command, Verb verb) {
        assertThat(said("roCtrl", ids("S2", "1") + "<command>" + command + "</command>"))
                .isEqualTo("OK");
        var cue = lastCue();
        assertThat(cue.verb()).isEqualTo(verb);
        assertThat(cue.origin()).isEqualTo(new Origin.Message("roCtrl", command.toUpperCase(Locale.ROOT)));
        assertThat(cue.items()).containsExactly(new Target.OneItem(S + "2", "1"));
        assertThat(cue.due()).isEqualTo(new Due.Now());
    }

    @ParameterizedTest
    @CsvSource({
        "roCtrl-item, S2/1",
        "roCtrl-story, S2/1 S2/2 S2/3",
        "roCtrl-ro, S1/1 S2/1 S2/2 S2/3 S3/1 S4/1",
    })
    void theSamplesAreAboutTheseItemsInOrder(String file, String items) {
        assertThat(device.ask(Examples.load(file + ".xml"))).isEqualTo(RoAck.ok(TestDevice.RO1));
        assertThat(items(lastCue())).isEqualTo(items);
        assertThat(store.entries.getLast()).satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Entry.Kind.CUE);
            assertThat(entry.leavesReceipt()).isTrue();
            assertThat(entry.rundown())
                    .isEqualTo(RundownKey.of(
                            device.rundown(TestDevice.RO1).orElseThrow().id()));
            assertThat(entry.message()).isEqualTo(Examples.load(file + ".xml"));
        });
        assertThat(store.changes.getLast()).singleElement().isInstanceOf(Change.CueGiven.class);
    }

    @ParameterizedTest(name = "[{0}] [{1}]")
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            value = {
                "absent | absent | S1/1 S2/1 S2/2 S2/3 S3/1 S4/1",
                "''     | ''     | S1/1 S2/1 S2/2 S2/3 S3/1 S4/1",
                "' '    | ' '    | S1/1 S2/1 S2/2 S2/3 S3/1 S4/1",
                "0      | 0      | S1/1 S2/1 S2/2 S2/3 S3/1 S4/1",
                "absent | 0      | S1/1 S2/1 S2/2 S2/3 S3/1 S4/1",
                "0      | absent | S1/1 S2/1 S2/2 S2/3 S3/1 S4/1",
                "S2     | absent | S2/1 S2/2 S2/3",
                "S2     | ''     | S2/1 S2/2 S2/3",
                "S2     | 0      | S2/1 S2/2 S2/3",
                "S2     | 3      | S2/3",
                "S5     | ''     | ''",
            })
    void anIdThatIsEmptyOrAbsentOrZeroMeansTheLevelAbove(String story, String item, String items) {
        assertThat(said(
                        "roCtrl",
                        element("storyID", story(story)) + element("itemID", item) + "<command>READY</command>"))
                .isEqualTo("OK");
        assertThat(items(lastCue())).isEqualTo(items);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "S9 | 1  | EXECUTE | NACK: storyID is not in this running order: ",
                "S2 | 9  | EXECUTE | NACK: itemID is not in this story: 9",
                "'' | 1  | EXECUTE | NACK: storyID missing",
                "S2 | 1  | EXPLODE | NACK: unknown command EXPLODE",
                "S2 | 1  | ''      | NACK: unknown command",
            })
    void whatCannotBeDoneIsRefusedInWordsAndIsNoCue(String story, String item, String command, String words) {
        assertThat(said(
                        "roCtrl",
                        element("storyID", story(story)) + element("itemID", item) + "<command>" + command
                                + "</command>"))
                .startsWith(words);
        assertThat(cues()).isEmpty();
        assertThat(store.notes.getLast().kind()).isEqualTo(Entry.Kind.REFUSED);
    }

    @Test
    void aRunningOrderThatIsNotHeldIsRefusedForBothMessages() {
        assertThat(ack("<roCtrl><roID>RO9</roID><command>STOP</command></roCtrl>")
                        .roStatus())
                .isEqualTo("NACK: roID is not held by this device: RO9");
        assertThat(ack("<roItemCue><mosID>" + TestDevice.MOS_ID + "</mosID><roID>RO9</roID><storyID>S</storyID>"
                                + "<itemID>1</itemID><roEventType>START</roEventType><roEventTime/></roItemCue>")
                        .roStatus())
                .isEqualTo("NACK: roID is not held by this device: RO9");
    }

    @ParameterizedTest(name = "inner mosID {0}, item {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // Items 1 and 3 of S2 are ours, item 2 belongs to the graphics.
                "clips.gw1.northgate.ngtv.mos | 1 | OK",
                "clips.gw1.northgate.ngtv.mos | 2 | OK",
                "''                           | 2 | OK",
                "gfx.cg1.northgate.ngtv.mos   | 1 | OK",
                "gfx.cg1.northgate.ngtv.mos   | 2 | NACK: item belongs to another device: gfx.cg1.northgate.ngtv.mos",
                "GFX.cg1.northgate.ngtv.mos   | 0 | NACK: item belongs to another device: GFX.cg1.northgate.ngtv.mos",
                "gfx.cg1.northgate.ngtv.mos   | 9 | NACK: itemID is not in this story: 9",
            })
    void R128_anItemCueIsTakenIfTheDeviceItNamesOrTheItemsOwnerIsUs(String mosID, String item, String answer) {
        assertThat(itemCue(mosID, item, "START", "2026-03-17T18:04:34,000Z")).isEqualTo(answer);
        assertThat(cues()).hasSize(answer.equals("OK") ? 1 : 0);
    }

    @Test
    void theSampleItemCueIsForTheGraphicsAndRefusedInWords() {
        assertThat(((RoAck) device.ask(Examples.load("roItemCue.xml"))).roStatus())
                .isEqualTo("NACK: item belongs to another device: " + OTHER_MOS_ID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2999-03-17T18:04:34,250Z      | At   | 2999-03-17T18:04:34.250Z",
                "1999-03-17T18:04:34,250Z      | Late | 1999-03-17T18:04:34.250Z",
                "2999-03-17T18:04:34+01:00     | At   | 2999-03-17T17:04:34Z",
                "''                            | Now  | ''",
                "soon                          | Now  | ''",
            })
    void anItemCueIsANoticeForItsTimeAndALateOneIsKeptAndMarked(String time, String kind, String at) {
        assertThat(itemCue(TestDevice.MOS_ID, "1", "START", time)).isEqualTo("OK");
        var cue = lastCue();
        assertThat(cue.verb()).isEqualTo(Verb.PREPARE);
        assertThat(cue.origin()).isEqualTo(new Origin.Message("roItemCue", "START"));
        assertThat(due(cue)).isEqualTo(kind + " " + at);
    }

    @Test
    void R134_aTimeWithoutZoneIsOneInTheZoneOfTheNewsroom() {
        assertThat(itemCue(TestDevice.MOS_ID, "1", "START", "2999-03-17T18:04:34"))
                .isEqualTo("OK");
        var meant = LocalDateTime.parse("2999-03-17T18:04:34")
                .atZone(Examples.PLAIN.zone())
                .toInstant();
        assertThat(due(lastCue())).isEqualTo("At " + meant);
    }

    @Test
    void aCommandMayHaveATimeThoughNoStructureOfMosDoes() {
        assertThat(said(
                        "roCtrl",
                        ids("S2", "1") + "<command>EXECUTE</command><roCtrlTime>2999-03-17T18:04:34Z</roCtrlTime>"))
                .isEqualTo("OK");
        assertThat(due(lastCue())).isEqualTo("At 2999-03-17T18:04:34Z");
    }

    @Test
    void whatCameWithACueGoesWithIt() {
        device.ask(Examples.load("roCtrl-item.xml"));
        var given = ((Change.CueGiven) store.changes.getLast().getFirst()).given();
        assertThat(given.trigger().metadata()).singleElement().satisfies(block -> {
            assertThat(block.schema()).isEqualTo("https://schemas.ngtv.example/mos/clip/v2");
            assertThat(block.xml()).contains("<rollIn>0</rollIn>");
        });
    }

    @Test
    void R23_aRepeatedExecuteIsOneCueOnAnyConnectionAndAfterACrash() {
        var disk = new MemoryStore.Disk();
        var execute = Examples.load("roCtrl-item.xml");
        var before = new TestDevice(MemoryStore.open(disk, TimeSource.system()));
        before.ask(Examples.load("roCreate.xml"));
        var first = before.say(execute);
        assertThat(before.say(execute)).isEqualTo(first).isPresent();
        assertThat(before.say(TestDevice.connection(Channel.RO), execute)).isEqualTo(first);

        // Nothing was closed: all that there is, is in the journal's tail.
        var after = new TestDevice(MemoryStore.open(disk, TimeSource.system()));
        assertThat(after.say(execute)).isEqualTo(first);
        assertThat(after.rundown(TestDevice.RO1)).isEqualTo(before.rundown(TestDevice.RO1));
        assertThat(after.store.entries(new EntryQuery(Long.MAX_VALUE, "", "", 100)).stream()
                        .filter(entry -> entry.kind() == Entry.Kind.CUE))
                .hasSize(1);
    }

    @Test
    void theSameCommandUnderAnotherMessageIdIsAnotherCue() {
        var execute = Examples.load("roCtrl-item.xml");
        device.ask(execute);
        device.ask(execute.replace("52064", "52099"));
        assertThat(cues()).hasSize(2);
    }

    @Test
    void R40_aCueThatCouldNotBeSavedIsRefusedAndItsRepeatIsTaken() {
        var execute = Examples.load("roCtrl-item.xml");
        store.refuse(true);
        assertThat(((RoAck) device.ask(execute)).roStatus()).isEqualTo("NACK: not saved: disk full");
        store.refuse(false);
        assertThat(device.ask(execute)).isEqualTo(RoAck.ok(TestDevice.RO1));
        assertThat(cues()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"READY", "NOT READY"})
    void roReadyToAirChangesTheRunningOrderAndIsACueAsWell(String air) {
        assertThat(said("roReadyToAir", "<roAir>" + air + "</roAir>")).isEqualTo("OK");
        var ready = air.equals("READY");
        assertThat(device.rundown(TestDevice.RO1).orElseThrow().air()).isEqualTo(ready ? Air.READY : Air.NOT_READY);
        assertThat(lastCue().verb()).isEqualTo(ready ? Verb.ARM : Verb.DISARM);
        assertThat(lastCue().origin()).isEqualTo(new Origin.Message("roReadyToAir", air));
        assertThat(store.entries.getLast().changed()).startsWith(ready ? "airReady\n" : "airNotReady\n");
        assertThat(store.changes.getLast())
                .extracting(change -> change.getClass().getSimpleName())
                .containsExactly("RundownSaved", "CueGiven");
    }

    @Test
    void A08_okMeansAcceptedAndKeptAndSaysNothingOfADevice() {
        // No device has said anything: nothing about the item's state may have changed.
        var before = device.rundown(TestDevice.RO1);
        device.ask(Examples.load("roCtrl-item.xml"));
        assertThat(device.rundown(TestDevice.RO1)).isEqualTo(before);
    }

    private List<CueLines.Noted> cues() {
        return store.entries.stream()
                .filter(entry -> entry.kind() == Entry.Kind.CUE)
                .map(entry -> CueLines.read(entry.changed()).orElseThrow())
                .toList();
    }

    private CueLines.Noted lastCue() {
        return cues().getLast();
    }

    /** {@code S2/1 S2/2}. */
    private static String items(CueLines.Noted cue) {
        return cue.items().stream()
                .map(item -> "S" + item.storyID().charAt(item.storyID().length() - 1) + "/" + item.itemID())
                .collect(Collectors.joining(" "));
    }

    private static String due(CueLines.Noted cue) {
        return switch (cue.due()) {
            case Due.Now() -> "Now ";
            case Due.At(Instant time) -> "At " + time;
            case Due.Late(Instant time) -> "Late " + time;
        };
    }

    private String itemCue(String mosID, String item, String type, String time) {
        return ack("<roItemCue><mosID>" + mosID + "</mosID><roID>" + TestDevice.RO1 + "</roID>" + ids("S2", item)
                        + "<roEventType>" + type + "</roEventType><roEventTime>" + time + "</roEventTime></roItemCue>")
                .roStatus();
    }

    private String said(String element, String inside) {
        return ack("<" + element + "><roID>" + TestDevice.RO1 + "</roID>" + inside + "</" + element + ">")
                .roStatus();
    }

    private RoAck ack(String message) {
        return (RoAck) device.ask("<mos><mosID>" + TestDevice.MOS_ID + "</mosID><ncsID>" + TestDevice.NCS_ID
                + "</ncsID><messageID>" + ++messageID + "</messageID>" + message + "</mos>");
    }

    private static String ids(String story, String item) {
        return element("storyID", story(story)) + element("itemID", item);
    }

    private static String story(String shortName) {
        return shortName != null && shortName.startsWith("S") ? S + shortName.substring(1) : shortName;
    }

    private static String element(String name, String text) {
        return text == null ? "" : "<" + name + ">" + text + "</" + name + ">";
    }
}
