package org.cueway.simulator.nmos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.node.Gear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the NMOS reference: each file is named after the schema that it keeps to. */
final class ExamplesTest {
    private static final Path FOLDER = Path.of("src/test/resources/nmos-examples");

    @ParameterizedTest
    @MethodSource("examples")
    void keepsToItsSchema(Path example) throws IOException {
        assertThat(Schemas.problems(schema(example), Answer.JSON.readTree(Files.readString(example))))
                .isEmpty();
    }

    /** A two-legged receiver takes the requests that the reference tells controllers to send. */
    @Test
    void whatControllersSendIsTaken() throws Exception {
        var facility = Facility.of(1, 1).gear(Gear.CAMERA);
        try (var simulated = SimulatedFacility.start(facility, TimeSource.system());
                var caller = new Caller()) {
            for (var side : List.of("sender", "receiver")) {
                var id = (side.equals("sender") ? simulated.senders() : simulated.receivers())
                        .getFirst()
                        .id();
                var root =
                        simulated.nodes().getFirst().devices().getFirst().root() + "/v1.1/single/" + side + "s/" + id;
                for (var example : examples()
                        .filter(each -> each.toString().contains("." + side + "-stage-"))
                        .toList()) {
                    // Addresses in the examples are documentation's; a device has its own.
                    var body = Files.readString(example)
                            .replaceAll("\"source_ip\": \"192[0-9.]+\", ", "")
                            .replaceAll("\"source_ip\": \"198[0-9.]+\", ", "");
                    assertThat(caller.patch(root + "/staged", body).status())
                            .as(example.toString())
                            .isEqualTo(200);
                }
            }
        }
    }

    private static String schema(Path example) {
        var name = example.getFileName().toString();
        return name.replaceFirst("^[0-9]+\\.(is-0[45]-v1\\.[0-9])\\.", "$1/");
    }

    private static Stream<Path> examples() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }
}
