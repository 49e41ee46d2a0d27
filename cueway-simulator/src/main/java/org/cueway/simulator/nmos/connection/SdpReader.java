package org.cueway.simulator.nmos.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.simulator.nmos.http.Refusal;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an RTP receiver makes of a transport file (nmos §4.6). Confined to its thread. */
final class SdpReader {
    private final List<String> session = new ArrayList<>();
    private final List<Media> media = new ArrayList<>();

    /** A media section: its first line and those below it. */
    private record Media(String start, List<String> lines) {}

    private SdpReader() {}

    /**
     * The transport parameters that a file gives, one for each leg that it describes.
     *
     * @throws Refusal 500 if it is not understood
     */
    static List<ObjectNode> read(String sdp, Essence essence) throws Refusal {
        var reader = new SdpReader();
        reader.cut(sdp);
        var legs = new ArrayList<ObjectNode>();
        for (var section : reader.inOrder()) {
            reader.legs(section, essence, legs);
        }
        return legs;
    }

    private void cut(String sdp) throws Refusal {
        for (var line : sdp.lines().toList()) {
            if (line.startsWith("m=")) media.add(new Media(line, new ArrayList<>()));
            else if (media.isEmpty()) session.add(line);
            else media.getLast().lines().add(line);
        }
        if (session.isEmpty() || !session.getFirst().equals("v=0")) throw misunderstood("it does not begin with v=0");
        if (media.isEmpty()) throw misunderstood("there is no m= line");
    }

    private static Refusal misunderstood(String why) {
        return new Refusal(500, "the transport file is not understood: " + why);
    }

    /** The sections as {@code a=group:DUP} orders them. */
    private List<Media> inOrder() {
        var group = value(session, "a=group:DUP ");
        if (group.isEmpty()) return media;
        var ordered = new ArrayList<Media>();
        for (var mid : group.get().strip().split(" +", -1)) {
            media.stream()
                    .filter(section -> value(section.lines(), "a=mid:").equals(Optional.of(mid)))
                    .forEach(ordered::add);
        }
        return ordered.isEmpty() ? media : ordered;
    }

    private void legs(Media section, Essence essence, List<ObjectNode> legs) throws Refusal {
        var words = section.start().substring(2).split(" ", -1);
        if (words.length < 4 || !words[1].matches("[0-9]{1,5}(/[0-9]+)?")) throw misunderstood(section.start());
        fits(section, words[0], essence);
        int port = Integer.parseInt(words[1].split("/", 2)[0]);
        var address = value(section.lines(), "c=")
                .or(() -> value(session, "c="))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1).split("/", 2)[0])
                .orElseThrow(() -> misunderstood("there is no c= line"));
        var sources = sources(section, address);
        if (isMulticast(address)) {
            for (var source : sources.isEmpty() ? List.of("") : sources) {
                legs.add(leg(port).put("multicast_ip", address).put("source_ip", source.isEmpty() ? null : source));
            }
        } else {
            legs.add(leg(port)
                    .put("interface_ip", address)
                    .put("source_ip", sources.isEmpty() ? null : sources.getFirst()));
        }
    }

    private static ObjectNode leg(int port) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("destination_port", port)
                .put("rtp_enabled", port != 0);
    }

    private static void fits(Media section, String media, Essence essence) throws Refusal {
        var expected = essence.format().equals("audio") ? "audio" : "video";
        if (!media.equals(expected)) throw misunderstood("expected m=" + expected + ", found m=" + media);
        var name = value(section.lines(), "a=rtpmap:")
                .map(line -> line.substring(line.indexOf(' ') + 1).split("/", 2)[0])
                .orElseThrow(() -> misunderstood("there is no rtpmap"));
        var wanted = essence.mediaType().substring(essence.mediaType().indexOf('/') + 1);
        if (!name.equalsIgnoreCase(wanted)) throw misunderstood("expected " + wanted + ", found " + name);
    }

    /** Two where one section feeds two legs. */
    private List<String> sources(Media section, String address) {
        return value(section.lines(), "a=source-filter:")
                .or(() -> value(session, "a=source-filter:"))
                .map(line -> List.of(line.strip().split(" +", -1)))
                .filter(words -> words.size() > 4 && words.getFirst().equals("incl"))
                .filter(words -> words.get(3).equals(address) || words.get(3).equals("*"))
                .map(words -> words.subList(4, words.size()))
                .orElse(List.of());
    }

    private static boolean isMulticast(String address) {
        return address.indexOf(':') >= 0
                ? address.regionMatches(true, 0, "ff", 0, 2)
                : address.matches("2(2[4-9]|3[0-9])\\..*");
    }

    private static Optional<String> value(List<String> lines, String start) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }
}
