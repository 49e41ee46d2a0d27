package org.cueway.cue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.cue.Rule.Do;
import org.cueway.cue.Rule.When;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.rundown.Air;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Slot;
import org.cueway.rundown.Story;
import org.cueway.rundown.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What devices are to do about cues. */
final class PlannerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T18:00:00Z");
    private static final Item TITLE = item("1", "Pat Example", "http://ngtv/lower-third/2", "<line1>Pat</line1>");
    private static final Item CLIP = item("2", "Fire", "http://ngtv/clip/1", "<clip>FIRE01</clip>");
    private static final Slot.Held SHOW = new Slot.Held(new Rundown(
            Grid.RO1,
            Fields.NONE,
            List.of(),
            List.of(),
            List.of(new Story(
                    "S1", Fields.NONE, List.of(), List.of(), List.of(TITLE, CLIP), Optional.empty(), Optional.empty())),
            Air.UNKNOWN,
            Optional.empty()));
    private static final Rule GRAPHICS = new Rule(
            new When(List.of(), Map.of(Trait.SCHEMA, List.of(new Glob("*/lower-third/*")))),
            List.of(
                    new Do("main", Optional.empty(), values("graphic", "l3", "data.name", "payload:/line1")),
                    new Do("light", Optional.empty(), Values.NONE)));
    private static final Rule CLIPS = new Rule(
            new When(List.of(Verb.TAKE), Map.of(Trait.SCHEMA, List.of(new Glob("*/clip/*")))),
            List.of(new Do("player", Optional.empty(), values("clip", "payload:/clip", "slug", "item:/itemSlug"))));

    @Test
    void aStoryIsItsItemsInOrderEachByTheRulesThatFit() {
        assertThat(plan(Verb.TAKE, new Target.OneStory("S1")).actions())
                .extracting(PlannerTest::text)
                .containsExactly(
                        "main take 1 {data.name=Pat, graphic=l3} leads",
                        "light take 1 {}",
                        "player take 2 {clip=FIRE01, slug=Fire} leads");
    }

    @ParameterizedTest
    @CsvSource({"PREPARE, 2", "HOLD, 2", "OUT, 2", "SIGNAL, 2", "TAKE, 3"})
    void aRuleIsAboutItsVerbsOnly(Verb verb, int actions) {
        assertThat(plan(verb, new Target.Whole()).actions()).hasSize(actions);
    }

    @Test
    void armingAWholeShowComesToOneActionForEachPlace() {
        assertThat(plan(Verb.ARM, new Target.Whole()).actions())
                .extracting(PlannerTest::text)
                .containsExactly("main arm  {graphic=l3} leads", "light arm  {}");
    }

    @Test
    void whatAPayloadDoesNotHaveIsSaid() {
        var lacking = new Rule(
                new When(List.of(), Map.of()),
                List.of(new Do("main", Optional.empty(), values("data.name", "payload:/line2"))));
        var plan = new Planner(List.of(lacking))
                .plan(Grid.RO1, given(Verb.TAKE, new Target.OneItem("S1", "1")), List.of());
        assertThat(plan.remarks()).containsExactly("main: data.name: no /line2 in the payload of item 1");
        assertThat(plan.actions()).extracting(PlannerTest::text).containsExactly("main take 1 {} leads");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            {payload:/line1},                       Pat
            {payload:/line1} of {item:/itemSlug}!,  Pat of Pat Example!
            {payload:/none}{item:/none}x,           x
            {payload:/line1,                        {payload:/line1
            {other} {item:/itemID},                 {other} 1
            """)
    void textsAreFilledWithWhatStandsInBraces(String text, String filled) {
        var rule = new Rule(
                new When(List.of(), Map.of()), List.of(new Do("main", Optional.empty(), values("data.name", text))));
        var plan =
                new Planner(List.of(rule)).plan(Grid.RO1, given(Verb.TAKE, new Target.OneItem("S1", "1")), List.of());
        assertThat(plan.actions().getFirst().values().text("data.name")).contains(filled);
    }

    @Test
    void A09_whatIsOnAirIsTakenOffWhereItIsWhateverTheRulesSayToday() {
        var action = plan(Verb.TAKE, new Target.OneItem("S1", "1")).actions().getFirst();
        var stand = ((Stand.Step.Changed) Stand.IDLE.after(action, NOW)).stand();
        var held = List.of(new Planner.Held("main", stand));
        var given = given(Verb.OUT, new Target.OneItem("S1", "1"));

        assertThat(new Planner(List.of()).plan(Grid.RO1, given, held).actions())
                .extracting(PlannerTest::text)
                .containsExactly("main out 1 {data.name=Pat, graphic=l3} leads");
        assertThat(new Planner(List.of(GRAPHICS)).plan(Grid.RO1, given, held).actions())
                .extracting(PlannerTest::text)
                .containsExactly("light out 1 {}", "main out 1 {data.name=Pat, graphic=l3} leads");
    }

    @Test
    void A09_anItemThatTheNewsroomDeletedCanStillBeTakenOff() {
        var gone = new ItemRef(Grid.RO1, "S9", "9");
        for (Target target : List.of(new Target.OneItem("S9", "9"), new Target.OneStory("S9"))) {
            var given = (CueOutcome.Given) Cues.of(SHOW, trigger(Verb.OUT, target), NOW, List.of(gone));
            assertThat(Grid.items(given.cues())).isEqualTo("S9/9");
            assertThat(Cues.of(SHOW, trigger(Verb.TAKE, target), NOW, List.of(gone)))
                    .isInstanceOf(CueOutcome.Refused.class);
            assertThat(Cues.of(SHOW, trigger(Verb.OUT, target), NOW, List.of())).isInstanceOf(CueOutcome.Refused.class);
        }
        var whole = (CueOutcome.Given)
                Cues.of(new Slot.Empty(Grid.RO1), trigger(Verb.OUT, new Target.Whole()), NOW, List.of(gone));
        assertThat(Grid.items(whole.cues())).isEqualTo("S9/9");
    }

    @ParameterizedTest
    @CsvSource({"0, Pat", "1, Pat", "2, Pat Q.", "3, Pat Q."})
    void A17_whatTheObjectOfAnItemCarriesCountsIfItIsNewer(int revision, String name) {
        var item = graphic(new GraphicPayload("l3", "1", 1, Map.of("name", "Pat")));
        var planner = new Planner(List.of(FILLED), _ -> Optional.of(carries(revision)));
        var given = given(Verb.TAKE, item);
        assertThat(planner.plan(Grid.RO1, given, List.of()).actions())
                .extracting(PlannerTest::text)
                .containsExactly("main take 1 {data.name=" + name + ", graphic=l3} leads");
    }

    @Test
    void anItemThatCarriesNothingItselfHasWhatItsObjectCarries() {
        var bare = new Item(
                "1",
                Optional.of("GFX-1"),
                Optional.of("cueway.mos"),
                Fields.NONE,
                List.of(new Block("other", "<mosExternalMetadata><mosSchema>other</mosSchema></mosExternalMetadata>")),
                List.of(),
                Optional.empty());
        var planner = new Planner(List.of(FILLED), _ -> Optional.of(carries(1)));
        assertThat(planner.plan(Grid.RO1, given(Verb.PREPARE, bare), List.of()).actions())
                .extracting(PlannerTest::text)
                .containsExactly("main prepare 1 {data.name=Pat Q., graphic=l3} leads");
        assertThat(planner.acts("NCS", bare)).isTrue();
        assertThat(new Planner(List.of(FILLED)).acts("NCS", bare)).isFalse();
    }

    @Test
    void A17_anObjectThatChangesRenewsWhatIsReadyOfItAndNothingElse() {
        var item = graphic(new GraphicPayload("l3", "1", 1, Map.of("name", "Pat")));
        var where = new ItemRef(Grid.RO1, "S1", "1");
        var playing = new Playing(
                new Cause(where, "Pat", "roCtrl READY", true), values("graphic", "l3"), Playing.Motion.START, NOW);
        var ready = new Stand(Optional.empty(), Optional.of(playing), false);
        var onAir = new Stand(Optional.of(playing), Optional.empty(), false);
        var planner = new Planner(List.of(FILLED));
        assertThat(planner.renewal(where, item, carries(2), List.of(new Planner.Held("main", ready))))
                .extracting(PlannerTest::text)
                .containsExactly("main renew 1 {data.name=Pat Q., graphic=l3} leads");
        for (var held : List.of(new Planner.Held("main", onAir), new Planner.Held("wall", ready))) {
            assertThat(planner.renewal(where, item, carries(2), List.of(held))).isEmpty();
        }
    }

    @Test
    void A17_anItemThatIsCalledOtherwiseRenewsThePlaceWhereItIsReady() {
        var item = graphic(new GraphicPayload("l3", "1", 1, Map.of("name", "Pat")));
        var where = new ItemRef(Grid.RO1, "S1", "1");
        var planner = new Planner(List.of(FILLED), _ -> Optional.of(carries(2)));
        var stand = ready(where, "Pat");
        var renaming = planner.renaming(where, item, List.of(new Planner.Held("main", stand)));

        assertThat(renaming)
                .extracting(PlannerTest::text)
                .containsExactly("main renew 1 {data.name=Pat Q., graphic=l3} leads");
        var renewed = ((Stand.Step.Changed) stand.after(renaming.getFirst(), NOW)).stand();
        assertThat(renewed.next().orElseThrow().cause())
                .isEqualTo(new Cause(where, Planner.slug(item), "roCtrl READY", true));
        assertThat(planner.renaming(where, item, List.of(new Planner.Held("main", renewed))))
                .isEmpty();
        assertThat(new Planner(List.of(FILLED)).renaming(where, item, List.of(new Planner.Held("main", stand))))
                .isEmpty();
    }

    private static Stand ready(ItemRef item, String slug) {
        var playing = new Playing(
                new Cause(item, slug, "roCtrl READY", true), values("graphic", "l3"), Playing.Motion.START, NOW);
        return new Stand(Optional.empty(), Optional.of(playing), false);
    }

    private static final Rule FILLED = new Rule(
            new When(List.of(), Map.of(Trait.SCHEMA, List.of(new Glob(GraphicPayload.SCHEMA + "*")))),
            List.of(new Do("main", Optional.empty(), values("graphic", "payload:/graphic", "data", "payload:/data"))));

    private static GraphicPayload carries(int revision) {
        return new GraphicPayload("l3", "1", revision, Map.of("name", "Pat Q."));
    }

    private static Item graphic(GraphicPayload payload) {
        return new Item(
                "1",
                Optional.of("GFX-1"),
                Optional.of("cueway.mos"),
                Fields.NONE,
                List.of(new Block(payload.schema(), payload.xml())),
                List.of(),
                Optional.empty());
    }

    private static CueOutcome.Given given(Verb verb, Item item) {
        var target = new Target.OneItem("S1", "1");
        return new CueOutcome.Given(
                trigger(verb, target), target, new Due.Now(), List.of(new Cue(verb, "S1", item, new Due.Now())));
    }

    private static Planner.Plan plan(Verb verb, Target target) {
        return new Planner(List.of(GRAPHICS, CLIPS)).plan(Grid.RO1, given(verb, target), List.of());
    }

    private static CueOutcome.Given given(Verb verb, Target target) {
        return (CueOutcome.Given) Cues.of(SHOW, trigger(verb, target), NOW);
    }

    private static Trigger trigger(Verb verb, Target target) {
        return Trigger.now(new Origin.Message("roCtrl", "EXECUTE"), verb, target);
    }

    private static String text(Action action) {
        return action.device() + " " + action.verb().word() + " "
                + action.cause().item().itemID() + " " + action.values().texts()
                + (action.cause().leads() ? " leads" : "");
    }

    private static Item item(String itemID, String slug, String schema, String payload) {
        return new Item(
                itemID,
                Optional.of("OBJ" + itemID),
                Optional.of("clips.mos"),
                Fields.of(List.of("itemSlug", slug)),
                List.of(new Block(
                        schema,
                        "<mosExternalMetadata><mosSchema>" + schema + "</mosSchema><mosPayload>" + payload
                                + "</mosPayload></mosExternalMetadata>")),
                List.of(),
                Optional.empty());
    }

    private static Values values(String... pairs) {
        var texts = new java.util.HashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) texts.put(pairs[i], pairs[i + 1]);
        return new Values(texts);
    }
}
