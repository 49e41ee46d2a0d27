package org.cueway.simulator.nmos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.Received;
import tools.jackson.core.JacksonException;

/** Holds what a controller sent against the specifications: C-02, C-10, C-11, C-51. Pure. */
public final class Judge {
    private static final Pattern STAGED = Pattern.compile(".*/v1\\.[0-9]+/single/(sender|receiver)s/[^/]+/staged");
    private static final Pattern BULK = Pattern.compile(".*/v1\\.[0-9]+/bulk/(sender|receiver)s");
    private static final Pattern SUBSCRIPTIONS = Pattern.compile("/x-nmos/query/v1\\.[0-9]+/subscriptions");

    private Judge() {}

    /** What is wrong, a line each; empty if all is as it should be. */
    public static List<String> problems(List<Received> all) {
        var problems = new ArrayList<String>();
        for (var received : all) {
            received.request().oddity().ifPresent(odd -> problems.add(line(received, odd.why())));
            if (received.overlapped()) problems.add(line(received, "more was sent before it was answered"));
            if (received.path().contains("//")) problems.add(line(received, "a doubled slash"));
            schema(received)
                    .ifPresent(schema -> body(received, schema).forEach(why -> problems.add(line(received, why))));
        }
        return problems;
    }

    private static Optional<String> schema(Received received) {
        var staged = STAGED.matcher(received.path());
        var bulk = BULK.matcher(received.path());
        if (received.method().equals("PATCH") && staged.matches()) {
            return Optional.of("is-05-v1.1/" + staged.group(1) + "-stage-schema.json");
        }
        if (received.method().equals("POST") && bulk.matches()) {
            return Optional.of("is-05-v1.1/bulk-" + bulk.group(1) + "-post-schema.json");
        }
        return received.method().equals("POST")
                        && SUBSCRIPTIONS.matcher(received.path()).matches()
                ? Optional.of("is-04-v1.3/queryapi-subscriptions-post-request.json")
                : Optional.empty();
    }

    /** Parameters of transports that are newer than the schemas are no business of theirs. */
    private static List<String> body(Received received, String schema) {
        if (received.path().contains("/v1.2/") && schema.startsWith("is-05")) return List.of();
        try {
            return Schemas.problems(schema, Answer.JSON.readTree(received.body()));
        } catch (JacksonException e) {
            return List.of("no JSON");
        }
    }

    private static String line(Received received, String why) {
        return received.method() + " " + received.target() + ": " + why;
    }
}
