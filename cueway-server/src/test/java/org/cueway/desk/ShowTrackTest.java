package org.cueway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.desk.Show.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is next; items are letters, and a device acts on those that are written large. */
final class ShowTrackTest {
    private static final Instant START = Instant.parse("2026-11-26T18:00:00Z");

    private ShowTrack track = ShowTrack.NONE;
    private String order = "";
    private final List<ShowTrack.Held> held = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(textBlock = """
        ABC, '', A
        aBC, '', B
        ABC, A,  B
        AbC, A,  C
        ABC, C,  -
        abc, '', -
        '',  '', -
        """)
    void theNextOneIsTheFirstThatADeviceActsOnBehindWhatWasTaken(String items, String taken, String next) {
        order(items);
        if (!taken.isEmpty()) take(taken);
        assertThat(next()).isEqualTo(next);
    }

    @Test
    void whatLeavesByItselfDoesNotTakeTheShowBack() {
        order("ABCD");
        take("A");
        take("C");
        out("C");
        assertThat(next()).isEqualTo("D");
        out("A");
        assertThat(next()).isEqualTo("D");
    }

    @Test
    void itIsTakenInAnyOrder() {
        order("ABCD");
        take("D");
        assertThat(next()).isEqualTo("-");
        take("B");
        assertThat(next()).isEqualTo("C");
        order("ACBD");
        assertThat(next()).as("what is on air already is not next").isEqualTo("-");
    }

    @Test
    void A09_whatTheNewsroomTakesAwayIsKnownByItsPlaceAndTheNextOneFollowsIt() {
        order("ABCD");
        take("B");
        order("ACD");
        assertThat(gone()).isEqualTo("B after A");
        assertThat(next()).isEqualTo("C");
        order("CD");
        assertThat(gone()).isEqualTo("B after -");
        assertThat(next()).isEqualTo("C");
        order("XCD");
        assertThat(gone()).isEqualTo("B after -");
        order("ABCD");
        assertThat(gone()).isEmpty();
        assertThat(next()).isEqualTo("A");
        order("ACD");
        out("B");
        assertThat(gone()).isEmpty();
    }

    @Test
    void aChoiceHoldsUntilItIsTakenAndGoesOnToTheFollowingOneWhenItIsTakenAway() {
        order("ABCdE");
        take("A");
        choose("C");
        assertThat(next()).isEqualTo("C!");
        order("ACBdE");
        assertThat(next()).isEqualTo("C!");
        order("ABdE");
        assertThat(next()).as("what followed it before").isEqualTo("B!");
        take("B");
        assertThat(next()).isEqualTo("E");
        choose("E");
        order("AB");
        assertThat(next()).isEqualTo("-");
        order("ABF");
        assertThat(next()).isEqualTo("F");
    }

    @Test
    void goingOnPassesOverWhatCannotBeTaken() {
        order("AbCDE");
        take("D");
        assertThat(track.step(place("A"), 1)).contains(place("C"));
        assertThat(track.step(place("C"), 1)).contains(place("E"));
        assertThat(track.step(place("E"), -2)).contains(place("A"));
        assertThat(track.step(place("E"), 1)).isEmpty();
        assertThat(track.step(place("A"), -1)).isEmpty();
        assertThat(track.end()).contains(place("E"));
    }

    private void order(String items) {
        order = items;
        look();
    }

    private void take(String item) {
        held.add(new ShowTrack.Held(
                place(item),
                item,
                START.plusSeconds(held.size() * 7L + track.gone().size()),
                true));
        look();
    }

    private void out(String item) {
        held.replaceAll(one -> one.item().equals(place(item)) ? new ShowTrack.Held(place(""), "", START, false) : one);
        look();
    }

    private void choose(String item) {
        track = track.choosing(Optional.of(place(item)));
    }

    private void look() {
        var steps = order.chars()
                .mapToObj(Character::toString)
                .map(item ->
                        new ShowTrack.Step(place(item), item, item.equals(item.toUpperCase(java.util.Locale.ROOT))))
                .toList();
        track = track.after(
                new ShowTrack.Order(steps),
                held.stream().filter(one -> !one.slug().isEmpty()).toList());
    }

    private static Place place(String item) {
        return new Place("S", item.toUpperCase(java.util.Locale.ROOT));
    }

    private String next() {
        return track.next()
                .map(next -> next.item().itemID() + (next.chosen() ? "!" : ""))
                .orElse("-");
    }

    private String gone() {
        return String.join(
                " ",
                track.gone().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(Place::itemID)))
                        .map(each -> each.getKey().itemID() + " after "
                                + each.getValue().map(Place::itemID).orElse("-"))
                        .toList());
    }
}
