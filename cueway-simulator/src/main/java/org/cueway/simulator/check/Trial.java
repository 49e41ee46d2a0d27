package org.cueway.simulator.check;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.simulator.line.Manner;
import org.cueway.simulator.line.Names;
import org.cueway.simulator.line.Place;
import org.cueway.simulator.line.Said;
import org.cueway.simulator.line.Talk;

/**
 * One requirement being tried: says, hears, and ends the trial where something is not as it should be. Confined to one thread.
 */
public final class Trial {
    /** Words with which peers say that they do not do a thing at all. */
    private static final Pattern NOT_DONE =
            Pattern.compile("(?i)not supported|unsupported|not implemented|unknown (message|command)|not taken by");
    /** A request may come to nothing in so long: what must not come is waited for no longer. */
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    /** Words with which peers say that they are at it already, and how often they are asked again then. */
    private static final Pattern BUSY = Pattern.compile("(?i)already|busy|in progress|under way");

    private static final int MOST_AGAIN = 10;
    private static final int MOST_DISTURBED = 2;

    private final Bench bench;
    private final Requirement requirement;
    private final List<Step> steps = new ArrayList<>();

    Trial(Bench bench, Requirement requirement) {
        this.bench = bench;
        this.requirement = requirement;
    }

    /** The conversation so far. */
    List<Step> steps() {
        return steps;
    }

    /** Who talks to whom. */
    public Names names() {
        return bench.names();
    }

    /** How many messages the peer has sent by itself so far: to wait for one that comes after this. */
    public long now() {
        return bench.notes().count();
    }

    /** Asks on the channel of the message; ends the trial if no answer comes. */
    public MosMessage ask(MosMessage message) throws IOException, InterruptedException {
        return ask(message.channel().orElse(Channel.RO), message);
    }

    /** Asks on a channel. */
    public MosMessage ask(Channel channel, MosMessage message) throws IOException, InterruptedException {
        return answered(bench.talk(channel).ask(message, bench.patience()), message.element());
    }

    /** Asks in these very words, which are a whole frame. */
    public Said.Answered say(Channel channel, String text, Optional<String> messageID)
            throws IOException, InterruptedException {
        var exchanged = bench.talk(channel).ask(text, messageID, bench.patience());
        answered(exchanged, "this");
        return (Said.Answered) exchanged.said().orElseThrow();
    }

    /** Says something and waits for so many messages, whatever they are. */
    public List<String> hear(Channel channel, String text, int count) throws IOException, InterruptedException {
        var talk = bench.talk(channel);
        int before = talk.heard().size();
        talk.say(text);
        var all = talk.awaitHeard(before + count, bench.patience());
        var came = all.subList(Math.min(before, all.size()), all.size());
        steps.add(new Step(text, String.join("\n", came)));
        expect(
                came.size() >= count,
                count + " answers",
                came.size() + " within " + bench.patience().toSeconds() + " s");
        return came;
    }

    /** Says something on a connection of its own that speaks otherwise; returns the answer, empty if there is none. */
    public Optional<String> otherwise(Manner manner, Channel channel, MosMessage message)
            throws IOException, InterruptedException {
        var place = bench.place(channel).orElseThrow(() -> new Missed(Verdict.NOT_OFFERED, "a port", "none was given"));
        if (overMos4() && manner.faults().isPresent()) {
            throw new Missed(Verdict.NOT_OFFERED, "a socket", "over WebSocket no octet comes without its message");
        }
        try (var lines = bench.lines().speaking(manner);
                var talk = lines.talk(place, bench.names(), bench.notes())) {
            var exchanged = talk.ask(message, bench.patience());
            var came = exchanged.said().flatMap(Trial::text);
            steps.add(new Step(exchanged.sent(), came.orElse("")));
            return came;
        }
    }

    /** Whether the peer is at a URL. */
    boolean overMos4() {
        return bench.place(Channel.RO)
                .filter(place -> place.where() instanceof Place.Where.Url)
                .isPresent();
    }

    /** The next thing is said on a new connection. */
    public void reconnect(Channel channel) {
        bench.hangUp(channel);
    }

    /** Asks for something that has to be done; ends the trial if it is not. */
    public MosMessage ok(MosMessage message) throws IOException, InterruptedException {
        return accepted(message, ask(message));
    }

    /** The same of something that a peer does one of at a time: it may not know yet that the one before is done. */
    public MosMessage okSoon(MosMessage message) throws IOException, InterruptedException {
        var answer = ask(message);
        for (int again = 0; again < MOST_AGAIN && isBusy(answer); again++) {
            var talk = bench.talk(Channel.MOM);
            talk.awaitHeard(talk.heard().size() + 1, A_MOMENT);
            answer = ask(message);
        }
        return accepted(message, answer);
    }

    private static boolean isBusy(MosMessage answer) {
        return refusal(answer).filter(why -> BUSY.matcher(why).find()).isPresent();
    }

    private MosMessage accepted(MosMessage message, MosMessage answer) {
        var why = refusal(answer);
        if (why.isPresent()) {
            boolean offered = bench.claims(requirement.profile())
                    || !NOT_DONE.matcher(why.get()).find();
            throw new Missed(
                    offered ? Verdict.FAILED : Verdict.NOT_OFFERED, message.element() + " is accepted", why.get());
        }
        return answer;
    }

    /** Asks for something that has to be refused, in words. */
    public String refused(MosMessage message) throws IOException, InterruptedException {
        return refused(ask(message), message.element());
    }

    /** Whether an answer refuses, in words; returns them. */
    public String refused(MosMessage answer, String what) {
        var why = refusal(answer);
        expect(why.isPresent(), what + " is refused", answer.element() + " that accepts it");
        boolean undone = !bench.claims(requirement.profile())
                && NOT_DONE.matcher(why.orElse("")).find();
        if (undone) throw new Missed(Verdict.NOT_OFFERED, what + " is refused for what it says", why.orElse(""));
        return why.orElseThrow();
    }

    /** Waits for an object that the peer tells of by itself; failed if it does not come although the peer reaches us. */
    public <M extends ObjectMessage> M follows(long since, Class<M> type, Predicate<M> wanted, String expected)
            throws InterruptedException {
        return comes(Channel.MOM, since, type, wanted, expected, Verdict.FAILED);
    }

    /** Waits for something that a peer may say by itself about a running order; not offered if it does not come. */
    public <M extends MosMessage> M mayFollow(long since, Class<M> type, Predicate<M> wanted, String expected)
            throws InterruptedException {
        return comes(Channel.RO, since, type, wanted, expected, Verdict.NOT_OFFERED);
    }

    /** Something that the peer has said by itself at any time; not offered if it has not. */
    public <M extends MosMessage> List<M> seen(Class<M> type, String expected) throws InterruptedException {
        var all = bench.notes().all(type::isInstance);
        if (all.isEmpty()) {
            var why = bench.reached(Channel.RO) ? "" : ": " + bench.notReached(Channel.RO);
            throw new Missed(Verdict.NOT_OFFERED, expected, "it was not seen" + why);
        }
        steps.add(new Step("", all.getLast().text()));
        return all.stream().map(note -> type.cast(note.message())).toList();
    }

    private <M extends MosMessage> M comes(
            Channel channel, long since, Class<M> type, Predicate<M> wanted, String expected, Verdict otherwise)
            throws InterruptedException {
        Predicate<MosMessage> fits = message -> type.isInstance(message) && wanted.test(type.cast(message));
        boolean reached = bench.reached(channel);
        var note = bench.notes().await(since, fits, bench.patience());
        if (note.isEmpty() && !reached && bench.elsewhere(channel).isEmpty()) {
            note = bench.notes().await(since, fits, bench.patience());
        }
        if (note.isEmpty()) {
            var nothing = "nothing of the kind within " + bench.patience().toSeconds() + " s";
            var elsewhere = bench.elsewhere(channel);
            throw elsewhere.isEmpty()
                    ? new Missed(otherwise, expected, nothing)
                    : new Missed(Verdict.NOT_OFFERED, expected, nothing + ": " + elsewhere.get());
        }
        steps.add(new Step("", note.get().text()));
        return type.cast(note.get().message());
    }

    /**
     * Holds a conversation about what others may change meanwhile, such as the objects of a station: it may go wrong twice, and not a third
     * time.
     */
    public void inSpiteOfOthers(Bench.Conversation conversation) throws IOException, InterruptedException {
        for (int left = MOST_DISTURBED; left > 0; left--) {
            try {
                conversation.hold(this);
                return;
            } catch (Missed missed) {
                if (missed.verdict() != Verdict.FAILED) throw missed;
            }
        }
        conversation.hold(this);
    }

    /** Whether the connection on a channel is still open a moment later. */
    public void stays(Channel channel) throws IOException, InterruptedException {
        var ended = bench.talk(channel).ended();
        expect(ended.isEmpty(), "the connection stays", ended.orElse(""));
    }

    /** Nothing more is said on a channel. */
    public void quiet(Channel channel) throws IOException, InterruptedException {
        var talk = bench.talk(channel);
        int before = talk.heard().size();
        var all = talk.awaitHeard(before + 1, A_MOMENT);
        expect(all.size() == before, "nothing more", String.join("\n", all.subList(before, all.size())));
    }

    /** Ends the trial as failed unless this holds. */
    public void expect(boolean holds, String expected, String found) {
        if (!holds) throw new Missed(Verdict.FAILED, expected, found);
    }

    /** Ends the trial: this cannot be tried with this peer. */
    public Missed notOffered(String expected, String found) {
        return new Missed(Verdict.NOT_OFFERED, expected, found);
    }

    /** What the peer says about itself: from now on it is held to that. */
    public void claims(MachineInfo info) {
        bench.claims(info);
    }

    /** The next messageID, for those who write their own words. */
    public String number() {
        return bench.lines().number();
    }

    private MosMessage answered(Talk.Exchanged exchanged, String what) {
        var said = exchanged.said();
        steps.add(new Step(exchanged.sent(), said.flatMap(Trial::text).orElse("")));
        if (said.isEmpty()) {
            var wait = bench.patience().toMillis();
            throw new Missed(Verdict.FAILED, "an answer to " + what, "none within " + wait + " ms");
        }
        return switch (said.get()) {
            case Said.Answered(var envelope, var _) -> envelope.message();
            case Said.Unreadable(var why, var _) -> throw new Missed(Verdict.FAILED, "an answer that can be read", why);
            case Said.Nothing(var why) -> throw new Missed(Verdict.FAILED, "an answer to " + what, why);
        };
    }

    private static Optional<String> text(Said said) {
        return switch (said) {
            case Said.Answered(var _, var text) -> Optional.of(text);
            case Said.Unreadable(var _, var text) -> Optional.of(text);
            case Said.Nothing _ -> Optional.empty();
        };
    }

    /** Why an answer says no; empty if it does not. A new storyID is a yes (MOS 4.0 §3.9.1). */
    static Optional<String> refusal(MosMessage answer) {
        if (answer instanceof RoAck ack) {
            var status = ack.roStatus().strip().toUpperCase(Locale.ROOT);
            boolean no = status.startsWith("NACK") || status.equals("DISCONNECTED") || status.contains(" ");
            return !ack.isOk() && (no || status.isEmpty()) ? Optional.of(words(ack)) : Optional.empty();
        }
        if (answer instanceof MosAck ack && !ack.isAck()) {
            return Optional.of((ack.status() + ": " + ack.statusDescription()).strip());
        }
        return answer instanceof MosMessage.Unknown complaint ? Optional.of(complaint.xml()) : Optional.empty();
    }

    private static String words(RoAck ack) {
        var all = new StringBuilder(ack.roStatus());
        ack.elements()
                .forEach(element ->
                        element.status().ifPresent(status -> all.append(": ").append(status)));
        return all.toString();
    }
}
