package org.cueway.export.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumSet;
import org.cueway.base.ExportLimits;
import org.cueway.export.Choice;
import org.cueway.export.Edition;
import org.cueway.export.Orders;
import org.cueway.export.delivery.TcpFeed.Framing;
import org.cueway.export.file.ExportSpec;
import org.cueway.export.file.FileKind;
import org.cueway.export.file.FolderName;
import org.cueway.export.text.TextStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
final class TcpFeedTest {
    private static final ExportSpec SPEC =
            new ExportSpec("prompter", Choice.ALL, EnumSet.of(FileKind.SCRIPT), FolderName.KEY, TextStyle.USUAL);

    private static TcpFeed feed(Framing framing) throws DeliveryException {
        var feed = new TcpFeed(SPEC, new InetSocketAddress("127.0.0.1", 0), framing, ExportLimits.defaults());
        feed.check();
        return feed;
    }

    private static Edition edition(String text) {
        return Orders.edition(Orders.order(Orders.story("S1", "1", "<storyBody><p>" + text + "</p></storyBody>")));
    }

    private static Socket listener(TcpFeed feed) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), feed.port());
    }

    private record Heard(JsonNode head, String text) {}

    private static Heard hear(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c; (c = in.read()) != '\n'; ) {
            assertThat(c).as("the feed goes on").isNotNegative();
            line.write(c);
        }
        var head = JsonMapper.shared().readTree(line.toString(UTF_8));
        return new Heard(head, new String(in.readNBytes(head.path("bytes").asInt()), UTF_8));
    }

    @Test
    void whoeverConnectsHasTheNewestScriptAndThenEachNewerOne() throws Exception {
        try (var feed = feed(Framing.HEADER)) {
            feed.deliver(edition("First."));
            feed.deliver(edition("Second."));
            try (var one = listener(feed);
                    var other = listener(feed)) {
                for (var socket : new Socket[] {one, other}) {
                    var heard = hear(socket.getInputStream());
                    assertThat(heard.text()).contains("Second.");
                    assertThat(heard.head().path("format").asString()).isEqualTo("cueway-feed/1");
                    assertThat(heard.head().path("key").asString()).isEqualTo(Orders.KEY);
                    assertThat(heard.head().path("revision").asLong()).isEqualTo(1);
                }
                feed.deliver(edition("Third."));
                assertThat(hear(one.getInputStream()).text()).contains("Third.");
                feed.withdraw(edition("x").named());
                var gone = hear(one.getInputStream()).head();
                assertThat(gone.path("gone").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void aSimplePrompterGetsAFormFeedAndText() throws Exception {
        try (var feed = feed(Framing.FORM_FEED);
                var socket = listener(feed)) {
            feed.deliver(edition("Read this."));
            var expected = "\f=== 1 Slug S1 ===\n\nRead this.\n\n";

            assertThat(new String(socket.getInputStream().readNBytes(expected.length()), UTF_8))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aPortThatIsTakenIsSaidToBe() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var feed = new TcpFeed(
                        SPEC,
                        new InetSocketAddress("127.0.0.1", taken.getLocalPort()),
                        Framing.HEADER,
                        ExportLimits.defaults())) {
            assertThatThrownBy(feed::check)
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.fault()).isEqualTo(DeliveryFault.PORT_TAKEN));
        }
    }

    @Test
    void aListenerThatDoesNotReadDelaysNobodyAndMissesOnlyWhatWasOvertaken() throws Exception {
        try (var feed = feed(Framing.HEADER);
                var slow = listener(feed);
                var quick = listener(feed)) {
            var long1 = "x".repeat(1 << 20);
            for (int i = 0; i < 50; i++) {
                feed.deliver(edition(long1 + " number " + i + "."));
            }
            String text;
            do {
                text = hear(quick.getInputStream()).text();
            } while (!text.contains("number 49."));
            do {
                text = hear(slow.getInputStream()).text();
            } while (!text.contains("number 49."));
        }
    }
}
