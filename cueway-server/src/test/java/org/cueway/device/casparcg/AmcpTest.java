package org.cueway.device.casparcg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.cueway.cue.Values;
import org.cueway.device.casparcg.Amcp.Heard;
import org.cueway.device.casparcg.CasparSpec.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AMCP as text: device-protocols §3.1 to §3.4. */
class AmcpTest {
    @Test
    void s31_backslashQuoteAndNewlineAreEscapedAndNothingElse() {
        assertThat(Amcp.quoted("a\\b\"c\nd$e(f)")).isEqualTo("\"a\\\\b\\\"c\\nd$e(f)\"");
    }

    @Test
    void s34_jsonIsBuiltFirstAndEscapedThen() {
        var data = TemplateData.text(Form.JSON, new Values(Map.of("f0", "Say \"hi\"", "f1", "a\nb")));
        assertThat(Amcp.quoted(data))
                .isEqualTo("\"{\\\"f0\\\":\\\"Say \\\\\\\"hi\\\\\\\"\\\",\\\"f1\\\":\\\"a\\\\nb\\\"}\"");
    }

    @Test
    void s33_xmlIsEscapedAsXmlFirst() {
        assertThat(TemplateData.text(Form.XML, new Values(Map.of("f0", "Pat Example"))))
                .isEqualTo(
                        "<templateData><componentData id=\"f0\"><data id=\"text\" value=\"Pat Example\"/></componentData>"
                                + "</templateData>");
        assertThat(TemplateData.text(Form.XML, new Values(Map.of("f&", "<\"&'\n\0\uD83C\uDF89>"))))
                .contains("id=\"f&amp;\"", "value=\"&lt;&quot;&amp;'&#10;\uFFFD\uD83C\uDF89&gt;\"");
    }

    @Test
    void nestedNamesAreNestedInJson() {
        assertThat(TemplateData.text(
                        Form.JSON, new Values(Map.of("a.b", "1", "a.c", "2", "d", "3", "d.e", "4", "f..g", "5"))))
                .isEqualTo("{\"a\":{\"b\":\"1\",\"c\":\"2\"},\"d\":\"3\",\"d.e\":\"4\",\"f\":{\"\":{\"g\":\"5\"}}}");
        assertThat(TemplateData.text(Form.JSON, Values.NONE)).isEmpty();
        assertThat(TemplateData.nothing(Form.XML)).isEqualTo("<templateData></templateData>");
    }

    @ParameterizedTest
    @CsvSource({
        "RES a2 202 CG OK, a2, 202, 202 CG OK",
        "202 PLAY OK, , 202, 202 PLAY OK",
        "RES a4 404 PLAY FAILED, a4, 404, 404 PLAY FAILED",
        "RES a4 403 CG ERROR, a4, 403, 403 CG ERROR",
        "RES x 504 QUEUE OVERFLOW, x, 504, 504 QUEUE OVERFLOW",
        "202 COMMIT PARTIAL, , 202, 202 COMMIT PARTIAL",
        "500 FAILED, , 500, 500 FAILED",
        "RES x 501 LOADBG FAILED, x, 501, 501 LOADBG FAILED",
    })
    void s32_answersOfOneLine(String line, String id, int code, String text) {
        assertThat(new Amcp.Reader().take(line))
                .contains(new Heard.Answer(Optional.ofNullable(id), code, text, List.of()));
    }

    @Test
    void s32_answersOfSeveralLines() {
        assertThat(all(
                        "RES a 200 INFO OK",
                        "1 1080i5000 PLAYING",
                        "2 PAL PLAYING",
                        "",
                        "RES b 201 VERSION OK",
                        "2.4.0 abc Stable"))
                .containsExactly(
                        new Heard.Answer(
                                Optional.of("a"), 200, "200 INFO OK", List.of("1 1080i5000 PLAYING", "2 PAL PLAYING")),
                        new Heard.Answer(Optional.of("b"), 201, "201 VERSION OK", List.of("2.4.0 abc Stable")));
        assertThat(all("RES a5 400 ERROR", "REQ a5 BOGUS", "PONG cueway", "RES a6 202 CG OK"))
                .containsExactly(
                        new Heard.Answer(Optional.of("a5"), 400, "400 ERROR", List.of("REQ a5 BOGUS")),
                        new Heard.Pong("cueway"),
                        new Heard.Answer(Optional.of("a6"), 202, "202 CG OK", List.of()));
        assertThat(all("RES i 201 CG OK", "", "101 LOG", "text", "102 SOMETHING", "hello", "202 CG OK"))
                .containsExactly(
                        new Heard.Answer(Optional.of("i"), 201, "201 CG OK", List.of("")),
                        new Heard.Noise("101 LOG"),
                        new Heard.Noise("102 SOMETHING"),
                        new Heard.Noise("hello"),
                        new Heard.Answer(Optional.empty(), 202, "202 CG OK", List.of()));
    }

    private static List<Heard> all(String... lines) {
        var reader = new Amcp.Reader();
        var heard = new ArrayList<Heard>();
        for (var line : lines) reader.take(line).ifPresent(heard::add);
        return heard;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverComesNothingThrows(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var good = "RES a2 202 CG OK\r\n200 INFO OK\r\n1 PAL PLAYING\r\n\r\nRES b 201 VERSION OK\r\n2.4.0\r\n"
                + "RES x 504 QUEUE OVERFLOW\r\nPONG x\r\n400 ERROR\r\nBOGUS\r\n<channel><stage><layer><layer_1>"
                + "<foreground><producer>html</producer></foreground></layer_1></layer></stage></channel>";
        for (int n = 0; n < 2_000; n++) {
            var octets = new StringBuilder(good.substring(0, random.nextInt(good.length() + 1)));
            for (int flips = random.nextInt(5); flips > 0 && !octets.isEmpty(); flips--) {
                octets.setCharAt(random.nextInt(octets.length()), (char) random.nextInt(256));
            }
            var text = octets.toString();
            assertThatCode(() -> {
                        all(text.split("\r\n", -1));
                        ChannelInfo.read(text);
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void infoIsReadAsServersWriteIt() {
        var info = ChannelInfo.read("""
                <?xml version="1.0" encoding="utf-8"?>
                <channel><framerate>50</framerate>
                   <stage><layer>
                      <layer_10><background><producer>empty</producer></background>
                         <foreground><file><clip>0</clip><name>BRIDGE/355317</name>
                            <path>/media/bridge/355317.mp4</path><time>4.06</time></file>
                            <loop>true</loop><paused>true</paused><producer>ffmpeg</producer></foreground></layer_10>
                      <layer_264><foreground><file><path>file:///t/pip.html</path></file><paused>false</paused>
                         <producer>html</producer></foreground></layer_264>
                   </layer></stage></channel>
                """).orElseThrow();
        assertThat(info.layer(10).foreground())
                .isEqualTo(new ChannelInfo.Producer("ffmpeg", "BRIDGE/355317", "/media/bridge/355317.mp4"));
        assertThat(info.layer(10).paused()).isTrue();
        assertThat(info.layer(264).foreground().words()).isEqualTo("html file:///t/pip.html");
        assertThat(info.layer(7).foreground().isNothing()).isTrue();
        assertThat(ChannelInfo.read("<channel/>")).isEmpty();
        assertThat(ChannelInfo.read("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><channel>&e;</channel>"))
                .isEmpty();
    }
}
