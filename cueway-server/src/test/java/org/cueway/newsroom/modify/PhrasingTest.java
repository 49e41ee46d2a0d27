package org.cueway.newsroom.modify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cueway.base.Limits;
import org.cueway.cue.Grid;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Place;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Story;
import org.cueway.storyaction.Terms;
import org.cueway.storyaction.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code roReqStoryAction} as we write it ({@code mos-protocol} §6.9). */
final class PhrasingTest {
    private static final MosCodec CODEC = new MosCodec(Limits.Xml.defaults());
    private static final Terms TERMS = new Terms(OptionalInt.of(30), Optional.of("desk-remote4"));
    private static final Rundown HELD = held(Optional.of("<storyBody><p>Old <b>words</b>.</p></storyBody>"));

    @Test
    void aMoveNamesTheStoriesAndWhatTheyGoInFrontOf() {
        assertThat(message(new Wanted.Move(new Place.Before("S2"), List.of("S5", "S4")), TERMS))
                .isEqualTo(
                        "<roReqStoryAction operation=\"MOVE\" leaseLock=\"30\" username=\"desk-remote4\"><roStorySend>"
                                + "<roID>RO1</roID><element_target><storyID>S2</storyID></element_target><element_source>"
                                + "<storyID>S5</storyID><storyID>S4</storyID></element_source></roStorySend></roReqStoryAction>");
    }

    @Test
    void toTheEndIsAnEmptyTarget() {
        assertThat(message(new Wanted.Move(new Place.End(), List.of("S1")), Terms.NONE))
                .startsWith("<roReqStoryAction operation=\"MOVE\"><roStorySend>")
                .contains("<element_target><storyID></storyID></element_target>");
    }

    @Test
    void aDeleteHasAnEmptyBodyAndNoTarget() {
        assertThat(message(new Wanted.Delete("S3"), TERMS))
                .contains("<roID>RO1</roID><storyID>S3</storyID><storyBody/></roStorySend>");
    }

    @Test
    void aNewStoryHasAnEmptyIdInBothPlaces() {
        var fire = new Wanted.New(Optional.of(new Place.Before("S2")), "HARBOUR FIRE", "A0", "Crews fight & win.");
        assertThat(message(fire, TERMS))
                .contains("operation=\"NEW\"")
                .contains(
                        "<element_target><storyID>S2</storyID></element_target><element_source><story><storyID></storyID>"
                                + "<storySlug>HARBOUR FIRE</storySlug><storyNum>A0</storyNum></story></element_source>"
                                + "<storyID></storyID><storySlug>HARBOUR FIRE</storySlug><storyNum>A0</storyNum>"
                                + "<storyBody><p>Crews fight &amp; win.</p></storyBody></roStorySend>");
        // Where it goes is the newsroom's choice if nobody said.
        assertThat(message(new Wanted.New(Optional.empty(), "FIRE", "", ""), TERMS))
                .doesNotContain("element_target")
                .doesNotContain("storyNum")
                .contains("<storyBody/>");
    }

    @Test
    void anUpdateCarriesWhatStaysAsWell() {
        var slug = new Wanted.Update("S2", Optional.of("STRIKE OFF"), Optional.empty(), Optional.empty());
        assertThat(message(slug, TERMS))
                .contains("<element_target><storyID>S2</storyID></element_target><element_source><story>"
                        + "<storyID>S2</storyID><storySlug>STRIKE OFF</storySlug><storyNum>A2</storyNum>"
                        + "<item><itemID>1</itemID><objID>OBJ1</objID>")
                .contains(
                        "</element_source><storyID>S2</storyID><storySlug>STRIKE OFF</storySlug><storyNum>A2</storyNum>"
                                + "<storyBody><p>Old <b>words</b>.</p></storyBody></roStorySend>");
    }

    @Test
    void anUpdateOfATextKeepsTheLinesThatNobodyTouched() {
        var text = new Wanted.Update("S2", Optional.empty(), Optional.empty(), Optional.of("Old words.\nNew ones."));
        assertThat(message(text, TERMS))
                .contains("<storySlug>FERRY STRIKE</storySlug>")
                .contains("<storyBody><p>Old <b>words</b>.</p><p>New ones.</p></storyBody>");
    }

    @Test
    void aTextThatNeverCameIsNotMadeUp() {
        var slug = new Wanted.Update("S1", Optional.of("TITLES"), Optional.empty(), Optional.empty());
        assertThat(message(slug, TERMS)).doesNotContain("storyBody");
        var text = new Wanted.Update("S1", Optional.empty(), Optional.empty(), Optional.of("First words."));
        assertThat(message(text, TERMS)).contains("<storyBody><p>First words.</p></storyBody>");
    }

    @Test
    void aTextThatStandsElsewhereIsLeftAlone() {
        var elsewhere = held(Optional.of("<storyBody Read1stMEMasBody=\"true\"/>"));
        var text = new Wanted.Update("S2", Optional.empty(), Optional.empty(), Optional.of("Words."));
        assertThat(Phrasing.of(elsewhere, text, TERMS)).isEmpty();
        assertThat(Phrasing.contents(elsewhere, "S2").orElseThrow().text()).isEmpty();
        var slug = new Wanted.Update("S2", Optional.of("SLUG"), Optional.empty(), Optional.empty());
        assertThat(Phrasing.of(elsewhere, slug, TERMS)).isPresent();
    }

    static List<Wanted> wishes() {
        return List.of(
                new Wanted.New(Optional.empty(), "FIRE", "", ""),
                new Wanted.New(Optional.of(new Place.End()), "FIRE", "A0", "One.\nTwo."),
                new Wanted.New(Optional.of(new Place.Before("S2")), "FIRE", "A0", ""),
                new Wanted.Update("S2", Optional.of("OTHER"), Optional.empty(), Optional.empty()),
                new Wanted.Update("S2", Optional.empty(), Optional.of("B7"), Optional.of("Old words.\nNew ones.")),
                new Wanted.Move(new Place.End(), List.of("S1", "S2")),
                new Wanted.Move(new Place.Before("S1"), List.of("S4")),
                new Wanted.Delete("S5"));
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void whatWaitsToBeSentIsUnderstoodAgainAfterARestart(Wanted wanted) {
        var request = sent(wanted, TERMS);
        assertThat(Phrasing.wanted(request, HELD)).isEqualTo(wanted);
        assertThat(Phrasing.terms(request)).isEqualTo(TERMS);
    }

    /** As it comes out of an envelope that the codec wrote. */
    private static RoReqStoryAction sent(Wanted wanted, Terms terms) {
        var decoded = CODEC.decode(CODEC.read(envelope(wanted, terms)), Examples.PLAIN);
        assertThat(decoded).isInstanceOf(Decoded.Ok.class);
        return (RoReqStoryAction) ((Decoded.Ok<Envelope>) decoded).value().message();
    }

    private static String message(Wanted wanted, Terms terms) {
        var text = envelope(wanted, terms);
        return text.substring(text.indexOf("<roReqStoryAction"), text.indexOf("</mos>"));
    }

    private static String envelope(Wanted wanted, Terms terms) {
        var head = new Head(Optional.of("gw.mos"), Optional.of("NCS"), Optional.of("1"));
        return CODEC.encode(new Envelope(head, Phrasing.of(HELD, wanted, terms).orElseThrow()));
    }

    /** S2 has a slug, a page and a body. */
    private static Rundown held(Optional<String> body) {
        var grid = Grid.held(Grid.BASE).rundown();
        var stories = new ArrayList<>(grid.stories());
        var s2 = stories.get(1);
        stories.set(
                1,
                new Story(
                        "S2",
                        new Fields(Map.of("storySlug", "FERRY STRIKE", "storyNum", "A2")),
                        List.of(),
                        List.of(),
                        s2.items(),
                        body,
                        Optional.empty()));
        return new Rundown(Grid.RO1, grid.fields(), grid.metadata(), grid.others(), stories, grid.air(), grid.status());
    }
}
