package org.cueway.mos.session;

import java.io.IOException;
import java.util.Optional;
import org.cueway.base.Finding;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosFault;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.BasicMessage.KeepAlive;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.session.exchange.Exchange;
import org.cueway.mos.session.status.Tally;
import org.cueway.mos.wire.Connection;
import org.cueway.mos.wire.Encoding;
import org.cueway.mos.wire.Frame;
import org.cueway.mos.wire.Received;
import org.cueway.mos.wire.WireFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one connection does with what comes in, whoever dialled it: decode, sort out answers, let the role answer the rest,
 * write. Confined to the connection's thread.
 *
 * <p>Its methods return why the connection has to end, or empty if it goes on.
 */
final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    /** How much of a frame goes to the log when it made us stumble. */
    private static final int LOGGED_CHARS = 4_000;

    private final Link link;
    private final Connection connection;
    private final MosRole role;
    private final Sessions sessions;
    private Exchange exchange;
    private boolean heartbeatAnswered;
    private long heartbeatAnsweredAt;
    private boolean heartbeatSeen;
    private Optional<String> complaint = Optional.empty();
    private int doctypes;
    private long since;

    /** A frame and its text, which is decoded once only. */
    private record Came(Frame frame, String text) {}

    Answering(Link link, Connection connection, MosRole role, Sessions sessions, Exchange exchange) {
        this.link = link;
        this.connection = connection;
        this.role = role;
        this.sessions = sessions;
        this.exchange = exchange;
    }

    /** Answers that come from now on belong to this exchange: it has turned out whose connection it is. */
    void join(Exchange other) {
        exchange = other;
    }

    /** Deals with whatever a wait came to, silence aside. */
    Optional<String> take(Received received) {
        link.decided(connection.encoding());
        since = sessions.time().nanoTime();
        return switch (received) {
            case Received.Whole whole -> {
                noteOddities(whole);
                yield guarded(whole.frame());
            }
            case Received.TooLarge(var head, var allowed) ->
                refuse(WireFault.FRAME_TOO_LARGE, "more than " + allowed + " bytes", head);
            case Received.Misaligned(var head) -> refuse(WireFault.MISALIGNED, "", head);
            case Received.Spoiled(var rule, var detail, var head) -> refused(rule, detail, head);
            case Received.Unfinished(var silence) -> broken(WireFault.UNFINISHED.with(silence.toSeconds() + " s"));
            case Received.TooMuchJunk(var junk) -> broken(WireFault.TOO_MUCH_JUNK.with(junk.sample()));
            case Received.WrongEncoding(var expected, var found) -> broken(wrongEncoding(expected, found));
            case Received.Closed(var why) -> Optional.of(why);
            case Received.Silent() -> Optional.empty();
        };
    }

    private void noteOddities(Received.Whole whole) {
        var junk = whole.before();
        if (junk.bytes() > 0)
            strange(Tally.JUNK, junk.bytes() + " bytes in front of a message skipped: " + junk.sample());
        if (whole.early()) strange(Tally.EARLY, "a message before the last one was answered, taken in its turn");
    }

    /** Whether the peer has asked for a heartbeat here, and so lets itself be watched (R48). */
    boolean heartbeatSeen() {
        return heartbeatSeen;
    }

    /** With what words the peer has refused us by its last message, without being asked; empty if it has not. */
    Optional<String> complaint() {
        return complaint;
    }

    private Optional<String> guarded(Frame frame) {
        var head = Head.NONE;
        complaint = Optional.empty();
        try {
            var parsed = sessions.codec().read(frame);
            head = parsed.head();
            var dialect = link.dialect(role, head);
            var wrong = wrongEncoding(dialect, frame);
            if (wrong.isPresent()) return broken(wrong.get());
            var decoded = sessions.codec().decode(parsed, dialect);
            var end = isForeign(decoded, dialect)
                    ? settled(Exchange.Match.UNASKED, "an answer with a messageID that is not ours")
                    : sort(new Came(frame, parsed.text()), decoded);
            link.spoke(head.ncsID());
            return end;
        } catch (RuntimeException bug) {
            return stumbled(frame, head, bug);
        }
    }

    /** Over WebSocket each message has an encoding of its own, and any is taken. */
    private Optional<String> wrongEncoding(Dialect dialect, Frame frame) {
        if (link.isMos4()) return Optional.empty();
        return dialect.encoding()
                .flatMap(Encoding::named)
                .filter(fixed -> fixed != frame.encoding())
                .map(fixed -> wrongEncoding(fixed, frame.encoding()));
    }

    /** An answer that numbers itself is taken for the one that we wait for (R20), but not by a strict reader. */
    private boolean isForeign(Decoded<Envelope> decoded, Dialect dialect) {
        return dialect.reads().acceptance() == Reads.Acceptance.STRICT
                && decoded instanceof Decoded.Ok<Envelope>(Envelope(Head head, var message), var _)
                && message.isAnswer()
                && exchange.isForeign(head);
    }

    private Optional<String> sort(Came came, Decoded<Envelope> decoded) {
        return switch (decoded) {
            case Decoded.Ok<Envelope>(Envelope(Head _, KeepAlive _), var _) -> {
                sessions.lanes().add(Tally.KEEP_ALIVES);
                yield Optional.empty();
            }
            case Decoded.Ok<Envelope>(var said, var _)
            when said.message() instanceof Heartbeat beat -> {
                var match = offer(said, came);
                yield match == Exchange.Match.UNASKED
                        ? heartbeat(came, decoded, said.head())
                        : settled(match, beat.element());
            }
            case Decoded.Ok<Envelope>(var said, var _)
            when said.message() instanceof MosObj object -> {
                var match = offer(said, came);
                // One that nobody asked for is news of an object, and asks for an answer itself.
                yield match == Exchange.Match.UNASKED ? answer(came, decoded) : settled(match, object.element());
            }
            case Decoded.Ok<Envelope>(var said, var _)
            when said.message() instanceof RoList list -> {
                var match = offer(said, came);
                // One that nobody asked for is taken all the same: it says how the running order is (mos-protocol
                // §6.3).
                yield match == Exchange.Match.UNASKED ? answer(came, decoded) : settled(match, list.element());
            }
            case Decoded.Ok<Envelope>(var said, var _)
            when said.message().isAnswer() -> {
                var match = offer(said, came);
                if (match == Exchange.Match.UNASKED) complaint = Answer.refusal(said.message());
                yield settled(match, said.message().element());
            }
            case Decoded.Rejected<Envelope>(Finding why, Head _, Decoded.AnswerWith.Nothing _) ->
                settled(exchange.offerUnreadable(connection, new Answer.Unreadable(why)), why.toString());
            case Decoded.Rejected<Envelope>(Finding why, Head _, var _) -> {
                var end = answer(came, decoded);
                yield why.rule() == MosFault.DOCTYPE && ++doctypes > 1 ? end.or(() -> broken("second DOCTYPE")) : end;
            }
            case Decoded.Ok<Envelope> _ -> answer(came, decoded);
        };
    }

    private Exchange.Match offer(Envelope said, Came came) {
        return exchange.offer(connection, new Answer.Said(said, came.frame()));
    }

    private Optional<String> heartbeat(Came came, Decoded<Envelope> decoded, Head head) {
        // It might have been an answer, which needs none; as a question it does (MOS 4.0 §4.1.6).
        if (link.isMos4() && head.messageID().filter(id -> !id.isBlank()).isEmpty()) {
            var why = new Finding("mos", "", MosFault.MESSAGE_ID_MISSING);
            return answer(came, new Decoded.Rejected<>(why, head, new Decoded.AnswerWith.MosAck("")));
        }
        heartbeatSeen = true;
        sessions.lanes().add(Tally.HEARTBEATS);
        long now = sessions.time().nanoTime();
        long gap = sessions.limits().heartbeatAnswerGap().toNanos();
        if (heartbeatAnswered && now - heartbeatAnsweredAt < gap) {
            sessions.lanes().add(Tally.HEARTBEATS_LEFT);
            return Optional.empty();
        }
        heartbeatAnswered = true;
        heartbeatAnsweredAt = now;
        return answer(came, decoded);
    }

    private Optional<String> settled(Exchange.Match match, String what) {
        switch (match) {
            case TAKEN -> {}
            case LATE -> sessions.lanes().add(Tally.LATE_ANSWERS);
            case FOREIGN ->
                strange(Tally.FOREIGN_ANSWERS, what + " with a messageID that is not ours, taken as the answer");
            case UNASKED -> strange(Tally.UNASKED_ANSWERS, what + " that nobody asked for, dropped");
        }
        return Optional.empty();
    }

    private void strange(Tally tally, String words) {
        var whose = link.newsroom().orElseGet(() -> host(link.peer()));
        sessions.lanes().note(tally, link.channel().word() + " " + whose, link.toString(), words);
    }

    private static String host(String peer) {
        return peer.substring(0, Math.max(0, peer.lastIndexOf(':')));
    }

    private Optional<String> answer(Came came, Decoded<Envelope> decoded) {
        var reply = role.answer(new Inbound(link, came.frame(), came.text(), decoded, since));
        if (reply.isEmpty()) return Optional.empty();
        sessions.lanes().add(Tally.ANSWERED);
        return write(reply.get().text())
                .or(() -> reply.get().after() == Reply.After.CLOSE
                        ? Optional.of("closed after our refusal")
                        : Optional.empty());
    }

    private Optional<String> write(String text) {
        try {
            connection.write(text);
            return Optional.empty();
        } catch (IOException lost) {
            return Optional.of(String.valueOf(lost.getMessage()));
        }
    }

    /** Refuses what never became a message, and ends the connection. */
    private Optional<String> refuse(WireFault fault, String detail, Frame head) {
        return refused(fault, detail, head).or(() -> broken(new Finding("", detail, fault).problem()));
    }

    /** Refuses what never became a message, in the role's words and with the messageID if that can be read. */
    private Optional<String> refused(WireFault fault, String detail, Frame head) {
        try {
            var parsed = sessions.codec().read(head);
            var why = new Finding("", detail, fault);
            return answer(
                    new Came(head, parsed.text()),
                    new Decoded.Rejected<>(why, parsed.head(), new Decoded.AnswerWith.MosAck("")));
        } catch (RuntimeException bug) {
            return stumbled(head, Head.NONE, bug);
        }
    }

    private Optional<String> broken(String why) {
        sessions.lanes().add(Tally.BROKEN);
        return Optional.of(why);
    }

    private static String wrongEncoding(Encoding expected, Encoding found) {
        return WireFault.WRONG_ENCODING.with("expected " + expected.word() + ", found " + found.word());
    }

    /** Our own bug: it costs this connection, nothing else. */
    private Optional<String> stumbled(Frame frame, Head head, RuntimeException bug) {
        sessions.lanes().add(Tally.INTERNAL_ERRORS);
        var text = frame.encoding().decode(frame.bytes()).orElse("(not text)");
        LOG.error("{}: internal error on {}", link, text.substring(0, Math.min(LOGGED_CHARS, text.length())), bug);
        var nack = MosAck.nack("", "", SessionFault.INTERNAL_ERROR.text());
        write(sessions.codec().encode(new Envelope(head, nack)));
        return Optional.of(SessionFault.INTERNAL_ERROR.text());
    }
}
