package org.cueway.nmos.is04.feed;

import java.net.URI;
import java.util.List;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.dnssd.Advert;
import org.cueway.nmos.is04.holdings.Intake.Missing;
import org.cueway.nmos.is04.holdings.Intake.Source;
import org.cueway.nmos.is04.query.Event;

/** What the threads around a network tell it. Its thread alone acts on it. */
public sealed interface Message {
    /** These registries are offered now. {@code trouble} says why looking was not possible everywhere; may be empty. */
    record Offered(List<Advert> adverts, String trouble) implements Message {}

    /** An operator wants this registry. */
    record Wished(URI registry) implements Message {}

    /** Whether a registry that is better than the one in use answers again. */
    record Probed(URI registry, boolean answers) implements Message {}

    /** Something of the registry that is in use; of one that was in use before, it does not count. */
    sealed interface OfRegistry extends Message {
        /** Counts the attachments to registries. */
        long attachment();
    }

    /** It begins to tell a collection from the start. */
    record Opened(long attachment, Kind kind) implements OfRegistry {}

    /** It says this, in answer to a request, or by itself. */
    record Told(long attachment, Kind kind, Source source, List<Event> events) implements OfRegistry {}

    /** It has told all of a collection. */
    record Listed(long attachment, Kind kind) implements OfRegistry {}

    /** A list of a collection has come to no end. */
    record Unlisted(long attachment, Kind kind) implements OfRegistry {}

    /** Asked for these, it has those. */
    record Checked(long attachment, Missing asked, List<Resource> there) implements OfRegistry {}

    /** It is of no use, or not in this way. */
    record Failed(long attachment, How how, String why) implements OfRegistry {}

    /** Its WebSockets can be opened, which they could not. */
    record SocketsWork(long attachment) implements OfRegistry {}

    /** In which way a registry fails. */
    enum How {
        SICK,
        /** It answers, but its WebSockets cannot be opened. */
        NO_SOCKETS,
        /** It answers, but has no subscriptions. */
        NO_SUBSCRIPTIONS
    }
}
