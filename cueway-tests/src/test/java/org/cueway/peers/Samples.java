package org.cueway.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The example messages, {@code mos-examples} among the test resources of {@code cueway-mos}, as text. */
public final class Samples {
    /** The running order of the base state. */
    public static final String RO_ID = "NGTV-NRCS-A;P_EVENING\\W;5C0E7A31-9B1D-4F6E-8E35-2A6B1F40D901";

    private static final String STORY =
            "NGTV-NRCS-A;P_EVENING\\W\\R_5C0E7A31-9B1D-4F6E-8E35-2A6B1F40D901;3F9A6B10-52C7-4D0E-B1A4-7E1C0D5A000";

    private Samples() {}

    /** A good message, e.g. {@code roCreate}. */
    public static String good(String name) {
        return resource("/mos-examples/" + name + ".xml");
    }

    /** A faulty message, e.g. {@code missing-roID}, without the comment that explains it. */
    public static String broken(String name) {
        var file = resource("/mos-examples/invalid/" + name + ".xml");
        return file.substring(file.indexOf("-->\n") + "-->\n".length());
    }

    /** The same message under another messageID, if it has one. */
    public static String numbered(String message, int id) {
        return message.replaceFirst("<messageID>[^<]*</messageID>", "<messageID>" + id + "</messageID>");
    }

    /** The ID of story Sn. */
    public static String story(int n) {
        return STORY + n;
    }

    /** What an order of sample stories looks like with S1, S2, … instead of their IDs. */
    public static String brief(Order order) {
        return order.toString().replace(STORY, "S");
    }

    private static String resource(String path) {
        try (InputStream file = Samples.class.getResourceAsStream(path)) {
            if (file == null) throw new AssertionError("no such example: " + path);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
