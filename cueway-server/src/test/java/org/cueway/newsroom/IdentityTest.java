package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.codec.Head;
import org.cueway.mos.dialect.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityTest {
    private static final Dialect PLAIN = new Dialect("plain", Optional.empty(), ZoneOffset.UTC, 128);
    private static final Optional<InetAddress> HERE = Optional.of(InetAddress.ofLiteral("127.0.0.1"));

    private final Identity identity = new Identity(
            "gw.station.mos",
            List.of(
                    new NewsroomSpec("main", List.of("NCS-A", "NCS-B"), List.of(), PLAIN),
                    new NewsroomSpec("far", List.of("FAR"), List.of(AddressRange.parse("10.0.0.0/8")), PLAIN)));

    @Test
    void R29_theServersOfANewsroomAreOneNewsroom() {
        assertThat(judge("gw.station.mos", "NCS-A")).isEqualTo(new Identity.Verdict.Known("main", "NCS-A", PLAIN));
        assertThat(judge("gw.station.mos", "NCS-B")).isEqualTo(new Identity.Verdict.Known("main", "NCS-B", PLAIN));
    }

    @Test
    void R30_anUnknownMosIdIsRefusedByName() {
        assertThat(text(judge("other.mos", "NCS-A"))).isEqualTo("MOS ID is not configured on this system: other.mos");
    }

    @Test
    void R26_anIdThatDiffersOnlyInCaseIsRefusedAndToldSo() {
        assertThat(text(judge("GW.Station.mos", "NCS-A")))
                .isEqualTo(
                        "MOS ID is not configured on this system: GW.Station.mos differs only in upper and lower case");
        assertThat(text(judge("gw.station.mos", "ncs-a")))
                .isEqualTo("NCS ID is not configured for this device: ncs-a differs only in upper and lower case");
    }

    @Test
    void anUnknownNcsIdIsRefusedByName() {
        assertThat(text(judge("gw.station.mos", "NCS-X"))).isEqualTo("NCS ID is not configured for this device: NCS-X");
    }

    @Test
    void anEnvelopeWithoutIdsIsRefused() {
        assertThat(text(identity.judge(Head.NONE, Optional.empty(), HERE))).isEqualTo("mosID missing");
        assertThat(text(judge("gw.station.mos", ""))).isEqualTo("ncsID missing");
    }

    @Test
    void aConnectionBelongsToOneNewsroom() {
        var head = head("gw.station.mos", "NCS-A");
        assertThat(identity.judge(head, Optional.of("main"), HERE)).isInstanceOf(Identity.Verdict.Known.class);
        assertThat(text(identity.judge(head, Optional.of("far"), HERE)))
                .startsWith("NCS ID is not of the newsroom that this connection belongs to");
    }

    @Test
    void aNewsroomMaySpeakFromItsAddressesOnly() {
        assertThat(text(judge("gw.station.mos", "FAR")))
                .isEqualTo("this address may not speak for the newsroom: 127.0.0.1");
        var there = Optional.of(InetAddress.ofLiteral("10.1.2.3"));
        assertThat(identity.judge(head("gw.station.mos", "FAR"), Optional.empty(), there))
                .isEqualTo(new Identity.Verdict.Known("far", "FAR", PLAIN));
    }

    @Test
    void underTheStarEachNcsIdIsANewsroomOfItsOwn() {
        var open = new Identity("gw", List.of(new NewsroomSpec("*", List.of(), List.of(), PLAIN)));
        assertThat(open.judge(head("gw", "ANY-1"), Optional.empty(), HERE))
                .isEqualTo(new Identity.Verdict.Known("ANY-1", "ANY-1", PLAIN));
        assertThat(text(open.judge(head("gw", "ANY-2"), Optional.of("ANY-1"), HERE)))
                .contains("ANY-2");
    }

    @Test
    void anAnswerToAnEnvelopeWithoutNcsIdCarriesTheOneThatIsKnown() {
        assertThat(identity.ncsIdOf(Optional.of("main"))).isEqualTo("NCS-A");
        assertThat(identity.ncsIdOf(Optional.empty())).isEmpty();
        var single = new Identity("gw", List.of(new NewsroomSpec("one", List.of("NCS-1"), List.of(), PLAIN)));
        assertThat(single.ncsIdOf(Optional.empty())).isEqualTo("NCS-1");
        var open = new Identity("gw", List.of(new NewsroomSpec("*", List.of(), List.of(), PLAIN)));
        assertThat(open.ncsIdOf(Optional.of("ANY-1"))).isEqualTo("ANY-1");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::/0, 10.0.0.1, false",
    })
    void anAddressRangeHoldsWhatItsPrefixSays(String range, String address, boolean inside) {
        assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ncs.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0/8/8"})
    void whatIsNoAddressRangeIsRefusedInWords(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("10.0.0.0/8");
    }

    private Identity.Verdict judge(String mosID, String ncsID) {
        return identity.judge(head(mosID, ncsID), Optional.empty(), HERE);
    }

    private static Head head(String mosID, String ncsID) {
        return new Head(Optional.of(mosID), Optional.of(ncsID), Optional.of("1"));
    }

    private static String text(Identity.Verdict verdict) {
        return switch (verdict) {
            case Identity.Verdict.Known known -> "known as " + known.newsroom();
            case Identity.Verdict.Stranger(var reason, var detail) -> reason.with(detail);
        };
    }
}
