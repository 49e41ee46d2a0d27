package org.cueway.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cli.process.Streams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code cueway tail}: the messages of a running gateway, as they come. */
@Command(
        name = "tail",
        description = "Shows the messages of a running gateway as they come, and the last ten before. Ctrl-C ends it.",
        footer = {"", "Exit codes: 0 ended by you, 1 no gateway there, 2 used wrongly."})
final class TailCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(names = "--url", paramLabel = "URL", description = "The gateway; default: ${DEFAULT-VALUE}.")
    private String url = "http://127.0.0.1:8080";

    @Option(names = "--newsroom", paramLabel = "ID", description = "Only those of this newsroom.")
    private Optional<String> newsroom = Optional.empty();

    @Option(names = "--rundown", paramLabel = "KEY", description = "Only those about this running order.")
    private Optional<String> rundown = Optional.empty();

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "Only those of this channel: mom, ro or aux.")
    private Optional<String> channel = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "Only edit, object, refused or query.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--command", paramLabel = "NAME", description = "Only these messages, e.g. roElementAction.")
    private Optional<String> command = Optional.empty();

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "Only those with this text in them or in their answer.")
    private Optional<String> text = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object a line for each message.")
    private boolean json;

    TailCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var base = GatewayClient.address(url);
        if (base.isEmpty()) {
            streams.err().println("cueway: --url is " + url + ", expected one such as http://127.0.0.1:8080");
            return 2;
        }
        var limits = Limits.Commands.defaults();
        try (var gateway = new GatewayClient(base.get(), limits)) {
            new Tail(gateway, filter(), new Tail.Shown(this::show, this::note), limits, TimeSource.system()).run();
            return 0;
        } catch (IOException e) {
            streams.err()
                    .println("cueway: expected a gateway at " + url + ", found " + e.getMessage()
                            + "; is it running? --url names another");
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private RowFilter filter() {
        var wanted = new HashMap<String, String>();
        Map.of(
                        "newsroom",
                        newsroom,
                        "rundown",
                        rundown,
                        "channel",
                        channel,
                        "kind",
                        kind,
                        "command",
                        command,
                        RowFilter.TEXT,
                        text)
                .forEach((name, value) -> value.ifPresent(it -> wanted.put(name, it)));
        return new RowFilter(wanted);
    }

    private void show(JsonNode row) {
        var line = json ? row.toString() : new MessageRow(streams.terminal(), ZoneId.systemDefault()).text(row);
        streams.out().println(line);
        streams.out().flush();
    }

    private void note(String sentence) {
        streams.err().println("cueway: " + sentence);
    }
}
