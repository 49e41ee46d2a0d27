package org.cueway.nmos.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.ResourceReader;
import org.cueway.nmos.group.Group.Member;
import org.cueway.nmos.group.GroupHint.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups by their hints, pairs by their roles, and what a thing is by its tags. */
final class GroupsTest {
    private static final String HINT = "urn:x-nmos:tag:grouphint/v1.0";

    private final Inventory inventory = new Inventory();

    private void put(Kind kind, String json) {
        inventory.put(ResourceReader.read(kind, json).orElseThrow());
    }

    private void sender(String id, String device, String... hints) {
        put(Kind.SENDER, """
                {"id": "%s", "device_id": "%s", "label": "%s", "tags": {"%s": [%s]}}""".formatted(id, device, id, HINT, quoted(hints)));
    }

    private void receiver(String id, String format, String... hints) {
        put(Kind.RECEIVER, """
                {"id": "%s", "device_id": "d1", "format": "urn:x-nmos:format:%s", "tags": {"%s": [%s]}}""".formatted(id, format, HINT, quoted(hints)));
    }

    private static String quoted(String... words) {
        return String.join(
                ", ", Stream.of(words).map(word -> "\"" + word + "\"").toList());
    }

    @ParameterizedTest
    @CsvSource({
        "CAM 1:video, CAM 1, video, DEVICE",
        "CAM 1:audio 2:device, CAM 1, audio 2, DEVICE",
        "CAM 1 : anc : Node, CAM 1, anc, NODE"
    })
    void aHintNamesGroupRoleAndScope(String text, String group, String role, Scope scope) {
        assertThat(GroupHint.of(text)).contains(new GroupHint(group, role, scope));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CAM 1", ":", "CAM 1:", ":video", "a:b:c", "a:b:device:x"})
    void aHintOfAnotherFormIsNone(String text) {
        assertThat(GroupHint.of(text)).isEmpty();
    }

    @Test
    void groupsOfOneNameAreKeptApartByTheirOwners() {
        put(Kind.DEVICE, "{\"id\": \"d1\", \"node_id\": \"n\"}");
        put(Kind.DEVICE, "{\"id\": \"d2\", \"node_id\": \"n\"}");
        sender("a", "d1", "CAM 1:video");
        sender("b", "d2", "CAM 1:video", "MIX:video:node");
        sender("c", "d1", "MIX:audio:node", "rubbish");
        sender("e", "d3", "MIX:audio:node");

        assertThat(Groups.in(inventory))
                .extracting(group -> group.owner() + " " + group.name() + " "
                        + group.members().stream().map(Member::id).toList())
                .containsExactly("d1 CAM 1 [a]", "d2 CAM 1 [b]", "d3 MIX [e]", "n MIX [c, b]");
        assertThat(Groups.natural(inventory.sender("b").orElseThrow(), inventory))
                .map(Group::owner)
                .contains("d2");
        sender("f", "d1");
        assertThat(Groups.natural(inventory.sender("f").orElseThrow(), inventory))
                .isEmpty();
    }

    private static Member member(Kind kind, String id, String role, String format) {
        return new Member(kind, id, role, format);
    }

    @Test
    void aGroupIsTakenRoleByRoleThenByWhatIsTheOnlyOneOfItsFormat() {
        var from = new Group(
                "d",
                "CAM",
                List.of(
                        member(Kind.SENDER, "v", "Video", "video"),
                        member(Kind.SENDER, "a1", "audio 1", "audio"),
                        member(Kind.SENDER, "a2", "audio 2", "audio"),
                        member(Kind.SENDER, "anc", "ancillary", "data")));
        var to = new Group(
                "d",
                "MON",
                List.of(
                        member(Kind.RECEIVER, "rv", "video", "video"),
                        member(Kind.RECEIVER, "ra", "audio 2", "audio"),
                        member(Kind.RECEIVER, "rd", "anc", "data"),
                        member(Kind.RECEIVER, "rx", "tally", "")));

        var pairing = Groups.pair(from, to);

        assertThat(pairing.pairs())
                .extracting(pair -> pair.sender().id() + ">" + pair.receiver().id())
                .containsExactly("v>rv", "a2>ra", "anc>rd");
        assertThat(pairing.senders()).extracting(Member::id).containsExactly("a1");
        assertThat(pairing.receivers()).extracting(Member::id).containsExactly("rx");
    }

    @Test
    void aRoleOfTheSameNameAndAnotherFormatIsNotPaired() {
        var from = new Group("d", "CAM", List.of(member(Kind.SENDER, "s", "main", "audio")));
        var to = new Group("d", "MON", List.of(member(Kind.RECEIVER, "r", "main", "video")));

        assertThat(Groups.pair(from, to).pairs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void everyMemberIsPairedOnceOrLeftOver(long seed) {
        var random = new Random(seed);
        var formats = List.of("video", "audio", "data", "");
        for (int round = 0; round < 200; round++) {
            var senders = new ArrayList<Member>();
            var receivers = new ArrayList<Member>();
            for (int i = random.nextInt(7); i > 0; i--) {
                senders.add(member(Kind.SENDER, "s" + i, "r" + random.nextInt(4), formats.get(random.nextInt(4))));
            }
            for (int i = random.nextInt(7); i > 0; i--) {
                receivers.add(member(Kind.RECEIVER, "r" + i, "R" + random.nextInt(4), formats.get(random.nextInt(4))));
            }
            var pairing = Groups.pair(new Group("a", "x", senders), new Group("b", "y", receivers));

            var seen = new HashSet<>(pairing.senders());
            pairing.pairs().forEach(pair -> assertThat(seen.add(pair.sender())).isTrue());
            assertThat(seen).containsExactlyInAnyOrderElementsOf(senders);
            var met = new HashSet<>(pairing.receivers());
            pairing.pairs().forEach(pair -> assertThat(met.add(pair.receiver())).isTrue());
            assertThat(met).containsExactlyInAnyOrderElementsOf(receivers);
            assertThat(pairing.pairs())
                    .allMatch(pair -> pair.sender().format().isEmpty()
                            || pair.receiver().format().isEmpty()
                            || pair.sender().format().equals(pair.receiver().format()));
        }
    }

    private void asset(Kind kind, String id, String rest, String... tags) {
        var text = new StringBuilder();
        for (int i = 0; i < tags.length; i += 2) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append("\"urn:x-nmos:tag:asset:" + tags[i] + "/v1.0\": [" + tags[i + 1] + "]");
        }
        put(
                kind,
                "{\"id\": \"%s\", %s \"label\": \"%s\", \"tags\": {%s}}"
                        .formatted(id, rest, id.toUpperCase(Locale.ROOT), text));
    }

    @Test
    void C80_anAssetIsDescribedByItselfItsDeviceOrItsNode() {
        asset(Kind.NODE, "node", "", "manufacturer", "\"Acme\"", "product", "\"Frame\"", "instance-id", "\"77\"");
        asset(
                Kind.DEVICE,
                "device",
                "\"node_id\": \"node\",",
                "product",
                "\"Encoder 4\"",
                "function",
                "\"studio\", \"camera\"");
        asset(Kind.SENDER, "cam", "\"device_id\": \"device\",", "function", "\"close-up\"");
        asset(Kind.SENDER, "stray", "\"device_id\": \"nowhere\",", "manufacturer", "\"\"");

        var cam = inventory.sender("cam").orElseThrow();
        assertThat(Asset.of(cam, inventory))
                .isEqualTo(new Asset(
                        Optional.of("Acme"), Optional.of("Encoder 4"), Optional.of("77"), List.of("close-up")));
        assertThat(Asset.of(inventory.device("device").orElseThrow(), inventory).functions())
                .containsExactly("studio", "camera");
        assertThat(Asset.of(cam, inventory).inWords()).isEqualTo("Acme Encoder 4, serial 77, close-up");
        var stray = Asset.of(inventory.sender("stray").orElseThrow(), inventory);
        assertThat(stray.unknown()).isTrue();
        assertThat(stray.inWords()).isEmpty();
    }

    @Test
    void C15_C80_assetsAreFoundByEveryWordWhateverItsCapitals() {
        asset(Kind.NODE, "node", "", "manufacturer", "\"Acme\"");
        asset(Kind.DEVICE, "device", "\"node_id\": \"node\",", "function", "\"Studio A\"");
        asset(Kind.RECEIVER, "mon", "\"device_id\": \"device\",");
        var receiver = inventory.receiver("mon").orElseThrow();

        assertThat(List.of("", "  ", "acme", "ACME studio", "mon a", "device NODE"))
                .allMatch(query -> Asset.found(query, receiver, inventory));
        assertThat(List.of("zeta", "acme zeta")).noneMatch(query -> Asset.found(query, receiver, inventory));
        var device = inventory.device("device").orElseThrow();
        assertThat(Asset.tagged(device.core(), "urn:x-nmos:tag:asset:function/v1.0", "studio a"))
                .isTrue();
        assertThat(Asset.tagged(device.core(), "urn:x-nmos:tag:asset:function/v1.0", "studio"))
                .isFalse();
    }
}
