package org.cueway.mos.session;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cueway.mos.codec.Head;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.status.Direction;
import org.cueway.mos.session.status.LaneKind;
import org.cueway.mos.session.status.Transport;
import org.cueway.mos.wire.Encoding;

/**
 * One connection as the role sees it: where a message came in, and whose it is. Bound by the connection's thread; may be
 * looked at by any.
 */
public final class Link {
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final LaneKind kind;
    private final String peer;
    private volatile Optional<String> newsroom = Optional.empty();
    private volatile Optional<String> ncsID = Optional.empty();
    private volatile Optional<Encoding> encoding = Optional.empty();

    /** A TCP link that belongs to nobody yet; {@code peer} is the other end's address, e.g. {@code 10.1.2.3:50412}. */
    public Link(Channel channel, Direction direction, String peer) {
        this(LaneKind.tcp(channel, direction), peer);
    }

    /** A link that belongs to nobody yet; {@code peer} is the other end's address, e.g. {@code 10.1.2.3:50412}. */
    public Link(LaneKind kind, String peer) {
        this.kind = kind;
        this.peer = peer;
    }

    /** Tells connections of this process apart; never used twice in its life. */
    public long id() {
        return id;
    }

    /** What it carries, who dialled, over what and which way round. */
    public LaneKind kind() {
        return kind;
    }

    public Channel channel() {
        return kind.channel();
    }

    public Direction direction() {
        return kind.direction();
    }

    /** The habits to read this peer's message with, and to write in; those of MOS 4.0 where that is spoken. */
    public Dialect dialect(MosRole role, Head head) {
        var dialect = role.dialect(this, head);
        return isMos4() ? dialect.mos4() : dialect;
    }

    /** Whether the rules of MOS 4.0 hold for what is said on it; otherwise those of 2.8.x, which are more lenient. */
    public boolean isMos4() {
        return kind.transport() == Transport.WEB_SOCKET;
    }

    /** The other end's address and port. */
    public String peer() {
        return peer;
    }

    /** The newsroom this link belongs to, by its name in the configuration; empty before its first accepted message. */
    public Optional<String> newsroom() {
        return newsroom;
    }

    /**
     * Says whose it is, for good.
     *
     * @throws IllegalStateException if it belongs to another newsroom already
     */
    public void bind(String name) {
        newsroom.filter(other -> !other.equals(name)).ifPresent(other -> {
            throw new IllegalStateException("link " + id + " belongs to newsroom " + other + ", not " + name);
        });
        newsroom = Optional.of(name);
    }

    /** The server of the newsroom that has spoken last; empty before the first accepted message. */
    public Optional<String> ncsID() {
        return ncsID;
    }

    /** Who spoke; counts once it is known whose link it is. */
    void spoke(Optional<String> id) {
        if (newsroom.isPresent() && id.isPresent()) ncsID = id;
    }

    /** How text stands on its wire, once known. */
    public Optional<Encoding> encoding() {
        return encoding;
    }

    void decided(Optional<Encoding> found) {
        encoding = found;
    }

    @Override
    public String toString() {
        return channel().word() + " " + peer
                + newsroom.map(name -> " (" + name + ")").orElse("");
    }
}
