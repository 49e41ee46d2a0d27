package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.model.MachineInfo.Profile;
import org.cueway.newsroom.replacing.ItemReplacements;
import org.cueway.object.ItemWish;
import org.cueway.rundown.Fields;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R43: one inventory of every MOS message: handled, answered, refused with a reason, or dropped by decision. */
final class InventoryTest {
    /** What profile N asks a MOS device to handle ({@code mos-protocol} §3). */
    private static final List<Set<String>> HANDLES = List.of(
            Set.of("heartbeat", "reqMachInfo", "listMachInfo", "keepAlive"),
            Set.of("mosAck", "mosReqObj", "mosReqAll"),
            Set.of(
                    "roAck",
                    "roCreate",
                    "roReplace",
                    "roMetadataReplace",
                    "roDelete",
                    "roReq",
                    "roList",
                    "roReadyToAir",
                    "roElementAction",
                    "roElementStat"),
            Set.of("mosObjCreate", "mosReqObjAction", "mosReqSearchableSchema", "mosReqObjList"),
            Set.of("roReqAll", "roListAll", "roStorySend"),
            Set.of("roItemCue", "roCtrl"),
            Set.of(),
            Set.of());

    /** What it asks a MOS device to originate. */
    private static final List<Set<String>> ORIGINATES = List.of(
            Set.of("heartbeat", "reqMachInfo"),
            Set.of("mosObj", "mosListAll"),
            Set.of("roReq", "roElementStat"),
            Set.of("mosItemReplace"),
            Set.of("roReqAll"),
            Set.of(),
            Set.of("redirection"),
            Set.of("roReqStoryAction"));

    /** The profiles each one stands on. */
    private static final List<Set<Integer>> NEEDS = List.of(
            Set.of(),
            Set.of(0),
            Set.of(0, 1),
            Set.of(0, 1, 2),
            Set.of(0, 1, 2),
            Set.of(0, 1, 2),
            Set.of(0, 1, 2),
            Set.of(0, 1, 2));

    /**
     * What the session layer's lanes ask, what people want of running orders, what healing asks ({@code HealingTest}), and what package relay does
     * (profile 6).
     */
    private static final Set<String> LANES_AND_PEOPLE_ASK =
            Set.of("heartbeat", "reqMachInfo", "roReqStoryAction", "roReq", "roReqAll", "redirection");

    private static Set<String> weAsk = Set.of();

    /** Whatever is claimed to be originated has been said here. */
    @BeforeAll
    static void listen() {
        var asked = new TreeSet<>(LANES_AND_PEOPLE_ASK);
        try (var told = new ToldNewsrooms(TestDevice.NEWSROOM)) {
            told.device.ask(Examples.load("roCreate.xml"));
            told.tick();
            told.device.put("NGV000417;FERRY STRIKE VO", "FERRY STRIKE VO", "");
            told.device.ask(Examples.load("mosReqAll-list.xml"));
            told.pass(ToldNewsrooms.TICK.multipliedBy(3));
            told.said.forEach(said -> asked.add(said.message().element()));

            var replacements = new ItemReplacements(
                    told.device.desk, (_, message, _) -> asked.add(message.element()) ? 1 : 2, told.time);
            var rundown = told.device.rundown(TestDevice.RO1).orElseThrow();
            replacements.ask(new ItemWish(
                    rundown.id(),
                    rundown.stories().get(1).storyID(),
                    "1",
                    Fields.of(List.of("itemSlug", "OTHERWISE")),
                    List.of(),
                    Optional.empty()));
        }
        weAsk = asked;
    }

    @Test
    void R43_whatIsRefusedSaysSoAndNamesTheElement() {
        for (var file : Examples.names()) {
            var message = Examples.envelope(file).message();
            if (Dispatch.of(message) instanceof Task.Refuse(var _, var reason, var detail)) {
                assertThat(reason).as(file).isEqualTo(NewsroomReason.NOT_SUPPORTED);
                assertThat(reason.with(detail))
                        .as(file)
                        .contains("is not supported")
                        .contains(message.element());
            }
        }
    }

    @Test
    void R56_weClaimExactlyTheProfilesThatWeDoWholly() {
        var claimed = new TreeSet<Integer>();
        for (var number = 0; number <= 7; number++) {
            if (claimed.containsAll(NEEDS.get(number)) && done(number)) {
                claimed.add(number);
            }
        }
        assertThat(said(true)).as("what we ask: %s", weAsk).isEqualTo(claimed).contains(0, 1);
    }

    @Test
    void R56_everyMessageOfAClaimedProfileHasATestThatNamesIt() {
        var tests = ConformancePageTest.testClasses();
        for (int number : said(true)) {
            var elements = new TreeSet<>(HANDLES.get(number));
            elements.addAll(ORIGINATES.get(number));
            assertThat(elements)
                    .as("profile %d", number)
                    .allSatisfy(element -> assertThat(ConformancePageTest.naming(element, tests))
                            .isNotEmpty());
        }
    }

    @Test
    void R50_weDenyExactlyTheProfilesOfWhichWeDoNothing() {
        var denied = new TreeSet<Integer>();
        IntStream.rangeClosed(0, 7).filter(number -> !anythingOf(number)).forEach(denied::add);
        assertThat(said(false)).isEqualTo(denied);
    }

    private static boolean done(int number) {
        return weAsk.containsAll(ORIGINATES.get(number))
                && HANDLES.get(number).stream().allMatch(InventoryTest::handled);
    }

    private static boolean anythingOf(int number) {
        var asks = new TreeSet<>(ORIGINATES.get(number));
        asks.retainAll(weAsk);
        return !asks.isEmpty()
                || HANDLES.get(number).stream()
                        .anyMatch(element -> changesOrAnswers().getOrDefault(element, false));
    }

    private static boolean handled(String element) {
        return Examples.names().stream()
                .map(file -> Examples.envelope(file).message())
                .filter(message -> message.element().equals(element))
                .noneMatch(message -> Dispatch.of(message) instanceof Task.Refuse);
    }

    private static Map<String, Boolean> changesOrAnswers() {
        var effect = new TreeMap<String, Boolean>();
        for (var file : Examples.names()) {
            var message = Examples.envelope(file).message();
            var task = Dispatch.of(message);
            effect.merge(
                    message.element(),
                    !(task instanceof Task.Refuse || task instanceof Task.Ignore),
                    Boolean::logicalOr);
        }
        return effect;
    }

    private static Set<Integer> said(boolean supported) {
        var numbers = new TreeSet<Integer>();
        Introduction.PROFILES.list().stream()
                .filter(profile -> profile.supported() == supported)
                .map(Profile::number)
                .forEach(numbers::add);
        return numbers;
    }
}
