package org.cueway.cli.sim;

import java.util.NoSuchElementException;
import org.cueway.cli.process.Streams;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.fault.FaultWords;

/** Does what is typed while a facility runs, one command a line. Confined to its thread. */
final class NmosConsole implements Runnable {
    private static final String ARROW = "->";

    private static final String HELP = """
            list                          senders and receivers, and what is connected
            connect SENDER -> RECEIVER    by label or ID, as another controller would
            disconnect RECEIVER
            on SENDER, off SENDER
            leave NODE, back NODE         a node goes, and the registry forgets it; it comes back
            freeze NODE                   a node goes, and the registry does not know
            reboot NODE                   a node starts anew
            fault FAULTS                  what goes wrong from now on: %s
            well                          nothing goes wrong any more
            """.formatted(FaultWords.names());

    private final SimulatedFacility facility;
    private final long seed;
    private final Streams streams;

    NmosConsole(SimulatedFacility facility, long seed, Streams streams) {
        this.facility = facility;
        this.seed = seed;
        this.streams = streams;
    }

    @Override
    public void run() {
        Typed.each(streams, this::perform);
    }

    private void perform(String word, String rest) {
        try {
            command(word, rest);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            say(word + ": " + e.getMessage());
        }
    }

    private void command(String word, String rest) {
        switch (word) {
            case "list" -> list();
            case "connect" -> connect(rest);
            case "disconnect" -> facility.disconnect(facility.endpoint(rest).id());
            case "on" -> facility.switchSender(facility.endpoint(rest).id(), true);
            case "off" -> facility.switchSender(facility.endpoint(rest).id(), false);
            case "leave" -> facility.node(rest).leave();
            case "back" -> facility.node(rest).register();
            case "freeze" -> facility.node(rest).freeze();
            case "reboot" -> facility.node(rest).reboot();
            case "fault" -> facility.fail(FaultWords.read(rest), seed);
            case "well" -> facility.heal();
            case "help" -> say(HELP);
            default -> throw new IllegalArgumentException("no such command; `help` lists them");
        }
    }

    private void connect(String rest) {
        int arrow = rest.indexOf(ARROW);
        if (arrow < 0) throw new IllegalArgumentException("expected SENDER -> RECEIVER");
        facility.connect(
                facility.endpoint(rest.substring(0, arrow).strip()).id(),
                facility.endpoint(rest.substring(arrow + ARROW.length()).strip())
                        .id());
    }

    private void list() {
        facility.senders().forEach(sender -> say(sender.label() + (sender.isOn() ? "" : "  off")));
        facility.receivers()
                .forEach(receiver -> say(receiver.label() + (receiver.isOn() ? "  <- " + source(receiver) : "  off")));
    }

    private String source(Endpoint receiver) {
        return receiver.peer()
                .map(id -> facility.senders().stream()
                        .filter(sender -> sender.id().equals(id))
                        .map(Endpoint::label)
                        .findFirst()
                        .orElse(id))
                .orElse("somebody without a name");
    }

    private void say(String words) {
        streams.out().println(words);
        streams.out().flush();
    }
}
