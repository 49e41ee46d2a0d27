package org.cueway.nmos.caps;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cueway.nmos.Urn;
import org.cueway.nmos.sdp.Leg;
import org.cueway.nmos.sdp.Media;
import org.cueway.nmos.sdp.SessionDescription;

/**
 * Completes an offer with what a session description says (nmos §7.2, column "From SDP"): IS-04 is believed first, except for
 * protection, which the description decides. Pure.
 */
final class SdpOffer {
    private final SessionDescription description;
    private final Media media;
    private final Map<String, String> fmtp;
    private final Map<String, List<Value>> found = new HashMap<>();

    private SdpOffer(SessionDescription description, Media media) {
        this.description = description;
        this.media = media;
        this.fmtp = media.parameters();
    }

    static Offer complete(Offer offer, SessionDescription description) {
        var legs = description.legs();
        if (legs.isEmpty()) return offer;
        var media = description.media().get(legs.getFirst().section());
        var read = new SdpOffer(description, media);
        read.essence();
        read.transport();
        var all = new HashMap<>(read.found);
        all.putAll(offer.parameters());
        read.protection(all);
        var format = offer.format().or(() -> format(media));
        var complete = new Offer(
                offer.transport(),
                format,
                all,
                format.isPresent() ? Optional.empty() : offer.gap(),
                network(offer.network(), legs.size()));
        boolean open = offer.transport().shortName().equals("rtp")
                && offer.transport().subclass().isEmpty();
        return open ? complete.going(legs.stream().allMatch(Leg::multicast) ? "mcast" : "ucast") : complete;
    }

    /** A sender that does not name its legs has as many as its description. */
    private static Offer.Network network(Offer.Network network, int legs) {
        return network.switches().isEmpty()
                ? new Offer.Network(Collections.nCopies(legs, ""), network.grandmasters())
                : network;
    }

    /** What kind of essence it is, by its media type (nmos §3.4). */
    private static Optional<Urn> format(Media media) {
        var name = media.encoding().map(Media.Encoding::name).orElse("").toLowerCase(Locale.ROOT);
        var word = switch (name) {
            case "smpte291" -> "data";
            case "smpte2022-6", "mp2t" -> "mux";
            default ->
                switch (media.kind()) {
                    case "video", "audio" -> media.kind();
                    case "application" -> "data";
                    default -> "";
                };
        };
        return word.isEmpty() ? Optional.empty() : Optional.of(new Urn("urn:x-nmos:format:" + word));
    }

    private void essence() {
        media.mediaType().ifPresent(type -> put(Parameter.MEDIA_TYPE, new Value.Text(type)));
        number(Parameter.GRAIN_RATE, "exactframerate");
        number(Parameter.FRAME_WIDTH, "width");
        number(Parameter.FRAME_HEIGHT, "height");
        word(Parameter.COLORSPACE, "colorimetry");
        word(Parameter.TRANSFER, "tcs");
        word(Parameter.SAMPLING, "sampling");
        number(Parameter.DEPTH, "depth");
        word(Parameter.PROFILE, "profile");
        word(Parameter.LEVEL, "level");
        word(Parameter.SUBLEVEL, "sublevel");
        if (fmtp.containsKey("width")) {
            put(Parameter.INTERLACE_MODE, new Value.Text(scan()));
            found.putIfAbsent(Parameter.TRANSFER, List.of(new Value.Text("SDR")));
        }
        if (media.kind().equals("audio")) audio();
    }

    /** ST 2110-20 §7: the order of fields follows from the height, bottom first in 525-line systems. */
    private String scan() {
        if (!fmtp.containsKey("interlace")) return "progressive";
        if (fmtp.containsKey("segmented")) return "interlaced_psf";
        var height = fmtp.getOrDefault("height", "");
        return height.equals("480") || height.equals("486") || height.equals("487")
                ? "interlaced_bff"
                : "interlaced_tff";
    }

    private void audio() {
        media.encoding().ifPresent(encoding -> {
            put(Parameter.SAMPLE_RATE, Value.of(encoding.clock()));
            put(Parameter.CHANNELS, Value.of(encoding.extra().orElse(1)));
            if (encoding.name().matches("L\\d{1,2}")) {
                put(
                        Parameter.SAMPLE_DEPTH,
                        Value.of(Long.parseLong(encoding.name().substring(1))));
            }
        });
    }

    private void transport() {
        media.kbitPerSecond().ifPresent(rate -> put(Parameter.BIT_RATE, Value.of(rate)));
        media.first("ptime")
                .flatMap(Value::amount)
                .ifPresent(time -> put(Parameter.PACKET_TIME, new Value.Amount(time)));
        media.first("maxptime")
                .flatMap(Value::amount)
                .ifPresent(time -> put(Parameter.MAX_PACKET_TIME, new Value.Amount(time)));
        word(Parameter.SENDER_TYPE, "tp");
        mode().ifPresent(mode -> put(Parameter.PACKET_MODE, new Value.Text(mode)));
    }

    /** RFC 9134 §7: K is {@code packetmode}, T is {@code transmode}; in order unless it says otherwise. */
    private Optional<String> mode() {
        return switch (fmtp.getOrDefault("packetmode", "")) {
            case "0" -> Optional.of("codestream");
            case "1" ->
                Optional.of(
                        fmtp.getOrDefault("transmode", "1").equals("0") ? "slice_out_of_order" : "slice_sequential");
            default -> Optional.empty();
        };
    }

    /** The attribute in the description says that it is protected, whatever the sender says (BCP-005-02). */
    private void protection(Map<String, List<Value>> all) {
        if (description.attribute(media, "hkep").isPresent()) all.put(Parameter.HKEP, List.of(new Value.Flag(true)));
        if (description.attribute(media, "privacy").isPresent()) {
            all.put(Parameter.PRIVACY, List.of(new Value.Flag(true)));
        }
    }

    private void word(String parameter, String name) {
        var said = fmtp.getOrDefault(name, "");
        if (!said.isEmpty()) put(parameter, new Value.Text(said));
    }

    private void number(String parameter, String name) {
        Value.amount(fmtp.getOrDefault(name, "")).ifPresent(read -> put(parameter, new Value.Amount(read)));
    }

    private void put(String parameter, Value value) {
        found.put(parameter, List.of(value));
    }
}
