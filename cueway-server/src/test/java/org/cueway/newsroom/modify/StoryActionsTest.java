package org.cueway.newsroom.modify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Grid;
import org.cueway.cue.Origin;
import org.cueway.desk.Desk;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.newsroom.outgoing.OutgoingReason;
import org.cueway.newsroom.outgoing.OutgoingSpec;
import org.cueway.newsroom.outgoing.Route;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Place;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Story;
import org.cueway.store.Entry;
import org.cueway.store.MemoryStore;
import org.cueway.store.RundownKey;
import org.cueway.store.Samples;
import org.cueway.store.Settlement;
import org.cueway.storyaction.ActionState;
import org.cueway.storyaction.AskResult;
import org.cueway.storyaction.Asking;
import org.cueway.storyaction.StoryAction;
import org.cueway.storyaction.Terms;
import org.cueway.storyaction.Wanted;
import org.junit.jupiter.api.Test;

/** What the journal tells of {@code roReqStoryAction} after a restart; with live newsrooms it is StoryActionTest's. */
final class StoryActionsTest {
    private static final MosCodec CODEC = new MosCodec(Limits.Xml.defaults());
    private static final String NEWSROOM = Grid.RO1.newsroom();
    private static final Wanted DELETE_S2 = new Wanted.Delete("S2");

    private final MemoryStore.Disk disk = new MemoryStore.Disk();
    private Gateway gateway = new Gateway(MemoryStore.open(disk, TimeSource.system()));

    /** A gateway that has recovered; its newsroom is away, so what waits stays where it is. */
    private static final class Gateway {
        private final MemoryStore store;
        private final Desk desk;
        private final StoryActions actions;

        Gateway(MemoryStore store) {
            this.store = store;
            this.desk = Desk.recover(store);
            store.replay(entry -> desk.replay(entry.number(), Grid.RO1, evening()));
            if (desk.find(Grid.RO1).isEmpty()) {
                edit(evening());
            }
            var spec = new OutgoingSpec(
                    "gw.mos", List.of(new Route(NEWSROOM, List.of("NCS-A"))), (_, _) -> 1, Examples.PLAIN);
            var outgoing = Outgoing.recover(spec, CODEC, store, Limits.Outgoing.defaults(), TimeSource.system());
            var reading = new StoryActions.Reading(CODEC, Examples.PLAIN);
            this.actions = StoryActions.recover(store, desk, outgoing, reading, TimeSource.system());
        }

        void edit(Edit edit) {
            desk.submit(Grid.RO1, edit, _ -> Samples.entry(Entry.Kind.EDIT, "1", RundownKey.of(Grid.RO1), "m"));
        }

        StoryAction only() {
            assertThat(actions.all()).hasSize(1);
            return actions.all().getFirst();
        }
    }

    @Test
    void withoutALaneTheNewsroomCannotBeAskedAndNothingIsQueued() {
        var result = gateway.actions.ask(Grid.RO1, asking(DELETE_S2));
        assertThat(result)
                .isInstanceOfSatisfying(
                        AskResult.CannotAsk.class,
                        cannot -> assertThat(cannot.reason()).isEqualTo(OutgoingReason.NO_LANE));
        assertThat(gateway.actions.all()).isEmpty();
    }

    @Test
    void whatTheNewsroomWouldRefuseForSureItIsNotAsked() {
        assertThat(gateway.actions.ask(Grid.RO1, asking(new Wanted.Delete("S9"))))
                .isEqualTo(new AskResult.Refused(Refusal.UNKNOWN_STORY, "S9"));
        assertThat(gateway.actions.ask(new RundownId(NEWSROOM, "RO9"), asking(DELETE_S2)))
                .isEqualTo(new AskResult.Refused(Refusal.UNKNOWN_RUNDOWN, "RO9"));
    }

    @Test
    void whatWaitsToBeSentIsKnownAfterACrashAndComesAlong() {
        long number = queuedThenCrashed(DELETE_S2);

        var asked = gateway.only();
        assertThat(asked.number()).isEqualTo(number);
        assertThat(asked.wanted()).isEqualTo(DELETE_S2);
        assertThat(asked.by()).isEmpty();
        assertThat(asked.state()).isEqualTo(new ActionState.Asked());

        settle(number, Settlement.End.ACKNOWLEDGED, "", RoAck.ok("RO1"));
        assertThat(gateway.only().state()).isEqualTo(new ActionState.Accepted("OK"));
        gateway.edit(new Edit.DeleteStories(List.of("S4")));
        assertThat(gateway.only().state()).isEqualTo(new ActionState.Accepted("OK"));
        gateway.edit(new Edit.DeleteStories(List.of("S2")));
        assertThat(gateway.only().state()).isEqualTo(new ActionState.Confirmed("OK"));
    }

    @Test
    void theChangeMayBeBackBeforeTheWord() {
        long number = queuedThenCrashed(new Wanted.Move(new Place.End(), List.of("S1")));
        gateway.edit(new Edit.MoveStories(new Place.End(), List.of("S1")));
        gateway.edit(new Edit.MoveStories(new Place.End(), List.of("S3")));
        assertThat(gateway.only().state()).isEqualTo(new ActionState.Asked());
        settle(number, Settlement.End.ACKNOWLEDGED, "", RoAck.ok("RO1"));
        assertThat(gateway.only().state()).isEqualTo(new ActionState.Confirmed("OK"));
    }

    @Test
    void theWordForANewStoryIsItsId() {
        long number = queuedThenCrashed(new Wanted.New(Optional.empty(), "HARBOUR FIRE", "", ""));
        settle(number, Settlement.End.ACKNOWLEDGED, "", new RoAck("RO1", "S6", List.of()));
        assertThat(gateway.only().state()).isEqualTo(new ActionState.Accepted("S6"));
        assertThat(gateway.only().newStoryID()).contains("S6");
        gateway.edit(new Edit.InsertStories(new Place.End(), List.of(story("S6"))));
        assertThat(gateway.only().state()).isEqualTo(new ActionState.Confirmed("S6"));
    }

    @Test
    void aRefusalSaysWhyInTheNewsroomsWords() {
        long number = queuedThenCrashed(DELETE_S2);
        settle(number, Settlement.End.REFUSED, "NACK: story is locked by another user", RoAck.nack("RO1", "x"));
        assertThat(gateway.only().state()).isEqualTo(new ActionState.Refused("NACK: story is locked by another user"));
    }

    @Test
    void anAnswerThatCannotBeReadIsStillAYes() {
        long number = queuedThenCrashed(DELETE_S2);
        gateway.store.append(
                settled(number, Settlement.End.ACKNOWLEDGED, "", "<mos><roAck><roID>RO1</ro …"), List.of());
        assertThat(gateway.only().state()).isEqualTo(new ActionState.Accepted("OK"));
    }

    @Test
    void messagesOfOthersAreNobodysBusinessHere() {
        long number = queuedThenCrashed(DELETE_S2);
        var other = settled(number + 7, Settlement.End.ACKNOWLEDGED, "", "");
        gateway.store.append(other, List.of());
        assertThat(gateway.only().state()).isEqualTo(new ActionState.Asked());
    }

    @Test
    void aStoryIsGivenForEditingAsItIs() {
        gateway.edit(new Edit.SendStory(
                "S2",
                new Fields(Map.of("storySlug", "FERRY", "storyNum", "A2")),
                List.of(),
                List.of(),
                Optional.of("<storyBody><p>Words.</p></storyBody>"),
                List.of()));
        var contents = gateway.actions.contents(Grid.RO1, "S2").orElseThrow();
        assertThat(contents.storySlug()).isEqualTo("FERRY");
        assertThat(contents.storyNum()).isEqualTo("A2");
        assertThat(contents.text()).contains("Words.");
        assertThat(gateway.actions.contents(Grid.RO1, "S3").orElseThrow().text())
                .contains("");
        assertThat(gateway.actions.contents(Grid.RO1, "S9")).isEmpty();
    }

    /** What Outgoing leaves in the journal when it queues, and no more. */
    private long queuedThenCrashed(Wanted wanted) {
        var held = gateway.desk.find(Grid.RO1).orElseThrow();
        var head = new Head(Optional.of("gw.mos"), Optional.of("NCS-A"), Optional.of("7"));
        var text = CODEC.encode(
                new Envelope(head, Phrasing.of(held, wanted, Terms.NONE).orElseThrow()));
        long number = gateway.store.append(entry(Entry.Kind.QUEUED, text, "", ""), List.of());
        gateway = new Gateway(MemoryStore.open(disk, TimeSource.system()));
        return number;
    }

    private void settle(long number, Settlement.End end, String why, RoAck ack) {
        var head = new Head(Optional.of("gw.mos"), Optional.of("NCS-A"), Optional.of("7"));
        gateway.store.append(settled(number, end, why, CODEC.encode(new Envelope(head, ack))), List.of());
    }

    private static Entry settled(long number, Settlement.End end, String why, String answer) {
        return entry(
                Entry.Kind.SETTLED,
                "<mos><roReqStoryAction operation=\"DELETE\"> …",
                answer,
                new Settlement(end, number, why).line());
    }

    private static Entry entry(Entry.Kind kind, String message, String answer, String changed) {
        var it = Samples.entry(kind, "7", RundownKey.of(Grid.RO1), message);
        return new Entry(
                0,
                it.time(),
                kind,
                NEWSROOM,
                "gw.mos",
                "NCS-A",
                "ro",
                "7",
                "",
                it.rundown(),
                "",
                message,
                answer,
                changed);
    }

    private static Asking asking(Wanted wanted) {
        return new Asking(wanted, Terms.NONE, new Origin.Console("127.0.0.1"), "");
    }

    private static Edit evening() {
        var held = Grid.held(Grid.BASE).rundown();
        return new Edit.Put(held.fields(), held.metadata(), held.others(), held.stories());
    }

    private static Story story(String storyID) {
        return new Story(storyID, Fields.NONE, List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }
}
