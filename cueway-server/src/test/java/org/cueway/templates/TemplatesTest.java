package org.cueway.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.cue.Glob;
import org.cueway.cue.Planner;
import org.cueway.cue.Rule;
import org.cueway.cue.Trait;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Packages;
import org.cueway.graphics.Zips;
import org.cueway.object.ObjectId;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.ObjectSlot;
import org.cueway.object.Objects;
import org.cueway.object.OwnEdit;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.templates.TemplateObjects.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which graphics items use, and graphics as objects: tables, without a store. */
class TemplatesTest {
    private static final String NEWSROOM = "NCS";

    @TempDir
    private Path folder;

    private Catalogue catalogue;

    @BeforeEach
    void write() {
        Packages.write(folder, "third", "l3.ograf.json", Zips.manifest("l3", "2", """
                , "description": "A name & more", "schema": { "type": "object", "properties": {
                  "name": { "type": "string", "default": "Ada" }, "bare": { "type": "string" },
                  "count": { "type": "integer", "default": 3 }, "on": { "type": "boolean", "default": true },
                  "lines": { "type": "array", "default": [ "a", "b" ] }, "1st": { "type": "string", "default": "x" },
                  "person": { "type": "object", "default": { "age": 7 } } } }"""));
        Packages.write(folder, "third", "main.mjs", Zips.script("2"));
        Packages.write(folder, "bug", "");
        catalogue = read();
    }

    private Catalogue read() {
        return Catalogue.read(folder, Limits.Graphics.defaults());
    }

    private static Item item(String channel, Block... blocks) {
        return new Item(
                "I",
                Optional.empty(),
                Optional.empty(),
                Fields.of(List.of("itemChannel", channel)),
                List.of(blocks),
                List.of(),
                Optional.empty());
    }

    private static Block filled(String graphic, String version) {
        var payload = new GraphicPayload(graphic, version, 1, Map.of("name", "Bo"));
        return new Block(payload.schema(), payload.xml());
    }

    private static Block other(String payload) {
        return new Block(
                "https://example.com/cg",
                "<mosExternalMetadata><mosSchema>https://example.com/cg</mosSchema><mosPayload>" + payload
                        + "</mosPayload></mosExternalMetadata>");
    }

    private static Rule rule(String channel, String device, String graphic, Verb... verbs) {
        return new Rule(
                new Rule.When(List.of(verbs), Map.of(Trait.ITEM_CHANNEL, List.of(new Glob(channel)))),
                List.of(new Rule.Do(device, Optional.empty(), new Values(Map.of("graphic", graphic)))));
    }

    private List<String> uses(Item item) {
        var planner = new Planner(List.of(
                rule("CG", "main", "bug"),
                rule("CG", "caspar", "no graphic of ours"),
                rule("OLD", "main", "gone"),
                rule("PAY", "main", "payload:/tpl"),
                rule("OUT", "main", "bug", Verb.OUT)));
        return new Templates(() -> catalogue, planner, Set.of("main"))
                .of(NEWSROOM, item).stream()
                        .map(use -> use.graphic() + " " + use.state().word()
                                + use.filledWith().map(version -> " " + version).orElse("")
                                + use.now().map(version -> " now " + version).orElse(""))
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "l3,    2, l3 there 2 now 2",
        "l3,    1, l3 changed 1 now 2",
        "third, 2, l3 there 2 now 2",
        "none,  1, none missing 1",
    })
    void anItemThatWasFilledInSaysForWhichGraphicAndVersion(String graphic, String version, String use) {
        assertThat(uses(item("VTR", filled(graphic, version)))).containsExactly(use);
    }

    @Test
    void rulesSayItForOthersAsFarAsTheyAreAboutOutputsAndTaking() {
        assertThat(uses(item("CG"))).containsExactly("bug there now 1.0");
        assertThat(uses(item("OLD"))).containsExactly("gone missing");
        assertThat(uses(item("PAY", other("<tpl>l3</tpl>")))).containsExactly("l3 there now 2");
        assertThat(uses(item("PAY", other("<other/>")))).isEmpty();
        assertThat(uses(item("OUT"))).isEmpty();
        assertThat(uses(item("VTR"))).isEmpty();
        assertThat(uses(item("CG", filled("l3", "1")))).containsExactly("l3 changed 1 now 2", "bug there now 1.0");
    }

    private static StoredObject apply(Map<String, StoredObject> held, Step.Describe step) {
        var id = ObjectId.ours("us", step.objID());
        var before = Optional.ofNullable(held.get(step.objID()));
        var outcome = Objects.apply(
                before.<ObjectSlot>map(ObjectSlot.Held::new).orElse(new ObjectSlot.Empty(id)),
                new OwnEdit.Describe(
                        new OwnEdit.By("", TemplateObjects.BY, Instant.parse("2026-11-26T12:00:00Z")),
                        step.described(),
                        step.seen()));
        return ((ObjectSlot.Held) ((ObjectOutcome.Applied) outcome).next()).object();
    }

    private Map<String, StoredObject> bring(Map<String, StoredObject> held) {
        var next = new HashMap<>(held);
        for (var step : TemplateObjects.steps(catalogue, held.values())) {
            switch (step) {
                case Step.Describe describe -> next.put(describe.objID(), apply(held, describe));
                case Step.Delete(var objID, var _) -> next.remove(objID);
            }
        }
        return next;
    }

    @Test
    void eachGraphicIsAnObjectWithItsInitialValues() {
        var objects = bring(Map.of());
        assertThat(objects.keySet()).containsExactlyInAnyOrder("template:l3", "template:bug");
        var third = objects.get("template:l3");
        assertThat(third.fields().values())
                .containsEntry("objSlug", "The l3")
                .containsEntry("objGroup", "Templates")
                .containsEntry("objType", "STILL")
                .containsEntry("objTB", "1")
                .containsEntry("objAir", "READY")
                .containsEntry("objRev", "1")
                .containsEntry("createdBy", "graphics");
        assertThat(third.others()).containsExactly("<description>A name &amp; more</description>");
        var payload = GraphicPayload.read(
                        third.metadata().stream().map(Block::xml).toList())
                .orElseThrow();
        assertThat(payload)
                .isEqualTo(new GraphicPayload(
                        "l3",
                        "2",
                        0,
                        Map.of("name", "Ada", "count", "3", "on", "true", "lines", "a\nb", "person", "{\"age\":7}")));
    }

    @Test
    void whatIsInStepStaysAsItIsAndNoRevisionGoesUp() {
        var objects = bring(Map.of());
        assertThat(bring(objects)).isEqualTo(objects);
        catalogue = read();
        assertThat(bring(objects)).isEqualTo(objects);
    }

    @Test
    void anotherVersionIsAnotherRevisionAndWhatIsGoneGoes() throws Exception {
        var objects = bring(Map.of());
        Packages.write(folder, "bug", "bug.ograf.json", Zips.manifest("bug", "7", ""));
        catalogue = read();
        var next = bring(objects);
        assertThat(next.get("template:bug").revision()).isEqualTo(OptionalInt.of(2));
        assertThat(next.get("template:l3")).isEqualTo(objects.get("template:l3"));
        catalogue = Catalogue.none();
        assertThat(bring(next)).isEmpty();
    }

    @Test
    void objectsOfOthersAreLeftAlone() {
        var others = new ArrayList<StoredObject>();
        Stream.of("template:mine", "CLIP 1")
                .forEach(objID -> others.add(new StoredObject(
                        ObjectId.ours("us", objID), Fields.of(List.of("createdBy", "planning", "objRev", "4")),
                        List.of(), List.of())));
        assertThat(TemplateObjects.steps(Catalogue.none(), others)).isEmpty();
    }

    @Test
    void aGraphicWhoseObjectWouldHaveTooLongAnIdHasNone() {
        var id = "x".repeat(120);
        Packages.write(folder, "long", "long.ograf.json", Zips.manifest(id, "1", ""));
        Packages.write(folder, "long", "main.mjs", "");
        catalogue = read();
        assertThat(catalogue.find(id)).isPresent();
        assertThat(bring(Map.of()).keySet()).containsExactlyInAnyOrder("template:l3", "template:bug");
    }
}
