package org.cueway.simulator.ncs.check;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.ControlMessage.Command;
import org.cueway.mos.model.ControlMessage.RoCtrl;
import org.cueway.mos.model.ControlMessage.RoItemCue;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.check.Bench;
import org.cueway.simulator.check.Requirement;

/** Profile 5: cues are taken, and what becomes of them is reported. Stateless. */
final class Control {
    private static final String CONTROL = "MOS 4.0 §3.7.3";

    private Control() {}

    static void run(Bench bench, Orders orders, Held held) throws InterruptedException {
        bench.tries(of(1, "every command for an item is taken", CONTROL), t -> {
            var said = Said.base(t, held, orders);
            var item = new Target.OneItem(said.roID(), "A", "1");
            for (var command : List.of(Command.READY, Command.EXECUTE, Command.PAUSE, Command.SIGNAL, Command.STOP)) {
                said.ok(control(item, command));
            }
            said.end();
        });
        bench.tries(of(2, "a story and a running order can be commanded as a whole", CONTROL), t -> {
            var said = Said.base(t, held, orders);
            said.ok(control(new Target.OneStory(said.roID(), "A"), Command.READY));
            said.ok(control(new Target.WholeRo(said.roID()), Command.STOP));
            said.end();
        });
        bench.tries(of(3, "a command for an item that is not there is refused", CONTROL + ", R89"), t -> {
            var said = Said.base(t, held, orders);
            said.refused(control(new Target.OneItem(said.roID(), "B", "9"), Command.EXECUTE), Orders.BASE);
            said.end();
        });
        bench.tries(of(4, "roItemCue is taken", "MOS 4.0 §3.7.2"), t -> {
            var said = Said.base(t, held, orders);
            var item = new Target.OneItem(said.roID(), "A", "2");
            said.ok(new RoItemCue(
                    t.names().mosID(), item, "START", new MosTime("2026-11-24T18:04:34,000Z"), List.of()));
            said.end();
        });
        bench.tries(of(5, "what becomes of a command is reported", CONTROL + ", §3.7.1"), t -> {
            var said = Said.base(t, held, orders);
            long since = t.now();
            said.ok(control(new Target.OneItem(said.roID(), "A", "1"), Command.EXECUTE));
            t.mayFollow(since, RoElementStat.class, stat -> stat.target().roID().equals(said.roID()), "roElementStat");
            said.end();
        });
    }

    private static Requirement of(int number, String title, String rule) {
        return new Requirement(5, "5.%02d".formatted(number), title, rule);
    }

    private static RoCtrl control(Target target, Command command) {
        return new RoCtrl(target, command, List.of(), Optional.empty());
    }
}
