package org.cueway.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cueway.base.Limits;
import org.cueway.cli.process.Streams;
import org.cueway.export.delivery.DeliveryException;
import org.cueway.export.delivery.FileOutlet;
import org.cueway.export.delivery.LocalFolder;
import org.cueway.export.file.ExportFile;
import org.cueway.export.file.FileKind;
import org.cueway.export.file.FileSet;
import org.cueway.export.file.SafeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code cueway export}: exports by hand. */
@Command(
        name = "export",
        description = {
            "Exports by hand: stacks of graphics, pages and scripts of running orders as files.",
            "Without --to and --send it lists the targets of the configuration and how they are."
        })
final class ExportCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(names = "--url", paramLabel = "URL", description = "The gateway; default: ${DEFAULT-VALUE}.")
    private String url = "http://127.0.0.1:8080";

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Write the files here, a folder for each running order.")
    private Optional<Path> to = Optional.empty();

    @Option(
            names = "--rundown",
            paramLabel = "KEY",
            description = "Only this running order, or these; default: all. Keys are those of /api/v1/rundowns.")
    private List<String> rundowns = List.of();

    @Option(
            names = "--send",
            paramLabel = "ID",
            description = "Have everything sent to this target once more, as if nothing was there.")
    private Optional<String> send = Optional.empty();

    @Option(names = "--json", description = "Print JSON in place of lines.")
    private boolean json;

    ExportCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var base = GatewayClient.address(url);
        if (base.isEmpty()) {
            return wrong("--url is " + url + ", expected one such as http://127.0.0.1:8080");
        }
        if (to.isPresent() && send.isPresent()) return wrong("expected either --to or --send");
        if (to.isEmpty() && !rundowns.isEmpty()) return wrong("--rundown says what to write, expected --to beside it");
        try (var gateway = new GatewayClient(base.get(), Limits.Commands.defaults())) {
            if (to.isPresent()) return write(gateway, to.get());
            if (send.isPresent()) return send(gateway, send.get());
            return list(gateway);
        } catch (IOException e) {
            streams.err().println("cueway: expected a gateway at " + url + ", found " + e.getMessage());
            return 1;
        } catch (DeliveryException e) {
            streams.err()
                    .println("cueway: " + e.text() + ": " + e.fault().words().remedy());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int wrong(String sentence) {
        streams.err().println("cueway: " + sentence);
        return 2;
    }

    /** 1 if one of them is down. */
    private int list(GatewayClient gateway) throws IOException, InterruptedException {
        var targets = gateway.get("/api/v1/exports");
        if (json) {
            streams.out().println(targets);
        } else if (targets.path("items").isEmpty()) {
            streams.out().println("No targets: they are under exports in the configuration.");
        }
        boolean down = false;
        for (var target : targets.path("items")) {
            var state = target.path("state").asString();
            down |= state.equals("down");
            if (json) continue;
            streams.out()
                    .println("%-16s %-7s %-14s %s"
                            .formatted(
                                    target.path("id").asString(),
                                    target.path("kind").asString(),
                                    state,
                                    state.equals("down")
                                            ? target.path("reason").asString()
                                            : target.path("where").asString()));
        }
        return down ? 1 : 0;
    }

    private int send(GatewayClient gateway, String id) throws IOException, InterruptedException {
        var answer = gateway.post("/api/v1/exports/" + encoded(id) + "/send");
        streams.out().println(json ? answer.toString() : "Everything is sent to " + id + " once more.");
        return 0;
    }

    private int write(GatewayClient gateway, Path folder) throws IOException, InterruptedException, DeliveryException {
        Files.createDirectories(folder);
        for (var key : rundowns.isEmpty() ? keys(gateway) : rundowns) {
            var set = set(gateway.get("/api/v1/rundowns/" + encoded(key) + "/files"));
            FileOutlet.write(new LocalFolder(folder), set);
            streams.out()
                    .println(
                            json
                                    ? "{\"rundown\":\"%s\",\"revision\":%d,\"files\":%d}"
                                            .formatted(
                                                    key,
                                                    set.revision(),
                                                    set.all().size())
                                    : "%s: revision %d, %d files"
                                            .formatted(
                                                    folder.resolve(set.folder()),
                                                    set.revision(),
                                                    set.all().size()));
        }
        return 0;
    }

    private static List<String> keys(GatewayClient gateway) throws IOException, InterruptedException {
        var keys = new ArrayList<String>();
        for (var after = ""; ; ) {
            var page = gateway.get("/api/v1/rundowns?limit=100" + (after.isEmpty() ? "" : "&after=" + encoded(after)));
            page.path("items").forEach(item -> keys.add(item.path("key").asString()));
            if (!page.path("next").isString()) return keys;
            after = page.path("next").asString();
        }
    }

    /** What a gateway says is believed no more than anybody: a name that is none is refused. */
    private static FileSet set(JsonNode answer) throws IOException {
        var contents = new ArrayList<ExportFile>();
        Optional<ExportFile> manifest = Optional.empty();
        Optional<ExportFile> flag = Optional.empty();
        try {
            for (var one : answer.path("files")) {
                var file = new ExportFile(
                        one.path("name").asString(),
                        Base64.getDecoder().decode(one.path("base64").asString()));
                switch (file.name()) {
                    case FileKind.MANIFEST -> manifest = Optional.of(file);
                    case FileKind.FLAG -> flag = Optional.of(file);
                    default -> contents.add(file);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("files that are none: " + e.getMessage(), e);
        }
        var folder = answer.path("folder").asString("");
        if (manifest.isEmpty() || !SafeName.isSafe(folder)) throw new IOException("no set of files");
        return new FileSet(folder, answer.path("revision").asLong(), contents, manifest.get(), flag);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
