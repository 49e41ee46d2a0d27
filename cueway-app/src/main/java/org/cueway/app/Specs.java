package org.cueway.app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cueway.app.config.Config;
import org.cueway.base.Limits;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.Dial;
import org.cueway.mos.session.MosListener;
import org.cueway.mos.wire.Encoding;
import org.cueway.newsroom.AddressRange;
import org.cueway.newsroom.DeviceSpec;
import org.cueway.newsroom.MessageIds;
import org.cueway.newsroom.NewsroomSpec;
import org.cueway.newsroom.outgoing.OutgoingSpec;
import org.cueway.newsroom.outgoing.Route;

/** The configuration in the words of each part, so that no part knows the whole of it. */
final class Specs {
    /** The longest identifier that any dialect takes. */
    private static final int MAX_ID_CHARS = 1_000;

    private Specs() {}

    static DeviceSpec device(Config config) {
        return new DeviceSpec(
                config.mos().id(),
                config.newsrooms().stream().map(Specs::newsroom).toList(),
                dialect(plain(config.mos().zone())),
                Version.current(),
                Limits.Receipts.defaults(),
                Limits.Peers.defaults());
    }

    private static Config.DialectChoice plain(ZoneId zone) {
        return new Config.DialectChoice(
                "auto", Optional.empty(), zone, Limits.Xml.defaults().maxIdChars());
    }

    static NewsroomSpec newsroom(Config.Newsroom newsroom) {
        return new NewsroomSpec(newsroom.id(), newsroom.ncsIDs(), ranges(newsroom), dialect(newsroom.dialect()));
    }

    private static List<AddressRange> ranges(Config.Newsroom newsroom) {
        return newsroom.allow().stream().map(AddressRange::parse).toList();
    }

    /**
     * A dialect whose name says all that matters when its messages are read again: the journal keeps the name alone, and
     * two newsrooms with different habits must not share one.
     */
    private static Dialect dialect(Config.DialectChoice choice) {
        String name = choice.name() + " " + choice.zone() + " " + choice.maxIdChars();
        return new Dialect(name, choice.encoding(), choice.zone(), choice.maxIdChars());
    }

    /** Whom we may write to: every newsroom that is listed by name. */
    static OutgoingSpec outgoing(Config config, MessageIds ids) {
        var listed = config.newsrooms().stream()
                .filter(newsroom -> !newsroom.id().equals(Config.ANY))
                .toList();
        var main = listed.stream()
                .collect(Collectors.toMap(
                        Config.Newsroom::id, newsroom -> newsroom.ncsIDs().getFirst()));
        var reading = new Dialect("ours", Optional.empty(), config.mos().zone(), MAX_ID_CHARS);
        return new OutgoingSpec(
                config.mos().id(),
                listed.stream()
                        .map(newsroom -> new Route(newsroom.id(), newsroom.ncsIDs()))
                        .toList(),
                // A newsroom that is admitted without being listed is named by its ncsID.
                (newsroom, channel) -> ids.next(newsroom, main.getOrDefault(newsroom, newsroom), channel),
                reading);
    }

    /** The messageIDs of a newsroom on a channel: its servers share them, so that a message can go to another one. */
    static IntSupplier ids(MessageIds ids, Config.Newsroom newsroom, Channel channel) {
        return () -> ids.next(newsroom.id(), newsroom.ncsIDs().getFirst(), channel);
    }

    static Limits.Lane lane(Config config) {
        return Limits.Lane.defaults()
                .watched(config.mos().heartbeat(), config.mos().silence());
    }

    /**
     * Who may connect at all. Everybody if one newsroom may come from anywhere, or if there is none, since a refusal in
     * words helps more than a connection that is cut.
     */
    static Predicate<InetAddress> callers(Config config) {
        List<List<AddressRange>> allowed =
                config.newsrooms().stream().map(Specs::ranges).toList();
        if (allowed.isEmpty() || allowed.stream().anyMatch(List::isEmpty)) {
            return address -> true;
        }
        List<AddressRange> ranges = allowed.stream().flatMap(List::stream).toList();
        return address -> ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** Whom to dial on a channel, one per host; none if we were not told where the newsroom listens. */
    static List<Dial> dials(Config config, Config.Newsroom newsroom, Channel channel) {
        return newsroom.dial()
                .map(dial -> IntStream.range(0, dial.hosts().size())
                        .mapToObj(i -> new Dial(
                                newsroom.id(),
                                InetSocketAddress.createUnresolved(
                                        dial.hosts().get(i), channel == Channel.MOM ? dial.lower() : dial.upper()),
                                config.mos().id(),
                                newsroom.ncsIDs().get(i),
                                newsroom.dialect().encoding().map(Specs::encoding)))
                        .toList())
                .orElse(List.of());
    }

    private static Encoding encoding(String word) {
        return switch (word) {
            case "ucs2be" -> Encoding.UCS2BE;
            case "utf16le" -> Encoding.UTF16LE;
            case "utf8" -> Encoding.UTF8;
            default -> throw new IllegalArgumentException("encoding " + word + ", expected ucs2be, utf16le or utf8");
        };
    }

    /** What the configuration and the API call the port of a channel. */
    static String portName(Channel channel) {
        return switch (channel) {
            case MOM -> "lower";
            case RO -> "upper";
            case AUX -> "query";
        };
    }

    static int port(Map<Channel, MosListener> listeners, Channel channel) {
        var listener = listeners.get(channel);
        return listener == null ? 0 : listener.address().getPort();
    }
}
