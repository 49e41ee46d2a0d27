package org.cueway.simulator.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.wire.Connection;

/**
 * One connection on which somebody says everything himself, word for word, and hears everything: what a check needs, which may
 * have to say what is wrong. Safe for use by any thread.
 */
public final class Talk implements AutoCloseable {
    private final Lines lines;
    private final Names names;
    private final Conversation conversation;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<String> heard = new ArrayList<>();

    Talk(Lines lines, Connection connection, Channel channel, Names names, Counterpart counterpart) {
        this.lines = lines;
        this.names = names;
        this.conversation = new Conversation(lines, connection, channel, counterpart, this::hear);
    }

    /** What was said, and what it came to. */
    public record Exchanged(String sent, Optional<Said> said) {}

    /** Asks as we usually do, and waits for the answer; empty if none comes in time or the connection ends. */
    public Exchanged ask(MosMessage message, Duration wait) throws InterruptedException {
        var asked = lines.outgoing(names, message);
        return new Exchanged(asked.text(), conversation.ask(asked, wait));
    }

    /**
     * Asks in these very words.
     *
     * @param text a whole frame, or what the peer should take for one
     * @param messageID its number; empty if it has none
     */
    public Exchanged ask(String text, Optional<String> messageID, Duration wait) throws InterruptedException {
        var asked = new Outgoing(messageID, new MosMessage.Unknown("", ""), text);
        return new Exchanged(text, conversation.ask(asked, wait));
    }

    /** Says something and does not wait. */
    public void say(String text) {
        conversation.write(text);
    }

    /** Every message that has come so far, answers or not. */
    public List<String> heard() {
        lock.lock();
        try {
            return List.copyOf(heard);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many messages have come; returns those that have. */
    public List<String> awaitHeard(int count, Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (heard.size() < count && left > 0 && ended().isEmpty()) left = changed.awaitNanos(left);
            return List.copyOf(heard);
        } finally {
            lock.unlock();
        }
    }

    /** Why it has ended; empty while it goes on. */
    public Optional<String> ended() {
        return conversation.ended();
    }

    @Override
    public void close() {
        conversation.close("closed");
    }

    void read() {
        conversation.read();
        signal();
    }

    private void hear(String text) {
        lock.lock();
        try {
            heard.add(text);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
