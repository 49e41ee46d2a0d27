package org.cueway.web.plugin;

/** A request of the plug-in is not as it should be; carries what the caller reads. */
public final class PluginRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Words words;

    PluginRefusal(int status, String title, String expected, String found, String hint) {
        super(title);
        this.words = new Words(status, title, expected, found, hint);
    }

    /**
     * What the caller reads.
     *
     * @param status of HTTP, 400 to 599
     */
    public record Words(int status, String title, String expected, String found, String hint) {}

    /** What the caller reads. */
    public Words words() {
        return words;
    }

    static PluginRefusal body(String expected, String found) {
        return new PluginRefusal(
                400, "wrong body", expected, found, "correct the body; /api/v1/openapi.json says what it may have");
    }
}
