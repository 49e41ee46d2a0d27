package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.desk.ScriptedStore;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialects;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.dialect.Reads.Acceptance;
import org.cueway.mos.dialect.Reads.EmptyTags;
import org.cueway.mos.dialect.Reads.MissingMetadata;
import org.cueway.mos.dialect.RefusalWords;
import org.cueway.mos.dialect.StatusWords;
import org.cueway.mos.dialect.Writes;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.rundown.Block;
import org.cueway.rundown.Status;
import org.cueway.store.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newsroom's dialect changes in what is done with its messages and in what it reads. */
final class NewsroomDialectTest {
    private final ScriptedStore store = ScriptedStore.empty();

    // ---- what it means

    @Test
    void R112_emptyElementsKeepTheOldValueUnlessTheDialectSaysThatTheyRemoveIt() {
        var merge = in("<roMetadataReplace><roID>%s</roID><roSlug>NEW</roSlug><roEdDur/><roTrigger> </roTrigger>"
                + "</roMetadataReplace>");
        var plain = new TestDevice(ScriptedStore.empty());
        plain.ask(Examples.load("roCreate.xml"));
        plain.ask(merge);
        assertThat(field(plain, "roEdDur")).contains("00:30:00");
        assertThat(field(plain, "roSlug")).contains("NEW");

        var removing = new TestDevice(store, habits(EmptyTags.REMOVE, MissingMetadata.GOES));
        removing.ask(Examples.load("roCreate.xml"));
        assertThat(removing.ask(merge)).isEqualTo(RoAck.ok(TestDevice.RO1));
        assertThat(field(removing, "roEdDur")).isEmpty();
        assertThat(field(removing, "roTrigger")).isEmpty();
        assertThat(field(removing, "roSlug")).contains("NEW");
        assertThat(field(removing, "macroIn")).isPresent();
    }

    @Test
    void R108_metadataThatANewVersionOfAStoryLacksStaysIfTheDialectSaysSo() {
        var bare = Examples.load("roElementAction-replace-story-same-id.xml");
        var described = bare.replace(
                "</storySlug>", "</storySlug><mosExternalMetadata><mosSchema>vendor</mosSchema></mosExternalMetadata>");
        for (var missing : MissingMetadata.values()) {
            var device = new TestDevice(ScriptedStore.empty(), habits(EmptyTags.KEEP, missing));
            device.ask(Examples.load("roCreate.xml"));
            device.ask(described);
            assertThat(schemas(device)).contains("vendor");
            device.ask(bare.replaceFirst("<messageID>\\d+<", "<messageID>99999<"));
            assertThat(schemas(device).contains("vendor")).isEqualTo(missing == MissingMetadata.STAYS);
        }
    }

    private static List<String> schemas(TestDevice device) {
        return device.rundown(TestDevice.RO1).orElseThrow().stories().stream()
                .flatMap(story -> story.metadata().stream())
                .map(Block::schema)
                .toList();
    }

    @Test
    void R146_aStatusIsKeptInTheWordsOfMosAndTheJournalHasThoseThatCame() {
        var device = new TestDevice(store, words("ON AIR", "PLAY"));
        device.ask(Examples.load("roCreate.xml"));
        device.ask(Examples.load("roElementStat-ro.xml").replaceFirst("<status>[^<]*<", "<status>on air<"));
        assertThat(device.rundown(TestDevice.RO1).orElseThrow().status().map(Status::text))
                .contains("PLAY");
        assertThat(store.entries.getLast().message()).contains("<status>on air<");
        assertThat(store.entries.getLast().dialect()).isEqualTo("test Z 128 status=ONAIR:PLAY");
    }

    // ---- and still means when it is read again

    @Test
    void anEntryIsReadAgainWithTheDialectThatItNamesWhateverTheNewsroomsIsNow() {
        var device = new TestDevice(store, habits(EmptyTags.REMOVE, MissingMetadata.GOES));
        device.ask(Examples.load("roCreate.xml"));
        device.ask(in("<roMetadataReplace><roID>%s</roID><roEdDur/></roMetadataReplace>"));
        var held = device.desk.rundowns();

        var plain = new TestDevice(restarted(store.entries));
        assertThat(plain.desk.rundowns()).isEqualTo(held);
        assertThat(field(plain, "roEdDur")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto Europe/Oslo 128", "plain", "", "a dialect of a later version"})
    void anEntryOfAnOlderOrLaterVersionIsReadAsTheNewsroomIsReadNow(String name) {
        var device = new TestDevice(store);
        device.ask(Examples.load("roCreate.xml"));
        var other = store.entries.stream().map(entry -> named(entry, name)).toList();
        assertThat(new TestDevice(restarted(other)).desk.rundowns()).isEqualTo(device.desk.rundowns());
    }

    private static ScriptedStore restarted(List<Entry> entries) {
        var store = ScriptedStore.empty();
        store.entries.addAll(entries);
        return store;
    }

    private static Entry named(Entry entry, String dialect) {
        return new Entry(
                entry.number(),
                entry.time(),
                entry.kind(),
                entry.newsroom(),
                entry.mosID(),
                entry.ncsID(),
                entry.channel(),
                entry.messageID(),
                entry.hash(),
                entry.rundown(),
                dialect,
                entry.message(),
                entry.answer(),
                entry.changed());
    }

    // ---- what it reads

    @Test
    void R50_machineInformationListsProfilesAsTheNewsroomReadsThem() {
        var enps = new TestDevice(store, Dialects.ready("enps", ZoneOffset.UTC).orElseThrow());
        assertThat(enps.say(Examples.load("reqMachInfo.xml")).orElseThrow())
                .contains("<mosProfile0>YES</mosProfile0>")
                .doesNotContain("supportedProfiles");
        assertThat(new TestDevice(store).say(Examples.load("reqMachInfo.xml")).orElseThrow())
                .contains("<supportedProfiles deviceType=\"MOS\">");
    }

    @Test
    void R36_aRefusalHasItsReasonWhereTheNewsroomLooksForIt() {
        var plain = Writes.STANDARD;
        var grouped = new Dialect(
                "grouped",
                Optional.empty(),
                Dialect.MessageIds.OPTIONAL,
                Reads.plain(ZoneOffset.UTC, 128),
                new Writes(
                        plain.profileList(),
                        plain.times(),
                        plain.vocabulary(),
                        plain.maxTextChars(),
                        plain.statusWords(),
                        plain.playing(),
                        Writes.RefusalForm.GROUP));
        var refused = (RoAck) new TestDevice(store, grouped).ask(Examples.load("roDelete.xml"));
        assertThat(refused.roStatus()).isEqualTo("NACK");
        assertThat(refused.reason()).startsWith("roID is not held by this device");
        assertThat(refused.elements().getFirst().storyID()).contains(TestDevice.RO1);
    }

    // ---- strict

    @Test
    void R161_aStrictNewsroomReadsWhereItsMessageIsWrongAndNothingIsStored() {
        var device = new TestDevice(store, strict());
        assertThat(device.ack(Examples.load("roCreate.xml"))).isEqualTo(RoAck.ok(TestDevice.RO1));
        var refused = (RoAck) device.ask(Examples.load("invalid/overlong-storySlug.xml"));
        assertThat(refused.roStatus())
                .isEqualTo("NACK: text longer than 128 characters: 150 characters"
                        + " at roElementAction/element_source/story[1]/storySlug");
        assertThat(device.stories()).isEqualTo("S1 S2 S3 S4 S5");
    }

    @Test
    void R24_aStrictNewsroomMayNotUseANumberTwiceOnOneConnection() {
        var device = new TestDevice(store, strict());
        device.ask(Examples.load("roCreate.xml"));
        var first = Examples.load("invalid/messageID-reused-1-of-2.xml");
        var second = Examples.load("invalid/messageID-reused-2-of-2.xml");
        var line = TestDevice.connection(Channel.RO);
        assertThat(device.say(line, first).orElseThrow()).contains("<roStatus>OK</roStatus>");
        assertThat(device.say(line, second).orElseThrow()).contains("NACK: messageID reused with different content");
        assertThat(device.say(line, first).orElseThrow()).contains("<roStatus>OK</roStatus>");
        var elsewhere = TestDevice.connection(Channel.RO);
        assertThat(device.say(elsewhere, second).orElseThrow()).contains("<roStatus>OK</roStatus>");
    }

    @Test
    void R55_aStrictNewsroomHasToUseTheRightPort() {
        var device = new TestDevice(store, strict());
        device.ask(Examples.load("roCreate.xml"));
        var wrong = Examples.load("invalid/wrong-channel.xml");
        assertThat(device.say(TestDevice.connection(Channel.MOM), wrong).orElseThrow())
                .contains("<roAck>", "NACK: belongs on channel ro");
        assertThat(device.say(TestDevice.connection(Channel.RO), wrong).orElseThrow())
                .contains("<roStatus>OK</roStatus>");
    }

    private static String in(String message) {
        return "<mos><mosID>" + TestDevice.MOS_ID + "</mosID><ncsID>" + TestDevice.NCS_ID + "</ncsID><messageID>4711"
                + "</messageID>" + message.formatted(TestDevice.RO1) + "</mos>";
    }

    private static Optional<String> field(TestDevice device, String name) {
        return device.rundown(TestDevice.RO1).orElseThrow().fields().get(name);
    }

    private static Dialect habits(EmptyTags emptyTags, MissingMetadata missing) {
        return dialect(Acceptance.LENIENT, emptyTags, missing, StatusWords.NONE);
    }

    private static Dialect words(String theirs, String ours) {
        var words = new StatusWords(Map.of(theirs, ours));
        return dialect(Acceptance.LENIENT, EmptyTags.KEEP, MissingMetadata.GOES, words);
    }

    private static Dialect strict() {
        return dialect(Acceptance.STRICT, EmptyTags.KEEP, MissingMetadata.GOES, StatusWords.NONE);
    }

    private static Dialect dialect(
            Acceptance acceptance, EmptyTags emptyTags, MissingMetadata missing, StatusWords words) {
        var reads = new Reads(
                ZoneOffset.UTC, 128, acceptance, emptyTags, missing, words, RefusalWords.KNOWN, Reads.Report.ALL);
        return new Dialect("test", Optional.empty(), Dialect.MessageIds.OPTIONAL, reads, Writes.STANDARD);
    }
}
