package org.cueway.app;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.time.Duration;
import org.cueway.app.config.Config;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code cueway run} says once it runs. */
final class Description {
    private Description() {}

    static String text(Config config, Ports ports, String url, int rundowns) {
        String host = config.mos().listen().host();
        String newsrooms = config.newsrooms().isEmpty()
                ? "none, so every message is refused; list them under newsrooms"
                : config.newsrooms().stream().map(Config.Newsroom::id).collect(joining(", "));
        return """
                cueway %s is running
                  mosID      %s
                  lower      %s:%d
                  upper      %s:%d
                  query      %s:%d
                  MOS 4.0    %smos
                  newsrooms  %s
                  store      %s, %d running orders
                  status     %sapi/v1/status""".formatted(
                        Version.current(),
                        config.mos().id(),
                        host,
                        ports.lower(),
                        host,
                        ports.upper(),
                        host,
                        ports.query(),
                        url.replaceFirst("http", "ws"),
                        newsrooms,
                        file(config),
                        rundowns,
                        url);
    }

    static String json(Config config, Ports ports, String url) {
        var mapper = JsonMapper.builder().build();
        ObjectNode json = mapper.createObjectNode()
                .put("version", Version.current())
                .put("mosID", config.mos().id())
                .put("url", url);
        json.putObject("ports")
                .put("lower", ports.lower())
                .put("upper", ports.upper())
                .put("query", ports.query())
                .put("web", ports.web());
        return mapper.writeValueAsString(json);
    }

    private static Path file(Config config) {
        return switch (config.store()) {
            case Config.Store.Sqlite(Path file, Duration _) -> file;
        };
    }
}
