package org.cueway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.cueway.base.TimeSource;
import org.cueway.simulator.device.DevicePlan;
import org.cueway.simulator.device.Misbehaviour;
import org.cueway.simulator.device.SimulatedDevice;
import org.cueway.simulator.ncs.NewsroomPlan;
import org.cueway.simulator.ncs.SimulatedNewsroom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** {@code cueway sim ncs --check} and {@code cueway sim device --check}, as somebody types them. */
class SimCheckTest {
    private static final String MOS_ID = "device.station.mos";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aDeviceThatMeetsAllIsExitCode0WithATable() throws Exception {
        try (var device = device()) {
            assertThat(run("sim", "ncs", "--check", place(device), "--mos-id", MOS_ID))
                    .isZero();
        }
        assertThat(out.toString())
                .contains("pass  2.01  roCreate is taken")
                .contains("2 Running orders                yes")
                .contains(MOS_ID + " meets all that could be tried");
    }

    @Test
    void aDeviceThatForgetsAStoryIsExitCode1WithWhatWasExpectedFoundAndCame() throws Exception {
        try (var device = device(Misbehaviour.FORGETS_STORY)) {
            assertThat(run("sim", "ncs", "--check", place(device), "--mos-id", MOS_ID, "--timeout", "2"))
                    .isEqualTo(1);
        }
        assertThat(out.toString())
                .contains("FAIL  2.01")
                .contains("expected: A[1 2 3] B[1] C[] D[1]")
                .contains("found:    A[1 2 3] B[1] C[]")
                .contains("came:     <mos>");
    }

    @Test
    void asJsonItIsOneObjectWithTheWholeConversation() throws Exception {
        try (var device = device(Misbehaviour.WRONG_ORDER)) {
            var code = run("sim", "ncs", "--check", place(device), "--mos-id", MOS_ID, "--json", "--timeout", "2");
            assertThat(code).isEqualTo(1);
        }
        var report = JsonMapper.shared().readTree(out.toString());
        assertThat(report.path("failed").asInt()).isPositive();
        assertThat(report.path("claims").size()).isEqualTo(6);
        assertThat(report.path("results")
                        .valueStream()
                        .filter(row -> row.path("id").asString().equals("2.10")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("verdict").asString()).isEqualTo("failed");
                    assertThat(row.path("rule").asString()).startsWith("MOS 4.0");
                    assertThat(row.path("steps").size()).isGreaterThan(2);
                });
    }

    @Test
    void aNewsroomIsCheckedFromTheOtherEnd() throws Exception {
        int lower = free();
        int upper = free();
        var device = new NewsroomPlan.Device(MOS_ID, "127.0.0.1", lower, upper);
        var plan = new NewsroomPlan(
                "NCS-1",
                device,
                new NewsroomPlan.Listen("127.0.0.1", 0, 0),
                new NewsroomPlan.Material(Optional.empty(), Optional.empty()),
                new NewsroomPlan.Editing(0, 1));
        try (var newsroom = SimulatedNewsroom.start(plan, TimeSource.system(), _ -> {})) {
            var there = "127.0.0.1:" + newsroom.lower() + ":" + newsroom.upper();
            var ports = new String[] {"--lower", String.valueOf(lower), "--upper", String.valueOf(upper)};
            assertThat(run(
                            "sim",
                            "device",
                            "--check",
                            there,
                            "--mos-id",
                            MOS_ID,
                            ports[0],
                            ports[1],
                            ports[2],
                            ports[3]))
                    .isZero();
        }
        assertThat(out.toString()).contains("NCS-1 meets all that could be tried");
    }

    @Test
    void nobodyThereIsExitCode1InOneLine() throws IOException {
        int nobody = free();
        assertThat(run("sim", "ncs", "--check", "127.0.0.1:" + nobody + ":" + nobody))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("cueway: cannot connect to 127.0.0.1:" + nobody)
                .hasLineCount(1);
    }

    private static SimulatedDevice device(Misbehaviour... wrong) throws IOException {
        var conduct = DevicePlan.Conduct.with(wrong);
        var plan = new DevicePlan(MOS_ID, DevicePlan.Listen.anyLocal(), Optional.empty(), Optional.empty(), conduct);
        return SimulatedDevice.start(plan, TimeSource.system(), _ -> {});
    }

    private static String place(SimulatedDevice device) {
        return "127.0.0.1:" + device.lower() + ":" + device.upper() + ":" + device.query();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
