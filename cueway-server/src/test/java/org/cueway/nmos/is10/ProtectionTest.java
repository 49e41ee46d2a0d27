package org.cueway.nmos.is10;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.ResourceReader;
import org.junit.jupiter.api.Test;

/** Which addresses a token goes to, and which it must never go to. */
final class ProtectionTest {
    private final Inventory inventory = new Inventory();
    private final Protection protection = new Protection(inventory);

    private void put(Kind kind, String json) {
        inventory.put(ResourceReader.read(kind, json).orElseThrow());
    }

    private boolean asks(String address) {
        return protection.asks(URI.create(address));
    }

    private static String device(String id, String href, boolean authorization) {
        return """
                {"id": "%s", "controls": [{"type": "urn:x-nmos:control:sr-ctrl/v1.1", "href": "%s", "authorization": %s}]}""".formatted(id, href, authorization);
    }

    @Test
    void C79_aTransportFileCarriesATokenIfItLiesBelowAControlThatAsksForOne() {
        put(Kind.DEVICE, device("d1", "https://cam1.example/x-nmos/connection/v1.1/", true));
        put(Kind.DEVICE, device("d2", "https://cam2.example/x-nmos/connection/v1.1", false));

        assertThat(asks("https://cam1.example/x-nmos/connection/v1.1/single/senders/a/transportfile"))
                .isTrue();
        assertThat(asks("https://CAM1.example:443/x-nmos/connection/v1.1/single/senders/a/transportfile"))
                .isTrue();
        assertThat(asks("https://cam2.example/x-nmos/connection/v1.1/single/senders/a/transportfile"))
                .isFalse();
        assertThat(asks("https://cam1.example/sdp/a.sdp")).isFalse();
        assertThat(asks("https://cam1.example:8443/x-nmos/connection/v1.1/x")).isFalse();
        assertThat(asks("http://cam1.example:443/x-nmos/connection/v1.1/x")).isFalse();
        assertThat(asks("https://cam1.example/x-nmos/connection/v1.10/x")).isFalse();
    }

    @Test
    void C79_aDeviceThatChangesItsMindIsBelieved() {
        var at = "https://cam1.example/x-nmos/connection/v1.1/single/receivers/a/staged";
        put(Kind.DEVICE, device("d1", "https://cam1.example/x-nmos/connection/v1.1/", true));
        put(Kind.DEVICE, device("d2", "https://cam1.example/x-nmos/connection/v1.1/", true));
        put(Kind.DEVICE, device("d1", "https://cam1.example/x-nmos/connection/v1.1/", false));
        assertThat(asks(at)).as("another device shares the root").isTrue();

        inventory.remove(Kind.DEVICE, "d2");
        assertThat(asks(at)).isFalse();
    }

    @Test
    void C79_whatIsKnownBeforehandCountsAndOddAddressesDoNotHarm() {
        put(Kind.DEVICE, device("d1", "https://cam1.example/x-nmos/connection/v1.1/", true));
        put(Kind.DEVICE, device("d3", "no address at all", true));
        put(Kind.DEVICE, device("d4", "https://cam4.example/", true));
        put(Kind.NODE, """
                {"id": "n", "api": {"endpoints": [{"host": "node.example", "port": 443, "protocol": "https", "authorization": true}]}}""");

        var later = new Protection(inventory);

        assertThat(later.asks(URI.create("https://cam1.example/x-nmos/connection/v1.1/single")))
                .isTrue();
        assertThat(later.asks(URI.create("https://node.example/x-nmos/node/v1.3/self")))
                .isTrue();
        assertThat(later.asks(URI.create("https://cam4.example/anything")))
                .as("a manufacturer's page")
                .isFalse();
        assertThat(later.asks(URI.create("urn:x"))).isFalse();
    }

    @Test
    void C77_registriesAskAsTheySaidAndSoDoTheirSockets() {
        protection.registry(URI.create("https://reg.example:8443/x-nmos/query/v1.3"), true);
        protection.registry(URI.create("https://open.example"), false);

        assertThat(asks("https://reg.example:8443/x-nmos/query/v1.3/senders")).isTrue();
        assertThat(asks("wss://reg.example:9000/x-nmos/query/v1.3/subscriptions/1"))
                .isTrue();
        assertThat(asks("https://open.example/x-nmos/query/v1.3/senders")).isFalse();
        assertThat(asks("https://elsewhere.example/x-nmos/query/v1.3/senders")).isFalse();
        assertThat(asks("https://reg.example:8443/other")).isFalse();
    }
}
