package org.cueway.peers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cueway.peers.ApiCaller.Response;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who has packages of graphics, and sends them to a gateway. */
public final class Uploader {
    /** A manifest that is right. */
    public static final String EXAMPLE = """
            { "$schema": "https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json", "id": "map",
              "name": "Map", "version": "1", "main": "main.mjs", "supportsRealTime": true, "supportsNonRealTime": false }
            """;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final TreeMap<String, byte[]> files = new TreeMap<>();

    /** With nothing in it. */
    public static Uploader empty() {
        return new Uploader();
    }

    /** With all that is in a folder, below a folder of its name. */
    public static Uploader of(Path folder) throws IOException {
        var uploader = new Uploader();
        try (var walk = Files.walk(folder)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                uploader.files.put(
                        folder.getFileName() + "/"
                                + folder.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        }
        return uploader;
    }

    /** A package of one graphic whose script and manifest say the version; {@code more} are further keys, with a comma in front. */
    public static Uploader graphic(String id, String version, String script, String more) {
        return empty().with(id + "/" + id + ".ograf.json", """
                        { "$schema": "https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json", "id": "%s",
                          "name": "The %s", "version": "%s", "main": "main.mjs", "supportsRealTime": true,
                          "supportsNonRealTime": false%s }
                        """.formatted(id, id, version, more))
                .with(id + "/main.mjs", script);
    }

    /** With one file more, or another text of it. */
    public Uploader with(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** With a text of a file changed. */
    public Uploader changed(String name, String from, String to) {
        var text = new String(files.get(name), StandardCharsets.UTF_8);
        if (!text.contains(from)) throw new IllegalArgumentException(name + " has no " + from);
        return with(name, text.replace(from, to));
    }

    /** All of it as a zip. */
    public byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** Sends it. */
    public Response to(String gateway) throws IOException, InterruptedException {
        return send(gateway, zip(), "application/zip");
    }

    /** Sends anything. */
    public static Response send(String gateway, byte[] body, String type) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(gateway + "api/v1/graphics"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        var response = CLIENT.send(request, BodyHandlers.ofString());
        return new Response(response.statusCode(), JsonMapper.shared().readTree(response.body()));
    }
}
