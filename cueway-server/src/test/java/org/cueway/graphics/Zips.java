package org.cueway.graphics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Zips of any kind, also such as no usual program writes (APPNOTE.TXT of PKWARE, 4.3). Confined to its test. */
public final class Zips {
    private static final int LINK = 0xa1ff;
    private static final int FILE = 0x81a4;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private final List<String> names = new ArrayList<>();

    /** One that is right: a graphic of that id and version, in a folder of that name. */
    public static Zips of(String folder, String id, String version) {
        return new Zips()
                .file(folder + "/" + id + ".ograf.json", manifest(id, version, ""))
                .file(folder + "/main.mjs", script(version));
    }

    /** A script that says which version it is. */
    public static String script(String version) {
        return "export default class extends HTMLElement { /* " + version + " */ }\n";
    }

    /** A manifest; {@code more} are further keys, each with a comma in front. */
    public static String manifest(String id, String version, String more) {
        return """
                { "$schema": "https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json", "id": "%s",
                  "name": "The %s", "version": "%s", "main": "main.mjs", "supportsRealTime": true,
                  "supportsNonRealTime": false%s }
                """.formatted(id, id, version, more);
    }

    public Zips file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Zips file(String name, byte[] bytes) {
        return add(name, bytes, bytes, 0, 0, FILE);
    }

    /** So many zeros, in a thousandth of the room. */
    public Zips zeros(String name, int count) {
        byte[] bytes = new byte[count];
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(bytes);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 16];
        while (!deflater.finished()) out.write(chunk, 0, deflater.deflate(chunk));
        deflater.end();
        return add(name, bytes, out.toByteArray(), 8, 0, FILE);
    }

    public Zips link(String name, String target) {
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        return add(name, bytes, bytes, 0, 0, LINK);
    }

    public Zips encrypted(String name) {
        return add(name, new byte[12], new byte[12], 0, 1, FILE);
    }

    /** With a sum that is not that of its bytes. */
    public Zips damaged(String name) {
        return add(name, new byte[] {1}, new byte[] {2}, 0, 0, FILE);
    }

    private Zips add(String name, byte[] plain, byte[] packed, int method, int flags, int mode) {
        var sum = new CRC32();
        sum.update(plain);
        byte[] called = name.getBytes(StandardCharsets.UTF_8);
        int offset = body.size();
        body.writeBytes(numbers(30, called.length)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) (flags | 0x800))
                .putShort((short) method)
                .putInt(0)
                .putInt((int) sum.getValue())
                .putInt(packed.length)
                .putInt(plain.length)
                .putShort((short) called.length)
                .putShort((short) 0)
                .put(called)
                .array());
        body.writeBytes(packed);
        directory.writeBytes(numbers(46, called.length)
                .putInt(0x02014b50)
                .putShort((short) (3 << 8 | 20))
                .putShort((short) 20)
                .putShort((short) (flags | 0x800))
                .putShort((short) method)
                .putInt(0)
                .putInt((int) sum.getValue())
                .putInt(packed.length)
                .putInt(plain.length)
                .putShort((short) called.length)
                .putInt(0)
                .putInt(0)
                .putInt(mode << 16)
                .putInt(offset)
                .put(called)
                .array());
        names.add(name);
        return this;
    }

    private static ByteBuffer numbers(int head, int name) {
        return ByteBuffer.allocate(head + name).order(ByteOrder.LITTLE_ENDIAN);
    }

    public byte[] bytes() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(body.toByteArray());
        all.writeBytes(directory.toByteArray());
        all.writeBytes(numbers(22, 0)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) names.size())
                .putShort((short) names.size())
                .putInt(directory.size())
                .putInt(body.size())
                .putShort((short) 0)
                .array());
        return all.toByteArray();
    }

    public InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }
}
