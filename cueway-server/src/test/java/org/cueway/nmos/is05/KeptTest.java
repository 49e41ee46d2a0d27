package org.cueway.nmos.is05;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.is05.plan.LegWish;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.TakeReport.Result.Refused;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.node.Gear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people keep in the controller. */
final class KeptTest {
    private static final Instant THEN = Instant.parse("2026-03-17T17:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void namesLocksAndSalvosOutliveARestart() throws Exception {
        try (var studio = Studio.of(Facility.of(5, 1).gear(Gear.CAMERA, Gear.MONITOR), folder)) {
            var receiver = studio.facility.receivers().getFirst();
            var sender = studio.facility.senders().getFirst();
            var plain = Route.of(receiver.id(), sender.id());
            var special = new Route(
                    studio.facility.receivers().getLast().id(),
                    new Route.Feed.Described("v=0\r\n"),
                    List.of(LegWish.from(1), LegWish.off()),
                    Optional.of(new Route.Seen(true, Optional.of(sender.id()))),
                    true);
            var salvo = new Salvos.Salvo("evening", List.of(plain, special), "ann", THEN);
            var lock = new Locks.Lock(receiver.id(), "ann", Locks.Kind.LOCK, "on air", THEN);
            studio.controller.salvos().put(salvo);
            studio.controller.locks().put(lock);
            studio.controller.aliases().put(receiver.id(), "Wall left");

            studio.restart();

            assertThat(studio.controller.salvos().all()).containsExactly(salvo);
            assertThat(studio.controller.locks().of(receiver.id())).contains(lock);
            assertThat(studio.controller.aliases().of(receiver.id())).contains("Wall left");
            assertThat(studio.controller
                            .connect(List.of(plain), Studio.by("ben"))
                            .lines()
                            .getFirst()
                            .result())
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(TakeReason.LOCKED_BY_SOMEBODY));

            studio.controller.locks().forceRelease(receiver.id());
            studio.controller.salvos().remove("evening");
            studio.controller.aliases().put(receiver.id(), "");

            studio.restart();

            assertThat(studio.controller.salvos().all()).isEmpty();
            assertThat(studio.controller.locks().of(receiver.id())).isEmpty();
            assertThat(studio.controller.aliases().all()).isEmpty();
        }
    }
}
