package org.cueway.newsroom;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.DiscoveryMessage.RoSummary;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.proposal.Observed;
import org.cueway.mos.proposal.Sightings;
import org.cueway.mos.session.Inbound;
import org.cueway.mos.session.Link;
import org.cueway.mos.session.MosRole;
import org.cueway.mos.session.Reply;
import org.cueway.mos.session.WebSocketListener.Admission;
import org.cueway.mos.session.WebSocketListener.Entrance;
import org.cueway.mos.session.WebSocketListener.Visitor;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.MosTime;
import org.cueway.newsroom.healing.Healing;
import org.cueway.newsroom.objects.Heard;
import org.cueway.newsroom.objects.OurObjects;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.store.Change;
import org.cueway.store.Entry;
import org.cueway.store.RundownKey;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;

/**
 * The MOS device that newsrooms talk to: says whose a message is, has it taken or answers it, refuses in words. Safe for
 * use by any thread.
 */
public final class Newsrooms implements MosRole {
    private final DeviceSpec spec;
    private final Identity identity;
    private final Desk desk;
    private final RundownStore store;
    private final TimeSource time;
    private final Answers answers;
    private final Introduction introduction;
    private final Findings findings;
    private final Sightings sightings = new Sightings(Limits.Proposals.defaults());
    private final Healer healer;
    private final Replay replay;
    private final OurObjects ours;
    private final AckTimes ackTimes = new AckTimes();

    private Newsrooms(DeviceSpec spec, MosCodec codec, RundownStore store, Desk desk, TimeSource time) {
        this.spec = spec;
        this.identity = new Identity(spec.mosID(), spec.newsrooms());
        this.desk = desk;
        this.store = store;
        this.time = time;
        this.answers = new Answers(spec.mosID(), codec);
        this.introduction = new Introduction(spec.mosID(), spec.swRev(), time.now());
        this.findings = new Findings(spec.peers());
        var receipts = Receipts.recover(spec.receipts(), store, time);
        this.ours = OurObjects.recover(spec.mosID(), codec, store, desk, time);
        var intake = new Intake(new Intake.Parts(desk, ours), receipts, answers, findings, time);
        this.healer = new Healer(intake, desk, answers, this::habits, time);
        this.replay = new Replay(desk, ours, answers, healer);
    }

    /** Knows again what was answered before the last stop. {@link #replay} the journal's tail before the first message. */
    public static Newsrooms recover(DeviceSpec spec, MosCodec codec, RundownStore store, Desk desk, TimeSource time) {
        return new Newsrooms(spec, codec, store, desk, time);
    }

    /** How long an answer took, from the last byte of the frame with this hash; empty if it was too long ago. */
    public Optional<Duration> ackTime(String hash) {
        return ackTimes.of(hash);
    }

    /** The habits that a newsroom is configured to have; empty if it is neither configured nor was ever here. */
    public Optional<Dialect> dialect(String newsroom) {
        return identity.named(newsroom)
                .filter(named ->
                        named.id().equals(newsroom) || !sightings.of(newsroom).isEmpty())
                .map(NewsroomSpec::dialect);
    }

    /** From now on messages for devices behind us are passed on, and theirs. Before the first message. */
    public void behind(Elsewhere devices) {
        identity.behind(devices);
    }

    /** The habits that newsrooms were seen to have. */
    public Sightings sightings() {
        return sightings;
    }

    private Dialect habits(String newsroom) {
        return identity.named(newsroom).map(NewsroomSpec::dialect).orElse(spec.plain());
    }

    /**
     * Has what does not fit healed from now on. After {@link #replay}, before there are lanes.
     *
     * @param busy on how many connections with a machine a frame is being read or worked on
     */
    public void heal(Healing healing, ToIntFunction<String> busy) {
        healer.begin(healing, busy);
    }

    /** Our own objects. */
    public OurObjects ours() {
        return ours;
    }

    /** Whose a WebSocket is that somebody dials; {@code entrances} has how the newsroom of a name is let in. */
    public Admission admit(Visitor visitor, Function<String, Entrance> entrances) {
        var head = new Head(Optional.of(visitor.mosID()), Optional.of(visitor.ncsID()), Optional.empty());
        return switch (identity.judge(head, Optional.empty(), Optional.of(visitor.from()))) {
            case Identity.Verdict.Known known ->
                new Admission.Known(known.newsroom(), this, entrances.apply(known.newsroom()));
            case Identity.Verdict.Stranger(var reason, var detail) -> new Admission.Stranger(reason, detail);
        };
    }

    @Override
    public Dialect dialect(Link link, Head head) {
        var device = identity.source(head);
        if (device.isPresent()) {
            return device.get().dialect();
        }
        return head.ncsID()
                .flatMap(identity::spec)
                .or(() -> link.newsroom().flatMap(identity::named))
                .map(NewsroomSpec::dialect)
                .orElse(spec.plain());
    }

    @Override
    public Optional<Reply> answer(Inbound in) {
        return switch (in.message()) {
            case Decoded.Rejected<Envelope>(var why, var head, var form) -> rejected(in, head, why, form);
            case Decoded.Ok<Envelope>(Envelope(var head, var message), var repaired) ->
                switch (identity.judge(head, in.link().newsroom(), Identity.from(in.link()))) {
                    case Identity.Verdict.Stranger(var reason, var detail) -> {
                        var form = message.isAnswer() ? new AnswerWith.Nothing() : new AnswerWith.MosAck("");
                        yield rejected(in, head, new Finding("", detail, reason), form);
                    }
                    case Identity.Verdict.Known known -> {
                        in.link().bind(known.newsroom());
                        var report = known.dialect().reads().report();
                        repaired.forEach(finding -> findings.tolerated(known.newsroom(), finding, report));
                        var encoding = in.frame().encoding().word();
                        sightings.hear(
                                known.newsroom(),
                                new Observed(new Envelope(head, message), encoding, repaired, time.now()));
                        yield known(in, known, head, message);
                    }
                };
        };
    }

    /**
     * Applies an accepted entry of the journal's tail again, through the same mapping as when it came; returns what the
     * projection has to take over. A cue is known again, and not given again.
     */
    public List<Change> replay(Entry entry) {
        return replay.of(entry, dialect(entry));
    }

    /** The dialect that an entry was read with, whatever the newsroom's is now; that only if the name says too little. */
    public Dialect dialect(Entry entry) {
        return Dialect.named(entry.dialect()).orElseGet(() -> habits(entry.newsroom()));
    }

    private Optional<Reply> known(Inbound in, Identity.Verdict.Known from, Head head, MosMessage message) {
        var arrival = Arrival.of(in, from.newsroom(), in.link().dialect(this, head), head, message.isAnswer());
        var otherChannel = Dispatch.misplaced(in.link(), message);
        var reads = arrival.dialect().reads();
        otherChannel.ifPresent(finding -> findings.tolerated(from.newsroom(), finding, reads.report()));
        boolean strict =
                (reads.acceptance() == Reads.Acceptance.STRICT || in.link().isMos4()) && !message.isAnswer();
        var reply = otherChannel
                .filter(_ -> strict)
                .map(finding -> refuse(arrival, Dispatch.notHere(message, finding.detail())))
                .orElseGet(() -> reply(in.link(), arrival, message));
        ackTimes.keep(arrival.hash(), Duration.ofNanos(time.nanoTime() - in.since()));
        return reply;
    }

    private Optional<Reply> reply(Link link, Arrival arrival, MosMessage message) {
        if (!arrival.mosID().equals(spec.mosID())) {
            return passOn(link, arrival, message);
        }
        return switch (ToRundown.meant(Dispatch.of(message), arrival.dialect().reads())) {
            case Task.Change change -> taken(arrival, healer.take(link, arrival, change));
            case Task.ShowRundown(var roID) -> show(arrival, roID);
            case Task.ListRundowns() -> asked(arrival, "", new RoListAll(summaries(arrival.newsroom())));
            case Task.ShowObject(var objID) -> heard(arrival, objID, ours.one(objID));
            case Task.ListObjects(var pause) -> everything(arrival, pause);
            case Task.ShowSearchSchema(var username) -> heard(arrival, "", ours.schema(username));
            case Task.FindObjects(var asked) -> heard(arrival, "", ours.search(arrival.newsroom(), asked));
            case Task.Introduce() -> asked(arrival, "", introduction.at(time.now()));
            case Task.Greet() -> reply(answers.text(arrival, new Heartbeat(MosTime.of(time.now()))));
            case Task.Refuse refuse -> refuse(arrival, refuse);
            case Task.Ignore() -> Optional.empty();
        };
    }

    private Optional<Reply> taken(Arrival arrival, Intake.Taken taken) {
        return switch (taken) {
            case Intake.Taken.Accepted(var answer, var _) -> answer.isEmpty() ? Optional.empty() : reply(answer);
            case Task.Refuse refuse -> refuse(arrival, refuse);
        };
    }

    /** For a device behind us, or from one. */
    private Optional<Reply> passOn(Link link, Arrival arrival, MosMessage message) {
        var came = answers.came(arrival, message);
        var elsewhere = identity.elsewhere();
        if (elsewhere.changes(message)) {
            var on = new Task.PassOn(Dispatch.form(message, ""), () -> elsewhere.pass(came));
            return taken(arrival, healer.take(link, arrival, on));
        }
        return switch (elsewhere.pass(came)) {
            case Elsewhere.Passed.Answered(Heartbeat here) -> reply(answers.text(arrival, here));
            case Elsewhere.Passed.Answered(var answer) -> asked(arrival, "", answer);
            case Elsewhere.Passed.Refused(var form, var reason, var detail) ->
                refuse(arrival, new Task.Refuse(form, reason, detail));
            case Elsewhere.Passed.Nothing() -> Optional.empty();
        };
    }

    private Optional<Reply> show(Arrival arrival, String roID) {
        var id = new RundownId(arrival.newsroom(), roID);
        return desk.find(id)
                .map(held -> asked(arrival, RundownKey.of(id), FromRundown.list(held)))
                .orElseGet(() ->
                        refuse(arrival, new Task.Refuse(new AnswerWith.RoAck(roID), Refusal.UNKNOWN_RUNDOWN, roID)));
    }

    private Optional<Reply> everything(Arrival arrival, MosNumber pause) {
        try {
            return heard(arrival, "", ours.everything(arrival.newsroom(), pause));
        } catch (StoreException e) {
            // The newsroom would wait for objects that a restart forgets.
            return refuse(
                    arrival,
                    new Task.Refuse(
                            new AnswerWith.MosAck(""), NewsroomReason.NOT_SAVED, String.valueOf(e.getMessage())));
        }
    }

    private Optional<Reply> heard(Arrival arrival, String objID, Heard heard) {
        return switch (heard) {
            case Heard.Answered(var answer) -> asked(arrival, "", answer);
            case Heard.Refused(var reason, var detail) ->
                refuse(arrival, new Task.Refuse(new AnswerWith.MosAck(objID), reason, detail));
        };
    }

    private List<RoSummary> summaries(String newsroom) {
        return desk.rundowns().stream()
                .filter(held -> held.id().newsroom().equals(newsroom))
                .sorted(Comparator.comparing((Rundown held) -> held.id().roID()))
                .map(FromRundown::summary)
                .toList();
    }

    private Optional<Reply> asked(Arrival arrival, String rundown, MosMessage answer) {
        var text = answers.text(arrival, answer);
        store.note(arrival.noted(Entry.Kind.QUERY, time.now(), rundown, text, spec.peers()));
        return reply(text);
    }

    /** Refuses a message of a newsroom that we know. */
    private Optional<Reply> refuse(Arrival arrival, Task.Refuse refuse) {
        if (refuse.reason() == Refusal.DISCONNECTED) {
            return disconnected(arrival, refuse.detail());
        }
        return refuse(arrival, refuse.answerWith(), refuse.reason().with(refuse.detail()), arrival.head());
    }

    /** Answers with the one word that MOS has for it (MOS 4.0 §2.3, R99). */
    private Optional<Reply> disconnected(Arrival arrival, String roID) {
        var text = answers.text(arrival, new RoAck(roID, Refusal.DISCONNECTED.text(), List.of()));
        var rundown = RundownKey.of(new RundownId(arrival.newsroom(), roID));
        store.note(arrival.noted(Entry.Kind.REFUSED, time.now(), rundown, text, spec.peers()));
        return reply(text);
    }

    /** Refuses what could not be read, or is not for us. */
    private Optional<Reply> rejected(Inbound in, Head head, Finding why, AnswerWith form) {
        var link = in.link();
        var newsroom = link.newsroom().orElse("");
        findings.refused(newsroom.isEmpty() ? host(link) : newsroom, why);
        var arrival = Arrival.of(in, newsroom, link.dialect(this, head), head, false);
        var asked = new Head(
                Optional.of(spec.mosID()),
                head.ncsID().or(() -> Optional.of(identity.ncsIdOf(link.newsroom()))),
                head.messageID());
        var where = why.path().isEmpty() ? "" : " at " + why.path();
        ackTimes.keep(arrival.hash(), Duration.ofNanos(time.nanoTime() - in.since()));
        return refuse(arrival, form, why.problem() + where, asked);
    }

    private Optional<Reply> refuse(Arrival arrival, AnswerWith form, String why, Head asked) {
        var dialect = arrival.dialect();
        var text = Answers.refusal(form, why, dialect).map(refusal -> answers.text(asked, refusal, dialect));
        var rundown = form instanceof AnswerWith.RoAck(var roID)
                        && !arrival.newsroom().isEmpty()
                ? RundownKey.of(new RundownId(arrival.newsroom(), roID))
                : "";
        store.note(arrival.noted(Entry.Kind.REFUSED, time.now(), rundown, text.orElse(why), spec.peers()));
        return text.flatMap(Newsrooms::reply);
    }

    private static Optional<Reply> reply(String text) {
        return Optional.of(new Reply(text));
    }

    /** The machine that a connection leads to. */
    static String host(Link link) {
        return link.peer().substring(0, Math.max(0, link.peer().lastIndexOf(':')));
    }
}
