package org.cueway.simulator.check;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.BasicMessage.ReqMachInfo;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.wire.Encoding;
import org.cueway.simulator.faults.Fault;
import org.cueway.simulator.faults.FaultPlan;
import org.cueway.simulator.faults.Way;
import org.cueway.simulator.line.Manner;

/** What MOS asks of everybody: profile 0, the envelope, and the octets. Stateless. */
public final class Basics {
    private static final String WHO = "<reqMachInfo/>";
    private static final Pattern NUMBER = Pattern.compile("<messageID>([^<]*)</messageID>");

    private Basics() {}

    /**
     * Tries all of it.
     *
     * @param own what the peer has to call itself: its mosID or its ncsID
     */
    public static void run(Bench bench, String own) throws InterruptedException {
        contact(bench, own);
        envelopes(bench);
        nonsense(bench);
        octets(bench);
    }

    private static Requirement of(int number, String title, String rule) {
        return new Requirement(0, "0.%02d".formatted(number), title, rule);
    }

    private static void contact(Bench bench, String own) throws InterruptedException {
        bench.tries(
                of(1, "a heartbeat on the lower port is answered", "MOS 4.0 §4.1.2"), t -> heartbeat(t, Channel.MOM));
        bench.tries(
                of(2, "a heartbeat on the upper port is answered", "MOS 4.0 §4.1.2"), t -> heartbeat(t, Channel.RO));
        bench.tries(of(3, "reqMachInfo is answered with who it is", "MOS 4.0 §4.1.4, R54"), t -> {
            var answer = t.ask(Channel.RO, new ReqMachInfo());
            t.expect(answer instanceof ListMachInfo, "listMachInfo", answer.element());
            if (!(answer instanceof ListMachInfo(var info))) return;
            t.claims(info);
            t.expect(info.ID().equals(own), "ID " + own, "ID " + info.ID());
        });
        bench.tries(of(4, "reqMachInfo is answered on the lower port too", "R55"), t -> {
            var answer = t.ask(Channel.MOM, new ReqMachInfo());
            t.expect(answer instanceof ListMachInfo, "listMachInfo", answer.element());
        });
        bench.tries(of(5, "listMachInfo says which profiles it supports", "MOS 4.0 §4.1.4, R50"), t -> {
            var answer = t.ask(Channel.RO, new ReqMachInfo());
            if (!(answer instanceof ListMachInfo(var info))) throw t.notOffered("listMachInfo", answer.element());
            t.expect(info.profiles().isPresent(), "supportedProfiles", "none");
        });
    }

    /** On a connection of its own: some peers answer one heartbeat a second (R45). */
    private static void heartbeat(Trial t, Channel channel) throws IOException, InterruptedException {
        t.reconnect(channel);
        var answer = t.ask(channel, new Heartbeat(new MosTime("2026-11-24T17:31:04,250Z")));
        t.expect(answer instanceof Heartbeat, "heartbeat", answer.element());
        if (answer instanceof Heartbeat(var time)) t.expect(time.readable(), "a time", "\"" + time.text() + "\"");
        t.reconnect(channel);
    }

    private static void envelopes(Bench bench) throws InterruptedException {
        bench.tries(
                of(6, "an answer has the number of its question, also in hexadecimal", "MOS 4.0 §4.1.6, R19"), t -> {
                    number(t, "0x" + Integer.toHexString(Integer.parseInt(t.number())));
                    number(t, t.number());
                });
        bench.tries(of(7, "a message without messageID is taken, and answered without one", "R17"), t -> {
            var answer = t.say(Channel.RO, frame(t, Optional.empty(), WHO), Optional.empty());
            if (t.overMos4() && Trial.refusal(answer.envelope().message()).isPresent()) {
                throw t.notOffered("an answer without one", "MOS 4.0 wants one, and this device insists on it");
            }
            t.expect(answer.envelope().message() instanceof ListMachInfo, "listMachInfo", answer.text());
            t.expect(!NUMBER.matcher(answer.text()).find(), "no messageID", answer.text());
        });
        bench.tries(of(8, "a messageID of 0 is refused", "MOS 4.0 §4.1.6"), t -> {
            var answer = t.say(Channel.RO, frame(t, Optional.of("0"), WHO), Optional.of("0"));
            t.refused(answer.envelope().message(), "messageID 0");
            t.stays(Channel.RO);
        });
        bench.tries(
                of(9, "a message for another mosID is refused with mosAck, and the connection stays", "R28, R30"),
                t -> {
                    var text = frame(t, Optional.of(t.number()), WHO)
                            .replace(t.names().mosID(), "somebody.else.mos");
                    var answer =
                            t.say(Channel.RO, text, Optional.empty()).envelope().message();
                    t.expect(answer instanceof MosAck, "mosAck", answer.element());
                    t.expect(Trial.refusal(answer).isPresent(), "NACK", "ACK");
                    t.stays(Channel.RO);
                });
        bench.tries(of(10, "elements are taken in any order", "R13"), t -> {
            var names = "<mosID>" + t.names().mosID() + "</mosID><ncsID>"
                    + t.names().ncsID() + "</ncsID>";
            var turned = "<ncsID>" + t.names().ncsID() + "</ncsID><mosID>"
                    + t.names().mosID() + "</mosID>";
            introduces(t, frame(t, Optional.of(t.number()), WHO).replace(names, turned));
        });
    }

    private static void number(Trial t, String number) throws IOException, InterruptedException {
        var answer = t.say(Channel.RO, frame(t, Optional.of(number), WHO), Optional.of(number));
        var found = answer.envelope().head().messageID().orElse("(none)");
        t.expect(found.equals(number), "messageID " + number, "messageID " + found);
    }

    private static void nonsense(Bench bench) throws InterruptedException {
        bench.tries(
                of(11, "a message that MOS does not know is refused once, and the connection stays", "R43, R39"), t -> {
                    var text = frame(t, Optional.of(t.number()), "<roWhatIsThis><roID>X</roID></roWhatIsThis>");
                    var answer =
                            t.say(Channel.RO, text, Optional.empty()).envelope().message();
                    t.expect(Trial.refusal(answer).isPresent(), "a refusal", answer.element());
                    t.quiet(Channel.RO);
                    t.stays(Channel.RO);
                });
        bench.tries(of(12, "what is not well-formed is refused, and the connection stays", "mos-protocol §5.7"), t -> {
            var text = frame(t, Optional.of(t.number()), "<roReq><roID>X</roReq>");
            var answer = t.say(Channel.RO, text, Optional.empty()).envelope().message();
            t.expect(Trial.refusal(answer).isPresent(), "a refusal", answer.element());
            introduces(t, frame(t, Optional.of(t.number()), WHO));
        });
        bench.tries(
                of(13, "a document type is refused, and nothing in it is resolved", "mos-protocol §5.7, A13"), t -> {
                    var text = "<!DOCTYPE mos [<!ENTITY x \"expanded\">]>"
                            + frame(t, Optional.of(t.number()), "<roReq><roID>&x;</roID></roReq>");
                    var answer = t.say(Channel.RO, text, Optional.empty());
                    t.expect(!answer.text().contains("expanded"), "nothing resolved", answer.text());
                    t.expect(Trial.refusal(answer.envelope().message()).isPresent(), "a refusal", answer.text());
                    t.reconnect(Channel.RO);
                });
        bench.tries(of(14, "two messages in one envelope are refused", "mos-protocol §5.7"), t -> {
            var answer = t.say(Channel.RO, frame(t, Optional.of(t.number()), WHO + "<roReqAll/>"), Optional.empty());
            t.expect(Trial.refusal(answer.envelope().message()).isPresent(), "a refusal", answer.text());
            t.reconnect(Channel.RO);
        });
    }

    private static void octets(Bench bench) throws InterruptedException {
        bench.tries(of(15, "two messages in one write are both answered, in order", "R6"), t -> {
            var one = t.number();
            var two = t.number();
            var came = t.hear(Channel.RO, frame(t, Optional.of(one), WHO) + frame(t, Optional.of(two), WHO), 2);
            var numbers = came.stream().map(Basics::numberOf).toList();
            t.expect(numbers.equals(List.of(one, two)), "messageIDs " + one + ", " + two, String.join(", ", numbers));
        });
        bench.tries(of(16, "a message that comes octet by octet is taken", "R4"), t -> {
            var dribbling = Manner.PLAIN.faults(new FaultPlan(1, List.of(new Fault.Dribble(Way.OUT, 1))));
            introduced(t, t.otherwise(dribbling, Channel.RO, new ReqMachInfo()));
        });
        bench.tries(
                of(17, "line ends and a byte order mark between messages do no harm", "R2, R9"),
                t -> introduces(t, "\r\n\uFEFF \r\n" + frame(t, Optional.of(t.number()), WHO)));
        bench.tries(
                of(18, "what is no message is skipped", "R9"),
                t -> introduces(t, "HELLO\r\n" + frame(t, Optional.of(t.number()), WHO)));
        bench.tries(of(19, "declaration, comment and attributes of the root are taken", "R2, R10"), t -> {
            var text = frame(t, Optional.of(t.number()), WHO).replace("<mos>", "<mos version=\"2.8.5\" >");
            introduces(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- <mos> -->" + text);
        });
        bench.tries(of(20, "who speaks UTF-8 is understood", "R1"), t -> {
            var came = t.otherwise(Manner.PLAIN.encoding(Encoding.UTF8), Channel.RO, new ReqMachInfo());
            if (came.isEmpty()) throw t.notOffered("an answer in UTF-8", "none: the encoding may be fixed");
            introduced(t, came);
        });
    }

    private static void introduces(Trial t, String text) throws IOException, InterruptedException {
        var answer = t.say(Channel.RO, text, Optional.empty());
        introduced(t, Optional.of(answer.text()));
    }

    private static void introduced(Trial t, Optional<String> came) {
        t.expect(came.orElse("").contains("<listMachInfo>"), "listMachInfo", came.orElse("nothing"));
    }

    private static String numberOf(String text) {
        var found = NUMBER.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    /** A whole frame with these words inside. */
    public static String frame(Trial t, Optional<String> messageID, String inside) {
        var number = messageID.map(id -> "<messageID>" + id + "</messageID>").orElse("");
        return "<mos><mosID>" + t.names().mosID() + "</mosID><ncsID>"
                + t.names().ncsID() + "</ncsID>" + number + inside + "</mos>";
    }
}
