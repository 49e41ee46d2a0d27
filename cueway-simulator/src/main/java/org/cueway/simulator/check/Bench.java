package org.cueway.simulator.check;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.simulator.line.Lines;
import org.cueway.simulator.line.Names;
import org.cueway.simulator.line.Place;
import org.cueway.simulator.line.Port;
import org.cueway.simulator.line.Talk;

/**
 * Where a peer is tried: the lines to it, what it says by itself, what it claims, and what has been found so far. Confined to
 * one thread.
 */
public final class Bench {
    /** In what an answer may take: the longest back-off (30 s) is three times the usual patience. */
    private static final int BETWEEN_ATTEMPTS = 3;

    private final Lines lines;
    private final Names names;
    private final Map<Channel, Place> places;
    private final Notes notes;
    private final Duration patience;
    private final Map<Channel, Talk> talks = new EnumMap<>(Channel.class);
    private final Set<Integer> claims = new HashSet<>();
    private final List<Result> results = new ArrayList<>();
    private final Set<Channel> givenUp = EnumSet.noneOf(Channel.class);
    private Consumer<Result> watcher = _ -> {};
    private Map<Channel, Port> ports = Map.of();

    /**
     * Dials nobody yet.
     *
     * @param places where the peer is; a channel that is not there cannot be tried
     * @param patience how long an answer, or what must follow it, is waited for
     */
    public Bench(Lines lines, Names names, Map<Channel, Place> places, Notes notes, Duration patience) {
        this.lines = lines;
        this.names = names;
        this.places = Map.copyOf(places);
        this.notes = notes;
        this.patience = patience;
    }

    /** Tells {@code next} of each result as soon as it is there. */
    public Bench watched(Consumer<Result> next) {
        watcher = next;
        return this;
    }

    /** Looks here, on these ports of ours, for what the peer says by itself; without any, all of it is sure to reach us. */
    public Bench listening(Map<Channel, Port> own) {
        ports = Map.copyOf(own);
        return this;
    }

    /** A conversation that shows whether a requirement is met; it ends where it goes wrong. */
    @FunctionalInterface
    public interface Conversation {
        void hold(Trial trial) throws IOException, InterruptedException;
    }

    /** Tries one thing. */
    public void tries(Requirement requirement, Conversation conversation) throws InterruptedException {
        var trial = new Trial(this, requirement);
        Result result;
        try {
            conversation.hold(trial);
            result = new Result(requirement, Verdict.PASSED, "", "", trial.steps());
        } catch (Missed missed) {
            result = new Result(requirement, missed.verdict(), missed.expected(), missed.found(), trial.steps());
        } catch (IOException lost) {
            var words = String.valueOf(lost.getMessage());
            result = new Result(requirement, Verdict.FAILED, "a connection", words, trial.steps());
        }
        results.add(result);
        watcher.accept(result);
    }

    /** What the peer says about itself: from now on it is held to the profiles it names. */
    public void claims(MachineInfo info) {
        info.profiles()
                .ifPresent(profiles -> profiles.list().stream()
                        .filter(MachineInfo.Profile::supported)
                        .forEach(profile -> claims.add(profile.number())));
    }

    /** Says what takes away again what trials left behind; whether that is done is no requirement. */
    public void clears(List<? extends MosMessage> messages) throws InterruptedException {
        for (var message : messages) {
            try {
                var _ = talk(message.channel().orElse(Channel.RO)).ask(message, patience);
            } catch (IOException gone) {
                return;
            }
        }
    }

    /** What has been found. */
    public Report report(String peer) {
        return new Report(peer, claims, results);
    }

    /** Whether the peer says that it supports a profile. */
    boolean claims(int profile) {
        return claims.contains(profile);
    }

    /** The connection on a channel; another one if the last has ended. */
    Talk talk(Channel channel) throws IOException {
        var open = Optional.ofNullable(talks.get(channel))
                .filter(talk -> talk.ended().isEmpty());
        if (open.isPresent()) return open.get();
        var place = Optional.ofNullable(places.get(channel))
                .orElseThrow(() ->
                        new Missed(Verdict.NOT_OFFERED, "a port for channel " + channel.word(), "none was given"));
        var talk = lines.talk(place, names, notes);
        talks.put(channel, talk);
        return talk;
    }

    /** The next thing is said on a new connection. */
    void hangUp(Channel channel) {
        Optional.ofNullable(talks.remove(channel)).ifPresent(Talk::close);
    }

    /**
     * Why what the peer says by itself on a channel may go elsewhere: it has never connected to our port. Waits once for a peer that is
     * between two attempts. Empty if it reaches us.
     */
    Optional<String> elsewhere(Channel channel) throws InterruptedException {
        var port = Optional.ofNullable(ports.get(channel));
        if (port.isEmpty()) return Optional.empty();
        var wait = givenUp.contains(channel) ? Duration.ZERO : patience.multipliedBy(BETWEEN_ATTEMPTS);
        if (port.get().awaitCall(wait)) return Optional.empty();
        givenUp.add(channel);
        return Optional.of(notReached(channel));
    }

    /** That the peer has not connected, in words. */
    String notReached(Channel channel) {
        var where = Optional.ofNullable(ports.get(channel))
                .map(port -> port.address().getHostString() + ":" + port.number())
                .orElse("(none)");
        return "the peer has never connected to our port " + where + " for channel " + channel.word()
                + ", and may say it where it does connect";
    }

    /** Whether the peer has connected to our port for a channel, if it has to. */
    boolean reached(Channel channel) throws InterruptedException {
        var port = Optional.ofNullable(ports.get(channel));
        return port.isEmpty() || port.get().awaitCall(Duration.ZERO);
    }

    Lines lines() {
        return lines;
    }

    Names names() {
        return names;
    }

    Notes notes() {
        return notes;
    }

    Duration patience() {
        return patience;
    }

    Optional<Place> place(Channel channel) {
        return Optional.ofNullable(places.get(channel));
    }
}
