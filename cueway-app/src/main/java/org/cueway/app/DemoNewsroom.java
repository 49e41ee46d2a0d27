package org.cueway.app;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cueway.base.TimeSource;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Story;
import org.cueway.simulator.ncs.NewsroomEvent;
import org.cueway.simulator.ncs.SimulatedNewsroom;
import org.cueway.simulator.ncs.show.Show;
import org.cueway.web.Playground;
import org.cueway.web.json.PlaygroundJson;
import org.cueway.web.json.PlaygroundJson.Fault;
import org.cueway.web.json.PlaygroundJson.Happened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo's newsroom as the console shows it and breaks it. Safe for use by any thread. */
final class DemoNewsroom implements Playground {
    private static final Logger LOG = LoggerFactory.getLogger(DemoNewsroom.class);
    /** What is remembered of what happened: a page of it. */
    private static final int REMEMBERED = 30;

    private final String name;
    private final TimeSource time;
    private final Map<String, String> modes = new LinkedHashMap<>();
    private final Set<Fault> broken = EnumSet.noneOf(Fault.class);
    private final Deque<Happened> happened = new ArrayDeque<>();
    private volatile Optional<Running> running = Optional.empty();

    /** Of these servers, the first of which is in charge. */
    DemoNewsroom(List<String> ncsIDs, TimeSource time) {
        this.name = ncsIDs.getFirst();
        this.time = time;
        ncsIDs.forEach(ncsID -> modes.put(ncsID, ncsID.equals(name) ? "active" : "standby"));
    }

    private record Running(SimulatedNewsroom newsroom, Function<String, Optional<Rundown>> held) {}

    /** It runs now; {@code held} is what the gateway has of a running order. */
    void runs(SimulatedNewsroom newsroom, Function<String, Optional<Rundown>> held) {
        running = Optional.of(new Running(newsroom, held));
    }

    /** Hears what goes on in it. */
    void hear(NewsroomEvent event) {
        switch (event) {
            case NewsroomEvent.Told told
            when told.accepted() -> LOG.debug("the newsroom sent {} of {}", told.message(), told.about());
            case NewsroomEvent.Told told -> {
                LOG.warn("the newsroom sent {} of {}, refused: {}", told.message(), told.about(), told.answer());
                note(told.message() + " of " + told.about() + " was refused: " + told.answer());
            }
            case NewsroomEvent.Asked asked -> {
                LOG.debug("the newsroom answered {}", asked.message());
                if (asked.message().startsWith("roReq")) note("the gateway asked with " + asked.message());
            }
            case NewsroomEvent.Status status ->
                LOG.debug("the newsroom heard that {} is {}", status.about(), status.status());
            case NewsroomEvent.Server(var ncsID, var mode) -> {
                LOG.info("the newsroom's {} is {}", ncsID, mode);
                synchronized (this) {
                    modes.put(ncsID, mode);
                }
                note(ncsID + " is " + mode);
            }
            case NewsroomEvent.Line line -> {
                LOG.debug("the newsroom's line {}: {}", line.channel(), line.why());
                note("line " + line.channel() + " to the gateway is " + (line.up() ? "up" : "down: " + line.why()));
            }
            case NewsroomEvent.Trouble(var words) -> {
                LOG.warn("the newsroom: {}", words);
                note(words);
            }
        }
    }

    private synchronized void note(String text) {
        happened.addFirst(new Happened(time.now(), text));
        if (happened.size() > REMEMBERED) happened.removeLast();
    }

    @Override
    public PlaygroundJson.State state() {
        var shows = running.map(DemoNewsroom::shows).orElse(List.of());
        synchronized (this) {
            var servers = modes.entrySet().stream()
                    .map(server -> new PlaygroundJson.Server(server.getKey(), server.getValue()))
                    .toList();
            return new PlaygroundJson.State(name, servers, Set.copyOf(broken), shows, List.copyOf(happened));
        }
    }

    private static List<PlaygroundJson.Show> shows(Running there) {
        return there.newsroom().shows().list().stream()
                .map(show -> shown(show, there.held().apply(show.roID())))
                .toList();
    }

    private static PlaygroundJson.Show shown(Show show, Optional<Rundown> held) {
        var here = held.map(Rundown::stories).map(DemoNewsroom::ids).orElse(List.of());
        var wanted = show.stories().stream()
                .map(scripted -> scripted.story().storyID())
                .toList();
        var slug = show.header().roSlug().orElse("");
        return new PlaygroundJson.Show(show.roID(), slug, wanted.size(), here.size(), wanted.equals(here));
    }

    private static List<String> ids(Collection<Story> stories) {
        return stories.stream().map(Story::storyID).collect(Collectors.toList());
    }

    @Override
    public void apply(Fault fault) throws IOException {
        var newsroom = running.orElseThrow(() -> new IOException("the newsroom is just starting"))
                .newsroom();
        switch (fault) {
            case FAIL_OVER -> newsroom.failOver();
            case COME_BACK -> newsroom.comeBack();
            case CUT -> newsroom.cut();
            case HALF_OPEN -> newsroom.halfOpen();
            case STANDBY -> newsroom.standby();
            case LOSE_STATE -> newsroom.losesState();
            case RESTORE -> newsroom.restore();
        }
        synchronized (this) {
            switch (fault) {
                case RESTORE -> broken.clear();
                case COME_BACK -> broken.remove(Fault.FAIL_OVER);
                case FAIL_OVER, CUT, HALF_OPEN, STANDBY, LOSE_STATE -> broken.add(fault);
            }
        }
        note("in the console: " + fault.word());
    }
}
