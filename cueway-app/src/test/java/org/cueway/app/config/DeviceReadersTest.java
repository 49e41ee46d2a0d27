package org.cueway.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.device.casparcg.CasparSpec;
import org.cueway.device.http.HttpSpec;
import org.cueway.device.nmos.NmosSpec;
import org.cueway.device.tsl.TslSpec;
import org.cueway.device.tsl.TslSpec.Colour;
import org.cueway.device.tsl.TslSpec.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceReadersTest {
    @TempDir
    private Path folder;

    @Test
    void readsACasparCgServer() throws Exception {
        assertThat(driver("{ id: cg, driver: casparcg, uri: \"amcp://10.0.0.5\" }"))
                .isEqualTo(new DriverConfig.CasparCg(CasparSpec.at("10.0.0.5", 5250)));
        assertThat(driver("{ id: cg, driver: casparcg, uri: \"amcp://cg.example:5251\", data: xml, outTime: 2s500ms,"
                        + " channel: 2, layer: 30 }"))
                .isEqualTo(new DriverConfig.CasparCg(
                        new CasparSpec("cg.example", 5251, CasparSpec.Form.XML, Duration.ofMillis(2_500), 2, 30)));
    }

    @Test
    void readsReceiversOfWebhooksAndShowsNoSecret() throws Exception {
        var read = driver(
                "{ id: hook, driver: http, uri: [ \"https://a.example/x?token=hidden\", \"http://b.example\" ],"
                        + " secret: [ \"${HOOK_SECRET}\", \"whsec_Z2F0ZXdheS1kZW1vLXNlY3JldA==\" ], allow: [ a.example, 10.0.0.0/8 ] }");
        assertThat(read).isInstanceOfSatisfying(DriverConfig.Http.class, http -> {
            assertThat(http.spec().urls()).hasSize(2);
            assertThat(http.spec().secrets()).hasSize(2);
            assertThat(http.spec().allow().hosts()).containsExactly("a.example");
            assertThat(http.spec().allow().networks()).hasSize(1);
        });
        assertThat(read.toString()).doesNotContain("very secret", "hidden");
        assertThat(driver("{ id: hook, driver: http, uri: \"https://a.example\" }"))
                .isInstanceOfSatisfying(
                        DriverConfig.Http.class,
                        http -> assertThat(http.spec().allow()).isEqualTo(HttpSpec.Allowed.unsaid()));
    }

    @Test
    void readsReceiversOfTheMediaNetwork() throws Exception {
        assertThat(driver("{ id: router, driver: nmos }"))
                .isEqualTo(new DriverConfig.Nmos(new NmosSpec("router", NmosSpec.Mismatch.REFUSE)));
        assertThat(driver("{ id: router, driver: nmos, override: true }"))
                .isEqualTo(new DriverConfig.Nmos(new NmosSpec("router", NmosSpec.Mismatch.TAKE)));
    }

    @Test
    void readsTallyDisplays() throws Exception {
        assertThat(driver("{ id: umd, driver: tsl, uri: \"udp://10.0.0.6\" }"))
                .isInstanceOfSatisfying(DriverConfig.Tsl.class, tsl -> {
                    assertThat(tsl.spec().where()).hasToString("udp://10.0.0.6:40001");
                    assertThat(tsl.spec().version()).isEqualTo(TslSpec.Version.V50);
                    assertThat(tsl.spec().lamps()).isEqualTo(TslSpec.Lamps.usual());
                });
        assertThat(driver(
                        "{ id: umd, driver: tsl, uri: \"tcp://u:5727\", version: 3.1, onAir: amber, lamps: left, onAirBit: 1,"
                                + " preparedBit: 2, brightness: 1, labels: { 4: CAM 1 } }"))
                .isInstanceOfSatisfying(DriverConfig.Tsl.class, tsl -> {
                    assertThat(tsl.spec().version()).isEqualTo(TslSpec.Version.V31);
                    assertThat(tsl.spec().lamps())
                            .isEqualTo(new TslSpec.Lamps(Colour.AMBER, Colour.GREEN, List.of(Side.LEFT), 1, 2, 1));
                    assertThat(tsl.spec().labels()).isEqualTo(Map.of("4", "CAM 1"));
                });
    }

    @Test
    void saysWhatIsWrongWithoutShowingSecrets() {
        refused("{ id: a, driver: casparcg }", "devices.0.uri", "is missing, expected amcp://HOST:PORT");
        refused("{ id: a, driver: casparcg, uri: \"http://x\" }", "expected amcp://HOST:PORT");
        refused("{ id: a, driver: casparcg, uri: \"amcp://x\", lyer: 3 }", "did you mean layer?");
        refused("{ id: a, driver: http, uri: \"ftp://x\" }", "has the scheme ftp, expected http or https");
        refused("{ id: a, driver: http, uri: \"https://u:p@x\" }", "has user information, expected none");
        assertThat(refused(
                        "{ id: a, driver: http, uri: \"https://x\", secret: \"whsec_?secret\" }",
                        "no Base64 behind whsec_"))
                .doesNotContain("?secret");
        refused("{ id: a, driver: tsl, uri: \"udp://x\", version: 4.0 }", "expected one of 5.0, 3.1");
        refused("{ id: a, driver: tsl, uri: \"udp://x\", lamps: [ middle ] }", "expected one of right, text, left");
        refused("{ id: a, driver: tsl, uri: \"udp://x\", labels: { a: b } }", "expected indexes of displays");
    }

    private String refused(String device, String... texts) {
        var told = new StringBuilder();
        assertThatThrownBy(() -> driver(device)).isInstanceOfSatisfying(ConfigException.class, e -> {
            assertThat(String.valueOf(e.getMessage())).contains(texts);
            told.append(e.getMessage());
        });
        return told.toString();
    }

    @Test
    void aRouterNeedsAMediaNetwork() {
        assertThat(refused("{ id: router, driver: nmos } ]\nnmos: { registry: none }\ncues: [", "set nmos.registry"))
                .contains("has one of driver nmos, and nmos has no registry and no nodes");
    }

    private DriverConfig driver(String device) throws Exception {
        var file =
                Files.writeString(folder.resolve("cueway.yaml"), "mos: { id: gw.mos }\ndevices: [ " + device + " ]\n");
        var config = ConfigLoader.load(Optional.of(file), List.of(), Map.of("HOOK_SECRET", "very secret"));
        return config.playout().devices().getLast().driver();
    }
}
