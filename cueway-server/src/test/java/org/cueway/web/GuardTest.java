package org.cueway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {
    private final Guard guard = new Guard("gateway.station.example");

    @ParameterizedTest
    @CsvSource({
        "/api/v1/status, 127.0.0.1, localhost",
        "/api/v1/status, 127.4.5.6, LOCALHOST",
        "/api/v1/status, ::1, [::1]",
        "/api/v1/status, 127.0.0.1, 127.0.0.1",
        "/api/v1/status, 127.0.0.1, gateway.station.example",
        "/health/live, 10.1.2.3, anything.example",
        "/health/ready, 2001:db8::1, 10.0.0.1",
    })
    void callersOnThisMachineGetEverythingAndOthersHealth(String path, String remote, String name) {
        assertThat(guard.refusal(new Guard.Caller(path, InetAddress.ofLiteral(remote), false, name)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/status, 10.1.2.3, false, localhost, 10.1.2.3",
        "/api/v1/status, 2001:db8::1, false, localhost, 2001:db8:0:0:0:0:0:1",
        "/, 10.1.2.3, false, localhost, 10.1.2.3",
        "/healthy, 10.1.2.3, false, localhost, 10.1.2.3",
        "/api/v1/status, 127.0.0.1, true, localhost, a request that a proxy passed on",
        "/api/v1/status, 127.0.0.1, false, rebound.example, rebound.example",
        "/api/v1/status, 127.0.0.1, false, localhost.example, localhost.example",
        "/api/v1/status, 127.0.0.1, false, '', ''",
    })
    void allElseIsForbiddenWithTheWayOut(String path, String remote, boolean forwarded, String name, String found) {
        assertThat(guard.refusal(new Guard.Caller(path, InetAddress.ofLiteral(remote), forwarded, name)))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.status()).isEqualTo(403);
                    assertThat(problem.found()).isEqualTo(found);
                    assertThat(problem.hint()).contains("127.0.0.1");
                });
    }
}
