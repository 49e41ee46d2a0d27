package org.cueway.newsroom.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.ElementStatus;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.StoryText;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.wire.Encoding;
import org.cueway.mos.wire.Frame;
import org.junit.jupiter.api.Test;

/** What an answer means. */
final class VerdictTest {
    private static final RoReq ASKED = new RoReq("RO");

    @Test
    void R34_okInAnyCaseOrNothingAtAllIsTaken() {
        for (var status : List.of("OK", " ok ", "", " ")) {
            assertThat(judge(ASKED, new RoAck("RO", status, List.of())))
                    .as(status)
                    .isInstanceOf(Verdict.Taken.class);
        }
        assertThat(judge(ASKED, new RoListAll(List.of()))).isInstanceOf(Verdict.Taken.class);
        assertThat(judge(ASKED, MosAck.ack("", ""))).isInstanceOf(Verdict.Taken.class);
    }

    @Test
    void R34_anythingElseIsARefusalInThePeersWords() {
        assertThat(refusal(ASKED, new RoAck("", "RO not found", List.of()))).isEqualTo("RO not found");
        assertThat(refusal(ASKED, RoAck.nack("RO", "who?"))).isEqualTo("NACK: who?");
        assertThat(refusal(ASKED, MosAck.nack("", "", "MOS ID is not recognized by this NOM")))
                .isEqualTo("MOS ID is not recognized by this NOM");
        assertThat(refusal(ASKED, new MosAck("", "", "ERROR", ""))).isEqualTo("ERROR");
        assertThat(refusal(ASKED, new MosMessage.Unknown("", "Invalid command: roReq")))
                .isEqualTo("Invalid command: roReq");
    }

    @Test
    void R36_whereRoStatusSaysNothingButNoTheReasonIsLookedForInTheGroups() {
        var group = new ElementStatus(
                Optional.of("S1"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("RO not found"));
        assertThat(refusal(ASKED, new RoAck("", "NACK", List.of(group)))).isEqualTo("RO not found");
        assertThat(refusal(ASKED, new RoAck("", "NACK", List.of()))).isEqualTo("NACK");
    }

    @Test
    void aNewStoryIsAcknowledgedByItsIdAndRefusedInProse() {
        var text = new StoryText(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
        var wish = new RoReqStoryAction(
                new ModificationMessage.New("RO", Optional.empty(), List.of(), text),
                java.util.OptionalInt.empty(),
                Optional.empty());
        assertThat(judge(wish, new RoAck("RO", "NGTV-NRCS-A;P_EVENING\\W\\R_5C0E7A31;3F9A0007", List.of())))
                .isInstanceOf(Verdict.Taken.class);
        assertThat(refusal(wish, new RoAck("RO", "External modification not allowed", List.of())))
                .isEqualTo("External modification not allowed");
        assertThat(refusal(wish, new RoAck("RO", "NACK", List.of()))).isEqualTo("NACK");
        assertThat(refusal(ASKED, new RoAck("RO", "3F9A0007", List.of()))).isEqualTo("3F9A0007");
    }

    private static Verdict judge(Request asked, MosMessage answer) {
        var frame = new Frame(Encoding.UTF8.encode("<mos/>"), Encoding.UTF8);
        return Verdict.of(asked, new Answer.Said(new Envelope(Head.NONE, answer), frame));
    }

    private static String refusal(Request asked, MosMessage answer) {
        return judge(asked, answer) instanceof Verdict.Refused(var why) ? why : "taken";
    }
}
