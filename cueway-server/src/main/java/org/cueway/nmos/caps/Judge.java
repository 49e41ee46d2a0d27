package org.cueway.nmos.caps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.caps.Remark.About;
import org.cueway.nmos.caps.Remark.Weight;

/** The rules of nmos §7.1, in their order. Pure. */
final class Judge {
    private final Offer offer;
    private final Needs needs;
    private final List<Remark> remarks = new ArrayList<>();

    private Judge(Offer offer, Needs needs) {
        this.offer = offer;
        this.needs = needs;
    }

    static Verdict judge(Offer offer, Needs needs) {
        var judge = new Judge(offer, needs);
        judge.transport();
        judge.format();
        judge.mediaType();
        judge.eventType();
        judge.protection(Parameter.HKEP, "HDCP key exchange (HKEP)");
        judge.protection(Parameter.PRIVACY, "privacy encryption (PEP)");
        needs.caps().sets().ifPresent(sets -> judge.remarks.addAll(Sets.judge(sets, offer)));
        judge.legs();
        judge.clock();
        return Verdict.of(judge.remarks);
    }

    private void transport() {
        var sends = offer.transport();
        var takes = needs.transport();
        if (!sends.sameBase(takes)) {
            say(
                    About.TRANSPORT,
                    Weight.OBSTACLE,
                    "it is sent by " + name(sends.text()) + ", the receiver takes " + name(takes.text()));
        } else if (takes.subclass().isPresent() && sends.subclass().isEmpty()) {
            say(
                    About.TRANSPORT,
                    Weight.GAP,
                    "the sender does not say whether it is sent by " + name(takes.text())
                            + ", which is all that the receiver takes");
        } else if (takes.subclass().isPresent() && !takes.subclass().equals(sends.subclass())) {
            say(
                    About.TRANSPORT,
                    Weight.OBSTACLE,
                    "it is sent by " + name(sends.text()) + ", the receiver takes " + name(takes.text()));
        }
    }

    private void format() {
        offer.gap().ifPresent(why -> say(About.FLOW, Weight.GAP, why));
        offer.format().ifPresent(sent -> {
            if (!needs.format().text().isEmpty() && !sent.sameBase(needs.format())) {
                say(
                        About.FORMAT,
                        Weight.OBSTACLE,
                        "it is " + sent.shortName() + ", the receiver takes "
                                + needs.format().shortName());
            }
        });
    }

    private void mediaType() {
        needs.caps().mediaTypes().ifPresent(taken -> {
            var sent = text(Parameter.MEDIA_TYPE);
            if (sent.isEmpty()) {
                doubt(About.MEDIA_TYPE, "the media type is not known, the receiver takes " + or(taken));
            } else if (taken.stream().noneMatch(sent.orElseThrow()::equalsIgnoreCase)) {
                say(
                        About.MEDIA_TYPE,
                        Weight.OBSTACLE,
                        "it is " + sent.orElseThrow() + ", the receiver takes " + or(taken));
            }
        });
    }

    private void eventType() {
        needs.caps().eventTypes().ifPresent(taken -> {
            var sent = text(Parameter.EVENT_TYPE);
            if (sent.isEmpty()) {
                doubt(About.EVENT_TYPE, "the event type is not known, the receiver takes " + or(taken));
            } else if (taken.stream().noneMatch(pattern -> covers(pattern, sent.orElseThrow()))) {
                say(
                        About.EVENT_TYPE,
                        Weight.OBSTACLE,
                        "the events are " + sent.orElseThrow() + ", the receiver takes " + or(taken));
            }
        });
    }

    /** {@code number/*} covers {@code number} and {@code number/temperature/C}; capitals count (IS-07 "Event types"). */
    static boolean covers(String pattern, String type) {
        if (pattern.length() <= 2 || !pattern.endsWith("/*")) return pattern.equals(type);
        var stem = pattern.substring(0, pattern.length() - 2);
        return type.equals(stem) || type.startsWith(stem + "/");
    }

    /** A protected stream is for those alone that say they can take one (BCP-005-02, BCP-005-03). */
    private void protection(String parameter, String what) {
        if (!offer.flag(parameter)) return;
        var sets = needs.caps().sets().orElse(List.of());
        boolean said = sets.stream().anyMatch(set -> set.constraints().containsKey(parameter));
        if (!said) {
            say(
                    About.PROTECTION,
                    Weight.OBSTACLE,
                    "it is protected by " + what + ", the receiver does not say that it can do that");
        }
    }

    private void legs() {
        var from = offer.network().switches();
        var to = needs.network().switches();
        if (from.size() > 1 && to.size() == 1) {
            say(About.LEGS, Weight.NOTE, "it is sent on " + from.size() + " legs, the receiver has one");
        } else if (from.size() == 1 && to.size() > 1) {
            say(About.LEGS, Weight.NOTE, "it is sent on one leg, the receiver has " + to.size());
        }
        if (crossed(from, to)) {
            doubt(
                    About.LEGS,
                    "the first leg of the sender is in the network of the receiver's second: legs are crossed");
        }
    }

    /** Legs go together by their place, so networks must, too (nmos §4.6). */
    private static boolean crossed(List<String> from, List<String> to) {
        if (from.isEmpty() || to.size() < 2) return false;
        var first = from.getFirst();
        return !first.isEmpty() && !to.getFirst().isEmpty() && !first.equals(to.getFirst()) && first.equals(to.get(1));
    }

    private void clock() {
        var from = offer.network().grandmasters();
        var to = needs.network().grandmasters();
        if (!from.isEmpty() && !to.isEmpty() && from.stream().noneMatch(to::contains)) {
            doubt(About.CLOCK, "the sender follows the grandmaster " + or(from) + ", the receiver " + or(to));
        }
    }

    private Optional<String> text(String parameter) {
        return offer.values(parameter).stream().findFirst().map(Value::toString);
    }

    private void doubt(About about, String sentence) {
        say(about, Weight.DOUBT, sentence);
    }

    private void say(About about, Weight weight, String sentence) {
        remarks.add(new Remark(about, weight, sentence));
    }

    private static String name(String urn) {
        var last = urn.substring(urn.lastIndexOf(':') + 1);
        return last.isEmpty() ? "nothing that it names" : last;
    }

    private static String or(List<String> words) {
        return String.join(" or ", words);
    }
}
