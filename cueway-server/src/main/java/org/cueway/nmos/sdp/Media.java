package org.cueway.nmos.sdp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A media section, from its {@code m=} line to the next.
 *
 * @param kind {@code video}, {@code audio} or whatever else stands there
 * @param port 0 if it could not be read
 * @param formats what follows the protocol: payload types, for RTP
 * @param addresses of its {@code c=} lines, or the session's if it has none
 * @param kbitPerSecond of its {@code b=AS:} line
 * @param attributes in the order they came in; those of the session are not among them
 */
public record Media(
        String kind,
        int port,
        String protocol,
        List<String> formats,
        List<String> addresses,
        OptionalLong kbitPerSecond,
        List<Attribute> attributes) {
    private static final Pattern RTPMAP =
            Pattern.compile("(?<type>\\d{1,3})\\s+(?<name>[^/\\s]+)/(?<clock>\\d{1,9})(?:/(?<extra>\\d{1,3}))?\\s*");

    /** Takes copies. */
    public Media {
        formats = List.copyOf(formats);
        addresses = List.copyOf(addresses);
        attributes = List.copyOf(attributes);
    }

    /**
     * What the first payload type is.
     *
     * @param name {@code raw}, {@code L24}, {@code smpte291}; as it came
     * @param clock in Hz
     * @param extra the channels, of audio
     */
    public record Encoding(String name, int clock, OptionalInt extra) {}

    /** The values of an attribute, in the order they came in; none if it is not there. */
    public List<String> all(String name) {
        return attributes.stream()
                .filter(each -> each.name().equals(name))
                .map(Attribute::value)
                .toList();
    }

    /** The first value of an attribute. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** What {@code mid} groups name it by (RFC 5888). */
    public Optional<String> mid() {
        return first("mid");
    }

    /** The {@code rtpmap} of the first payload type, or the only one there is. */
    public Optional<Encoding> encoding() {
        var maps = all("rtpmap");
        var wanted = formats.isEmpty() ? "" : formats.getFirst();
        for (var text : maps) {
            var found = RTPMAP.matcher(text);
            if (found.matches() && (maps.size() == 1 || found.group("type").equals(wanted))) {
                var extra = found.group("extra");
                return Optional.of(new Encoding(
                        found.group("name"),
                        Integer.parseInt(found.group("clock")),
                        extra == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(extra))));
            }
        }
        return Optional.empty();
    }

    /** {@code video/raw}: the kind and the name of its encoding; empty if it has none. */
    public Optional<String> mediaType() {
        return encoding().map(encoding -> kind + "/" + encoding.name());
    }

    /** The parameters of its {@code fmtp} lines, under their names in small letters; one without a value is empty. */
    public Map<String, String> parameters() {
        var found = new TreeMap<String, String>();
        for (var line : all("fmtp")) {
            int gap = line.indexOf(' ');
            for (var each : line.substring(gap + 1).split(";")) {
                var pair = each.strip();
                if (gap < 0 || pair.isEmpty()) continue;
                int is = pair.indexOf('=');
                var name = (is < 0 ? pair : pair.substring(0, is)).strip().toLowerCase(Locale.ROOT);
                found.putIfAbsent(name, is < 0 ? "" : pair.substring(is + 1).strip());
            }
        }
        return found;
    }
}
