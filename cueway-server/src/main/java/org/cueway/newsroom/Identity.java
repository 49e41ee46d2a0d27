package org.cueway.newsroom;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Reason;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosFault;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.session.Link;
import org.cueway.mos.session.status.Direction;

/** Who may talk to us, and under which name. Pure; does not change once the first message came. */
final class Identity {
    private final String mosID;
    private final List<NewsroomSpec> specs;
    /** Looked at for each message, so not by going through all of them. */
    private final Map<String, NewsroomSpec> byNcsID = new HashMap<>();

    private final Map<String, NewsroomSpec> byName = new HashMap<>();
    /** Set once, before the first message. */
    private volatile Elsewhere elsewhere = Elsewhere.NOWHERE;

    /**
     * Takes over who there is.
     *
     * @param mosID our own name as a MOS device
     * @param specs the newsrooms of the configuration; of two with the same ID the first counts
     */
    Identity(String mosID, List<NewsroomSpec> specs) {
        this.mosID = mosID;
        this.specs = List.copyOf(specs);
        for (var spec : specs) {
            byName.putIfAbsent(spec.id(), spec);
            spec.ncsIDs().forEach(ncsID -> byNcsID.putIfAbsent(ncsID, spec));
        }
    }

    /** From now on there are devices behind us. */
    void behind(Elsewhere devices) {
        elsewhere = devices;
    }

    /** What is behind us. */
    Elsewhere elsewhere() {
        return elsewhere;
    }

    /** The device behind us that an envelope comes from; empty if it comes from none. */
    Optional<Elsewhere.Source> source(Head head) {
        return elsewhere.source(head.mosID().orElse(""), head.ncsID().orElse(""));
    }

    /** Whether an envelope is for us and from a newsroom of ours. */
    sealed interface Verdict {
        /**
         * It is.
         *
         * @param newsroom its name here
         * @param ncsID the server of it that speaks
         */
        record Known(String newsroom, String ncsID, Dialect dialect) implements Verdict {}

        /** It is not. */
        record Stranger(Reason reason, String detail) implements Verdict {}
    }

    /**
     * Judges an envelope.
     *
     * @param bound the newsroom that the connection belongs to, if an envelope was accepted on it before
     * @param from where the connection comes from; empty if we dialled it
     */
    Verdict judge(Head head, Optional<String> bound, Optional<InetAddress> from) {
        var named = head.mosID().orElse("");
        var source = source(head);
        if (source.isPresent()) {
            return judge(source.get(), head.ncsID().orElse(""), bound, from);
        }
        if (!named.equals(mosID) && !elsewhere.leadsOn(named)) {
            return named.isEmpty()
                    ? new Verdict.Stranger(MosFault.MOS_ID_MISSING, "")
                    : new Verdict.Stranger(NewsroomReason.UNKNOWN_MOS_ID, found(named, mosID));
        }
        var ncsID = head.ncsID().orElse("");
        if (ncsID.isEmpty()) {
            return new Verdict.Stranger(MosFault.NCS_ID_MISSING, "");
        }
        return spec(ncsID)
                .map(spec -> judge(spec, ncsID, bound, from))
                .orElseGet(() -> new Verdict.Stranger(NewsroomReason.UNKNOWN_NCS_ID, foundNcs(ncsID)));
    }

    private static Verdict judge(
            Elsewhere.Source device, String ncsID, Optional<String> bound, Optional<InetAddress> from) {
        if (bound.filter(owner -> !owner.equals(device.name())).isPresent()) {
            return new Verdict.Stranger(NewsroomReason.OTHER_NEWSROOM, ncsID);
        }
        var stranger = from.filter(device.allows().negate());
        if (stranger.isPresent()) {
            return new Verdict.Stranger(
                    NewsroomReason.ADDRESS_NOT_ALLOWED, stranger.get().getHostAddress());
        }
        return new Verdict.Known(device.name(), ncsID, device.dialect());
    }

    private static Verdict judge(NewsroomSpec spec, String ncsID, Optional<String> bound, Optional<InetAddress> from) {
        var newsroom = spec.id().equals(NewsroomSpec.ANY) ? ncsID : spec.id();
        if (bound.isPresent() && !bound.get().equals(newsroom)) {
            return new Verdict.Stranger(NewsroomReason.OTHER_NEWSROOM, ncsID);
        }
        var stranger = from.filter(address -> !spec.allows(address));
        if (stranger.isPresent()) {
            return new Verdict.Stranger(
                    NewsroomReason.ADDRESS_NOT_ALLOWED, stranger.get().getHostAddress());
        }
        return new Verdict.Known(newsroom, ncsID, spec.dialect());
    }

    /** Whose envelope it seems to be, whether or not it may talk to us. */
    Optional<NewsroomSpec> spec(String ncsID) {
        return Optional.ofNullable(byNcsID.get(ncsID)).or(this::anybody);
    }

    /** The newsroom of that name; under {@code *} that is any name. */
    Optional<NewsroomSpec> named(String newsroom) {
        return Optional.ofNullable(byName.get(newsroom)).or(this::anybody);
    }

    private Optional<NewsroomSpec> anybody() {
        return Optional.ofNullable(byName.get(NewsroomSpec.ANY));
    }

    /**
     * The ncsID for an answer to an envelope that has none: of the connection's newsroom, or of the only newsroom that
     * there is; empty if that cannot be told.
     */
    String ncsIdOf(Optional<String> bound) {
        var newsroom =
                bound.or(() -> specs.size() == 1 ? Optional.of(specs.getFirst().id()) : Optional.empty());
        return newsroom.flatMap(this::named)
                .flatMap(spec -> spec.ncsIDs().stream().findFirst())
                .orElseGet(() -> bound.orElse(""));
    }

    private String foundNcs(String ncsID) {
        return specs.stream()
                .flatMap(spec -> spec.ncsIDs().stream())
                .filter(ncsID::equalsIgnoreCase)
                .findFirst()
                .map(ours -> found(ncsID, ours))
                .orElse(ncsID);
    }

    /** IDs are case-sensitive; if only the case differs, that is most likely the whole trouble (R26). */
    private static String found(String named, String ours) {
        return named.equalsIgnoreCase(ours) ? named + " differs only in upper and lower case" : named;
    }

    /** Where a peer's connection comes from; the unspecified address, which no range but the widest holds, if it cannot be told. */
    static Optional<InetAddress> from(Link link) {
        // Whom we dialled we know by where it is.
        if (link.direction() == Direction.OUT) return Optional.empty();
        try {
            return Optional.of(InetAddress.ofLiteral(Newsrooms.host(link)));
        } catch (IllegalArgumentException e) {
            return Optional.of(InetAddress.ofLiteral("0.0.0.0"));
        }
    }
}
