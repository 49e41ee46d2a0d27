package org.cueway.cli.sim;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cueway.cli.process.Streams;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosReqAll;
import org.cueway.mos.model.ObjectMessage.MosReqObj;
import org.cueway.mos.model.ObjectRequestMessage.MosObjCreate;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjAction;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjList;
import org.cueway.mos.model.ObjectRequestMessage.MosReqSearchableSchema;
import org.cueway.mos.model.ObjectRequestMessage.ObjectAction;
import org.cueway.mos.model.ObjectRequestMessage.ObjectWish;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.Samples;
import org.cueway.mos.value.TimeBase;
import org.cueway.simulator.line.Said;
import org.cueway.simulator.ncs.SimulatedNewsroom;

/** Does what is typed while a newsroom runs, one command a line. Confined to its thread. */
final class NcsConsole implements Runnable {
    private static final String HELP = """
            again                  send all running orders anew
            ro ID                  ask the device for one running order
            play [SPEED], stop     run the first show, so many times as fast as on air; end it
            reports                what devices said last
            objects, object ID     the objects that are known; ask the device for one
            all-objects            ask the device for all
            schema, search WORDS   ask what can be searched; search (AND, OR, NOT)
            create SLUG, update ID SLUG, delete ID
                                   ask the device for an object, to change or to delete one
            cut, half-open, standby, lose-state
                                   break the newsroom
            restore                make it whole again
            fail-over, come-back   of a pair: the active server dies, and returns
            take-over              a server that was off or idle takes over
            """;

    private final SimulatedNewsroom newsroom;
    private final String mosID;
    private final Streams streams;

    NcsConsole(SimulatedNewsroom newsroom, String mosID, Streams streams) {
        this.newsroom = newsroom;
        this.mosID = mosID;
        this.streams = streams;
    }

    @Override
    public void run() {
        Typed.each(streams, this::perform);
    }

    private void perform(String word, String rest) throws InterruptedException {
        try {
            if (!breaks(word) && !shows(word, rest)) ask(question(word, rest));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            say(word + ": " + e.getMessage());
        }
    }

    /** Breaks something or makes it whole; false if the word means something else. */
    private boolean breaks(String word) throws IOException {
        switch (word) {
            case "cut" -> newsroom.cut();
            case "half-open" -> newsroom.halfOpen();
            case "standby" -> newsroom.standby();
            case "lose-state" -> newsroom.losesState();
            case "restore" -> newsroom.restore();
            case "fail-over" -> newsroom.failOver();
            case "come-back" -> newsroom.comeBack();
            case "take-over" -> newsroom.takeOver();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Shows what is known, and runs shows; false if the word means something else. */
    private boolean shows(String word, String rest) {
        switch (word) {
            case "again" -> newsroom.again();
            case "play" -> play(rest.isEmpty() ? 1 : Double.parseDouble(rest));
            case "stop" -> newsroom.stopPlaying();
            case "reports" ->
                newsroom.reports()
                        .last()
                        .forEach((about, status) -> say(about.mosID() + "  " + about.target() + "  " + status));
            case "objects" ->
                newsroom.objects()
                        .entries()
                        .forEach((key, entry) -> say(key.mosID() + "  " + key.objID() + "  "
                                + entry.object().objSlug().orElse("")
                                + (entry.stale() ? "  (not in its last list)" : "")));
            case "help" -> say(HELP);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void play(double speed) {
        var shows = newsroom.shows().list();
        if (shows.isEmpty()) throw new IllegalStateException("no running order to play");
        newsroom.play(shows.getFirst().roID(), speed);
    }

    private static MosMessage question(String word, String rest) {
        return switch (word) {
            case "ro" -> new RoReq(rest);
            case "object" -> new MosReqObj(rest);
            case "all-objects" -> new MosReqAll(MosNumber.of(0));
            case "schema" -> new MosReqSearchableSchema(Optional.empty());
            case "search" ->
                new MosReqObjList(Optional.empty(), "console", MosNumber.of(1), MosNumber.of(25), rest, "", List.of());
            case "create" -> new MosObjCreate(wish(rest));
            case "update" -> {
                int blank = rest.indexOf(' ');
                if (blank < 0) throw new IllegalArgumentException("expected an ID and a slug, found \"" + rest + "\"");
                var action = new ObjectAction.Update(rest.substring(0, blank));
                yield new MosReqObjAction(action, wish(rest.substring(blank + 1)));
            }
            case "delete" -> new MosReqObjAction(new ObjectAction.Delete(rest), wish(rest));
            default -> throw new IllegalArgumentException("no such command; `help` lists them");
        };
    }

    private void ask(MosMessage question) throws IOException, InterruptedException {
        say(
                switch (newsroom.ask(mosID, question)) {
                    case Said.Answered(var _, var text) -> text;
                    case Said.Unreadable(var why, var text) -> why + ": " + text;
                    case Said.Nothing(var why) -> why;
                });
    }

    private void say(String words) {
        streams.out().println(words);
        streams.out().flush();
    }

    private static ObjectWish wish(String slug) {
        var none = Optional.<String>empty();
        return new ObjectWish(
                Optional.of(slug),
                Optional.empty(),
                none,
                Optional.of("VIDEO"),
                Optional.of(new TimeBase("50")),
                Optional.of(Samples.of(500)),
                Optional.empty(),
                Optional.of("newsroom"),
                none,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
