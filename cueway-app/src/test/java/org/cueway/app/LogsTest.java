package org.cueway.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogsTest {
    @Test
    void aLineOfJsonHoldsWhatALineOfTextHolds() {
        var logger = new LoggerContext().getLogger("org.cueway.Part");
        var failure = new IllegalStateException("disk \"gone\"");
        var event = new LoggingEvent("", logger, Level.WARN, "{}: lost\nline", failure, new Object[] {"RO;1"});
        event.setInstant(Instant.parse("2026-11-24T12:00:00.5Z"));

        byte[] line = new JsonLines().encode(event);

        JsonNode json = JsonMapper.shared().readTree(line);
        assertThat(new String(line, StandardCharsets.UTF_8)).endsWith("}\n").hasLineCount(1);
        assertThat(json.at("/time").asString()).isEqualTo("2026-11-24T12:00:00.500Z");
        assertThat(json.at("/level").asString()).isEqualTo("WARN");
        assertThat(json.at("/logger").asString()).isEqualTo("org.cueway.Part");
        assertThat(json.at("/message").asString()).isEqualTo("RO;1: lost\nline");
        assertThat(json.at("/error").asString()).contains("disk \"gone\"").contains("LogsTest");
    }
}
