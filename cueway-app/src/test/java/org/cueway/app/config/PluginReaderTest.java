package org.cueway.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may use the plug-in. */
final class PluginReaderTest {
    private static final String TOKEN = "plugin.token=abcdefghijklmnopqrstuvwx";

    @Test
    void nobodyUsesItUntilSomebodySaysWho() throws Exception {
        assertThat(load().plugin()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://nrcs.example, https://nrcs.example",
        "HTTPS://NRCS.Example:443/, https://nrcs.example",
        "http://10.0.0.5:8081, http://10.0.0.5:8081",
        "http://nrcs:80, http://nrcs"
    })
    void originsAreWrittenAsBrowsersWriteThem(String written, String origin) throws Exception {
        var plugin = load("plugin.origins.0=" + written, TOKEN).plugin().orElseThrow();
        assertThat(plugin.origins()).containsExactly(origin);
        assertThat(plugin.toString()).doesNotContain("abcdefgh");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plugin.origins.0=https://nrcs.example/path | plugin.token=abcdefghijklmnopqrstuvwx | a web origin such as",
                "plugin.origins.0=*                         | plugin.token=abcdefghijklmnopqrstuvwx | a web origin such as",
                "plugin.origins.0=null                      | plugin.token=abcdefghijklmnopqrstuvwx | a web origin such as",
                "plugin.origins.0=https://a.example         | plugin.token=short                    | 24 to 256 letters",
                "plugin.origins.0=https://a.example         | plugin.token=a&b=cdefghijklmnopqrstuv | 24 to 256 letters",
                "plugin.origins.0=https://a.example         | web.port=0                            | is missing, expected a secret",
                "web.port=0                                 | plugin.token=abcdefghijklmnopqrstuvwx | is missing, expected a web origin"
            })
    void whatIsNoneIsRefusedInWords(String one, String other, String problem) {
        assertThatThrownBy(() -> load(one, other))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    private static Config load(String... settings) throws ConfigException {
        var all = new ArrayList<>(List.of(settings));
        all.add("mos.id=gateway.example.mos");
        return ConfigLoader.load(Optional.empty(), all, Map.of());
    }
}
