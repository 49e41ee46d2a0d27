package org.cueway.web.events;

/** The form of server-sent events (WHATWG HTML, "Server-sent events"). JSON has no line break in it, so one line holds it. */
public final class ServerSent {
    private ServerSent() {}

    /** An event that a console can go on behind when it comes back. */
    static String event(String name, long id, String json) {
        return "id: " + id + "\n" + event(name, json);
    }

    /** The first event: with how many milliseconds a console waits before it dials again. */
    static String first(String name, String json) {
        return "retry: 1000\n" + event(name, json);
    }

    /** An event that is only true now. */
    public static String event(String name, String json) {
        return "event: " + name + "\ndata: " + json + "\n\n";
    }
}
