package org.cueway.mos.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cueway.base.Finding;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.dialect.Dialect.MessageIds;
import org.cueway.mos.dialect.Repairs;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.Text;

/** Reads one {@code <mos>} element (MOS 4.0 §4.1). Confined to one call of the codec. */
final class EnvelopeReader {
    private static final String ROOT = "mos";
    private static final List<String> IDS = List.of("mosID", "ncsID", "messageID");

    private final Element root;
    private final Head head;
    private final Reading reading;

    EnvelopeReader(Element root, Head head, Reading reading) {
        this.root = root;
        this.head = head;
        this.reading = reading;
    }

    /** What can be read of the envelope, whatever else is wrong with it. */
    static Head head(Element root) {
        return new Head(
                root.child("mosID").map(Element::text),
                root.child("ncsID").map(Element::text),
                root.child("messageID").map(Element::text));
    }

    Decoded<Envelope> read() {
        if (!root.name().equals(ROOT)) {
            return lastResort(new Finding("", Children.shown(root.name()), MosFault.NOT_MOS));
        }
        var candidates = candidates();
        if (candidates.isEmpty()) return withoutMessage();
        var known = known(candidates);
        if (known.size() > 1) {
            var both = known.get(0).name() + " and " + known.get(1).name();
            return lastResort(new Finding(ROOT, both, MosFault.TWO_MESSAGES));
        }
        return message(known.isEmpty() ? candidates.getFirst() : known.getFirst());
    }

    private Decoded<Envelope> message(Element message) {
        try {
            noteOddities(message);
            var wrong = wrongIds(message.name());
            if (wrong.isPresent()) return lastResort(wrong.get());
            var repaired = Repairs.of(message, reading.dialect().reads(), reading::tolerate);
            var read = MessageReader.read(repaired, reading);
            return new Decoded.Ok<>(new Envelope(head, read), reading.findings());
        } catch (Fault fault) {
            var answer = MessageReader.answerTo(message, reading.maxIdChars());
            return new Decoded.Rejected<>(fault.finding(), head, answer);
        }
    }

    private Decoded<Envelope> lastResort(Finding why) {
        return new Decoded.Rejected<>(why, head, new AnswerWith.MosAck(""));
    }

    /** The elements that may be the message. */
    private List<Element> candidates() {
        var candidates = new ArrayList<Element>(1);
        for (int i = 0; i < root.size(); i++) {
            if (!IDS.contains(root.child(i).name())) candidates.add(root.child(i));
        }
        return candidates;
    }

    /** Notes IDs that stand out of order or twice, and what stands beside the message. */
    private void noteOddities(Element message) {
        var seen = new boolean[IDS.size()];
        int highest = 0;
        for (int i = 0; i < root.size(); i++) {
            var child = root.child(i);
            int rank = IDS.indexOf(child.name());
            var path = ROOT + "/" + child.name();
            if (child == message) {
                highest = IDS.size();
            } else if (rank < 0) {
                reading.tolerate(new Finding(ROOT, Children.shown(child.name()), MosFault.UNKNOWN_ELEMENT));
            } else if (seen[rank]) {
                reading.tolerate(new Finding(path, child.name(), MosFault.DUPLICATE_ELEMENT));
            } else {
                seen[rank] = true;
                if (rank < highest) reading.tolerate(new Finding(path, child.name(), MosFault.ELEMENT_ORDER));
                highest = Math.max(highest, rank);
            }
        }
    }

    private static List<Element> known(List<Element> candidates) {
        var known = new ArrayList<Element>(1);
        for (var each : candidates) {
            if (MessageReader.knows(each.name())) known.add(each);
        }
        return known;
    }

    /** Text in the root is how some peers complain (R16). */
    private Decoded<Envelope> withoutMessage() {
        var text = root.nodes().stream()
                .filter(Text.class::isInstance)
                .map(node -> ((Text) node).value())
                .collect(Collectors.joining())
                .strip();
        if (text.isEmpty()) return lastResort(new Finding(ROOT, "", MosFault.NO_MESSAGE));
        return new Decoded.Ok<>(new Envelope(head, new MosMessage.Unknown("", text)), reading.findings());
    }

    /** What makes the envelope unusable. Plug-in messages need no IDs, and an answer is taken all the same. */
    private Optional<Finding> wrongIds(String message) {
        if (message.startsWith("ncs")) return Optional.empty();
        var wrong = missing(head.mosID(), MosFault.MOS_ID_MISSING)
                .or(() -> missing(head.ncsID(), MosFault.NCS_ID_MISSING))
                .or(() -> tooLong("mosID", head.mosID()))
                .or(() -> tooLong("ncsID", head.ncsID()))
                .or(() -> wrongMessageId(message));
        if (wrong.isEmpty() || !MessageReader.isAnswer(message)) return wrong;
        reading.tolerate(wrong.get());
        return Optional.empty();
    }

    private static Optional<Finding> missing(Optional<String> id, MosFault rule) {
        return id.isPresent() ? Optional.empty() : Optional.of(new Finding(ROOT, "", rule));
    }

    private Optional<Finding> tooLong(String name, Optional<String> id) {
        if (id.isEmpty() || id.get().length() <= reading.maxIdChars()) return Optional.empty();
        var detail = name + " longer than " + reading.maxIdChars() + " characters";
        return Optional.of(new Finding(ROOT, detail, MosFault.ID_TOO_LONG));
    }

    /** Absent, empty and text are taken unless somebody wants it otherwise; a number has to count messages (R17, R19). */
    private Optional<Finding> wrongMessageId(String message) {
        var id = head.messageID().orElse("").strip();
        if (id.isEmpty()) return missingMessageId(message);
        return switch (MessageId.judge(id)) {
            case USABLE -> Optional.empty();
            case TEXT -> {
                var finding = new Finding(ROOT + "/messageID", Children.shown(id), MosFault.MESSAGE_ID_NOT_A_NUMBER);
                // Whose request it is cannot be told for sure, so even a strict reader refuses it as the last resort
                // does.
                if (reading.isStrict()) yield Optional.of(finding);
                reading.tolerate(finding);
                yield Optional.empty();
            }
            case OUT_OF_RANGE ->
                Optional.of(new Finding(
                        ROOT, Children.shown(id) + ", expected 1 to 2147483647", MosFault.MESSAGE_ID_OUT_OF_RANGE));
        };
    }

    /** Answers may always lack it, and a heartbeat may be one (R46); {@code keepAlive} never has one (MOS 4.0 §4.1.1). */
    private Optional<Finding> missingMessageId(String message) {
        boolean required = reading.dialect().messageIDs() == MessageIds.REQUIRED;
        boolean exempt = MessageReader.isAnswer(message) || message.equals("heartbeat") || message.equals("keepAlive");
        return required && !exempt ? Optional.of(new Finding(ROOT, "", MosFault.MESSAGE_ID_MISSING)) : Optional.empty();
    }

    /** What a {@code messageID} is worth (MOS 4.0 §4.1.6). */
    private enum MessageId {
        /** A number from 1 to 2147483647, decimal or hexadecimal. */
        USABLE,
        /** A number, but not one of those. */
        OUT_OF_RANGE,
        /** No number at all; echoed as it came. */
        TEXT;

        /** Judges text that is not empty and has no blanks around it. */
        static MessageId judge(String text) {
            var number = new MosNumber(text).value();
            if (number.isPresent()) {
                long value = number.getAsLong();
                return value >= 1 && value <= Integer.MAX_VALUE ? USABLE : OUT_OF_RANGE;
            }
            // Signed, or with more digits than any number of MOS has.
            return digits(text, text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0) ? OUT_OF_RANGE : TEXT;
        }

        private static boolean digits(String text, int from) {
            for (int i = from; i < text.length(); i++) {
                if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
            }
            return from < text.length();
        }
    }
}
