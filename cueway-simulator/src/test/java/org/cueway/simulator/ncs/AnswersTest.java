package org.cueway.simulator.ncs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.ncs.show.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a device asks is answered as a newsroom would, or refused with the ack of its family and in words. */
class AnswersTest {
    private static final MosCodec CODEC = new MosCodec(Limits.Xml.defaults());
    private static final String RO = "<roID>NCS-1;EVENING-NEWS</roID>";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <roElementStat element="RO">{RO}<status>READY</status></roElementStat>
            <roElementStat element="ITEM">{RO}{S}<itemID>1</itemID><status>PLAY</status><time/></roElementStat>
            <roStat>{RO}<status>PLAY</status><time/></roStat>
            <roItemStat>{RO}{S}<itemID>1</itemID><objID/><status>STOP</status><time/></roItemStat>
            """)
    void statusIsAcknowledged(String xml) throws IOException {
        assertThat(answer(xml)).contains(RoAck.ok("NCS-1;EVENING-NEWS"));
    }

    @Test
    void statusOfWhatIsNotThereIsRefusedInWords() throws IOException {
        assertThat(
                        answer(
                                "<roElementStat element=\"STORY\">{RO}<storyID>X</storyID><status>PLAY</status></roElementStat>"))
                .contains(RoAck.nack(
                        "NCS-1;EVENING-NEWS", "not in this newsroom: story X of running order NCS-1;EVENING-NEWS"));
    }

    @Test
    void itGivesItsRunningOrders() throws IOException {
        assertThat(answer("<roReqAll/>").orElseThrow())
                .isInstanceOfSatisfying(
                        RoListAll.class, all -> assertThat(all.runningOrders()).hasSize(2));
        assertThat(answer("<roReq>{RO}</roReq>").orElseThrow())
                .isInstanceOfSatisfying(
                        RoList.class, list -> assertThat(list.stories()).hasSize(24));
        assertThat(answer("<roReq><roID>X</roID></roReq>").orElseThrow())
                .isEqualTo(RoAck.nack("X", "not in this newsroom: running order X"));
    }

    @Test
    void objectsAreTaken() throws IOException {
        assertThat(answer("<mosObj><objID>O</objID><objSlug>s</objSlug><objType>VIDEO</objType><objTB>50</objTB>"
                        + "<objRev>3</objRev><objDur>1</objDur><status>NEW</status><objAir>READY</objAir></mosObj>"))
                .contains(MosAck.ack("O", "3"));
        assertThat(answer("<mosListAll/>")).contains(MosAck.ack("", ""));
    }

    @Test
    void itSaysWhoItIs() throws IOException {
        assertThat(answer("<reqMachInfo/>").orElseThrow()).isInstanceOf(ListMachInfo.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<roCreate>{RO}<roSlug>x</roSlug></roCreate>",
                "<roDelete>{RO}</roDelete>",
                "<roStorySend>{RO}{S}<storyBody/></roStorySend>",
                "<roStoryDelete>{RO}{S}</roStoryDelete>",
                "<roReadyToAir>{RO}<roAir>READY</roAir></roReadyToAir>",
                "<roCtrl>{RO}{S}<itemID>1</itemID><command>EXECUTE</command></roCtrl>",
                "<mosItemReplace>{RO}{S}<item><itemID>1</itemID><objID>o</objID><mosID>m</mosID></item></mosItemReplace>",
                "<roReqStoryAction operation=\"DELETE\"><roStorySend>{RO}{S}<storyBody/></roStorySend></roReqStoryAction>"
            })
    void whatItDoesNotTakeOnTheUpperPortIsRefusedWithRoAck(String xml) throws IOException {
        assertThat(answer(xml).orElseThrow())
                .isInstanceOfSatisfying(
                        RoAck.class,
                        ack -> assertThat(ack.roStatus())
                                .startsWith("NACK: ")
                                .endsWith("is not taken by this newsroom"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<mosReqAll><pause>0</pause></mosReqAll>",
                "<mosReqObj><objID>O</objID></mosReqObj>",
                "<mosReqSearchableSchema/>",
                "<ncsReqAppInfo/>",
                "<somethingElse/>"
            })
    void allElseIsRefusedWithMosAck(String xml) throws IOException {
        assertThat(answer(xml).orElseThrow())
                .isInstanceOfSatisfying(
                        MosAck.class, ack -> assertThat(ack.isAck()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<roAck>{RO}<roStatus>OK</roStatus></roAck>", "<keepAlive/>"})
    void answersAndSignsOfLifeAreNotAnswered(String xml) throws IOException {
        assertThat(answer(xml)).isEmpty();
    }

    private static Optional<MosMessage> answer(String xml) throws IOException {
        var shows = Shows.NONE;
        for (var file : new PlayFolder(CODEC, new StartTimes(Instant.EPOCH)).shipped()) {
            shows = shows.apply(file.message()).orElseThrow();
        }
        var text = xml.replace("{RO}", RO).replace("{S}", "<storyID>NCS-1;EVENING-NEWS;S01</storyID>");
        var whole = "<mos><mosID>m</mosID><ncsID>n</ncsID><messageID>1</messageID>" + text + "</mos>";
        return switch (CODEC.decode(CODEC.read(whole), PlayFolder.dialect())) {
            case Decoded.Ok<Envelope>(Envelope(var _, var message), var _) ->
                new Answers(shows, introduction(), new MosTime("")).to(message);
            case Decoded.Rejected<Envelope>(var why, var _, var _) -> throw new AssertionError(why + " in " + whole);
        };
    }

    private static ListMachInfo introduction() {
        var time = new MosTime("");
        return new ListMachInfo(new MachineInfo(
                "",
                "",
                "",
                "",
                "",
                "",
                "n",
                time,
                Optional.empty(),
                "2.8.5",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of()));
    }
}
