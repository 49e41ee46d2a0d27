package org.cueway.nmos.is04.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cueway.nmos.Core;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.Resource.Subscription;
import org.cueway.nmos.Tai;
import org.cueway.nmos.Urn;
import org.cueway.nmos.is04.holdings.Intake.Missing;
import org.cueway.nmos.is04.holdings.Intake.Source;
import org.cueway.nmos.is04.query.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of what registries say, whatever they say and in which order. */
final class IntakeTest {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final long SECOND = 1_000_000_000L;

    private final Inventory inventory = new Inventory();
    private final Holdings holdings = new Holdings(inventory);
    private final Holdings.View view = holdings.open("studio");
    /** Starts shortly before its overflow. */
    private long now = Long.MAX_VALUE - SECOND;

    private static Resource sender(String id, int version) {
        return new Resource.Sender(
                new Core(id, new Tai(version, 0), id + " " + version, Map.of(), "{}"),
                "device",
                new Urn("urn:x-nmos:transport:rtp"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Subscription.UNSAID);
    }

    private static Event present(String id, int version) {
        return new Event.Present(sender(id, version), Optional.empty());
    }

    private Intake intake() {
        return new Intake(view, QUIET, GRACE);
    }

    private void tell(Intake intake, Event... events) {
        intake.told(Kind.SENDER, Source.SOCKET, List.of(events), now);
    }

    private Map<String, Long> shown() {
        return inventory.senders().stream()
                .collect(Collectors.toMap(
                        Resource::id, each -> each.core().version().seconds()));
    }

    @Test
    void C37_whatComesGoesAndChangesIsShown() {
        var intake = intake();
        intake.opened(Kind.SENDER, now);
        tell(intake, present("a", 1), present("b", 1));
        tell(intake, present("a", 2), new Event.Gone("b"), new Event.Gone("never"));
        assertThat(shown()).isEqualTo(Map.of("a", 2L));
    }

    @Test
    void C14_anOlderVersionIsIgnoredUnlessTheRegistryKnowsWhatWasBefore() {
        var intake = intake();
        intake.opened(Kind.SENDER, now);
        tell(intake, present("a", 10));
        tell(intake, present("a", 9));
        assertThat(shown()).isEqualTo(Map.of("a", 10L));
        // A device whose clock was set back: the registry says that 3 follows 10.
        tell(intake, new Event.Present(sender("a", 3), Optional.of(new Tai(10, 0))));
        assertThat(shown()).isEqualTo(Map.of("a", 3L));
    }

    @Test
    void C37_afterAReconnectionWhatIsNotToldAndNotThereIsGone() {
        var intake = intake();
        intake.opened(Kind.SENDER, now);
        tell(intake, present("a", 5), present("b", 5), present("c", 5));
        assertThat(intake.listed(Kind.SENDER)).isEmpty();
        intake.opened(Kind.SENDER, now);
        // A registry may know an older one than we do, after it was restored.
        tell(intake, present("a", 4));
        assertThat(intake.due(now + SECOND)).isEmpty();
        now += 3 * SECOND;
        var missing = intake.due(now);
        assertThat(missing)
                .singleElement()
                .satisfies(each -> assertThat(each.ids()).containsExactlyInAnyOrder("b", "c"));
        assertThat(intake.due(now)).isEmpty();
        intake.checked(missing.getFirst(), List.of(sender("b", 6)), now);
        assertThat(shown()).isEqualTo(Map.of("a", 4L, "b", 6L));
    }

    @Test
    void A15_whatAnotherRegistryDoesNotKnowIsStaleAndThenAskedForAndThenGone() {
        var first = intake();
        first.opened(Kind.SENDER, now);
        tell(first, present("a", 1), present("b", 1), present("c", 1));
        view.doubtAll();
        assertThat(holdings.stale(Kind.SENDER, "a")).isTrue();
        var other = intake();
        other.opened(Kind.SENDER, now);
        tell(other, present("a", 1));
        var missing = other.listed(Kind.SENDER).getFirst();
        other.checked(missing, List.of(), now);
        assertThat(shown().keySet()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(holdings.stale(Kind.SENDER, "a")).isFalse();
        assertThat(holdings.stale(Kind.SENDER, "b")).isTrue();
        assertThat(other.waiting()).isEqualTo(2);
        tell(other, present("b", 2));
        assertThat(holdings.stale(Kind.SENDER, "b")).isFalse();
        assertThat(other.due(now + 29 * SECOND)).isEmpty();
        var overdue = other.due(now + 31 * SECOND).getFirst();
        assertThat(overdue.ids()).containsExactly("c");
        other.checked(overdue, List.of(), now + 31 * SECOND);
        assertThat(shown().keySet()).containsExactlyInAnyOrder("a", "b");
        assertThat(other.waiting()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "false, 5, 1, true, FORGET",
        "false, 5, 5, true, FORGET",
        "false, 5, 5, false, WAIT",
        "false, 100, 50, true, FORGET",
        "false, 100, 51, true, WAIT",
        "false, 30, 19, true, FORGET",
        "true, 100, 1, true, WAIT",
    })
    void A15_C33_aRegistryThatLostItsMemoryIsNotBelievedAtOnce(
            boolean another, int known, int absent, boolean sureOfAny, Sweep expected) {
        assertThat(Sweep.of(another, known, absent, sureOfAny)).isEqualTo(expected);
    }

    @Test
    void whatSeveralKnowIsShownAsTheSureAndNewerOneHasIt() {
        var other = holdings.open("other");
        view.put(sender("a", 3));
        other.put(sender("a", 2));
        other.put(sender("b", 1));
        assertThat(shown()).isEqualTo(Map.of("a", 3L, "b", 1L));
        assertThat(holdings.origins(Kind.SENDER, "a")).containsExactly("studio", "other");
        view.doubtAll();
        assertThat(shown()).isEqualTo(Map.of("a", 2L, "b", 1L));
        assertThat(holdings.stale(Kind.SENDER, "a")).isFalse();
        other.remove(Kind.SENDER, "a");
        assertThat(shown()).isEqualTo(Map.of("a", 3L, "b", 1L));
        assertThat(holdings.stale(Kind.SENDER, "a")).isTrue();
        other.close();
        assertThat(shown()).isEqualTo(Map.of("a", 3L));
        assertThat(holdings.stale(Kind.SENDER, "nobody's")).isFalse();
    }

    /** A registry that changes, loses sockets, and is replaced, and answers that come late. */
    private final class World {
        private final Random random;
        private final TreeMap<String, Integer> registry = new TreeMap<>();
        private final Deque<Event> socket = new ArrayDeque<>();
        private final Deque<Runnable> answers = new ArrayDeque<>();
        private Intake intake = intake();
        private int pagesLeft;
        private int clock;

        World(long seed) {
            this.random = new Random(seed);
            reopen();
        }

        void step() {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> change();
                case 3, 4, 5, 6 -> socketSays();
                case 7, 8 -> page();
                case 9 -> answer();
                case 10 -> pass(random.nextInt(3));
                default -> {
                    if (random.nextInt(12) == 0) reopen();
                    if (random.nextInt(20) == 0) replace();
                }
            }
        }

        private void change() {
            var id = "s" + random.nextInt(14);
            var before = registry.get(id);
            if (before != null && random.nextInt(3) == 0) {
                registry.remove(id);
                socket.add(new Event.Gone(id));
            } else {
                registry.put(id, ++clock);
                socket.add(new Event.Present(
                        sender(id, clock), Optional.ofNullable(before).map(each -> new Tai(each, 0))));
            }
        }

        private void socketSays() {
            if (!socket.isEmpty()) tell(intake, socket.remove());
        }

        /** Half of the list is read now, and arrives later. */
        private void page() {
            if (pagesLeft == 0) return;
            boolean firstHalf = pagesLeft-- == 2;
            var page = registry.entrySet().stream()
                    .filter(each -> (each.getKey().compareTo("s3") < 0) == firstHalf)
                    .map(each -> present(each.getKey(), each.getValue()))
                    .toList();
            var asked = intake;
            answers.add(() -> {
                asked.told(Kind.SENDER, Source.LIST, page, now);
                if (!firstHalf) look(asked.listed(Kind.SENDER));
            });
        }

        private void look(List<Missing> missing) {
            for (var each : missing) {
                var there = each.ids().stream()
                        .filter(registry::containsKey)
                        .map(id -> sender(id, registry.get(id)))
                        .toList();
                var asked = intake;
                answers.add(() -> asked.checked(each, there, now));
            }
        }

        private void answer() {
            if (!answers.isEmpty()) answers.remove().run();
        }

        private void pass(int seconds) {
            now += seconds * SECOND;
            look(intake.due(now));
        }

        private void reopen() {
            socket.clear();
            answers.clear();
            intake.opened(Kind.SENDER, now);
            registry.forEach((id, version) ->
                    socket.add(new Event.Present(sender(id, version), Optional.of(new Tai(version, 0)))));
            pagesLeft = 2;
        }

        /** Another registry, which may know less, or older versions. */
        private void replace() {
            view.doubtAll();
            intake = intake();
            if (random.nextInt(3) == 0) registry.clear();
            registry.replaceAll((_, version) -> random.nextInt(4) == 0 ? Math.max(1, version - 2) : version);
            reopen();
        }

        void settle() {
            while (!socket.isEmpty() || !answers.isEmpty() || pagesLeft > 0) {
                socketSays();
                page();
                answer();
            }
            for (int i = 0; i < 40; i++) {
                pass(3);
                while (!answers.isEmpty()) answer();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void C37_A15_whateverHappensInTheEndTheRegistryIsShownAsItIs(long seed) {
        for (int round = 0; round < 50; round++) {
            var world = new World(seed * 1_000 + round);
            for (int i = 0; i < 200; i++) world.step();
            world.settle();
            var expected = new HashMap<String, Long>();
            world.registry.forEach((id, version) -> expected.put(id, (long) version));
            assertThat(shown()).as("seed %s, round %s", seed, round).isEqualTo(expected);
            assertThat(shown().keySet()).noneMatch(id -> holdings.stale(Kind.SENDER, id));
            view.ids(Kind.SENDER).forEach(id -> view.remove(Kind.SENDER, id));
        }
    }
}
