package org.cueway.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.cue.Origin;
import org.cueway.store.StoreException;
import org.cueway.web.Query.WrongParameter;
import org.cueway.web.events.Events;
import org.cueway.web.output.OutputFiles;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Between Jetty and our pages: reads the request, writes the answer. Runs on the request's virtual thread. */
final class RequestHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
    /** For what no browser shows as a page of its own. */
    static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final String READ = "GET, HEAD";
    private static final String BEARER = "Bearer ";
    private static final Limits.Cues KEYS = Limits.Cues.defaults();

    private final Guard guard;
    private final Api api;
    private final OutputFiles outputs;
    private final Files files;
    private final int maxBodyBytes;

    /** The console, and the plug-in that is made of some of it. */
    record Files(ConsoleFiles console, PluginDoor plugin) {}

    RequestHandler(Guard guard, Api api, OutputFiles outputs, Files files, int maxBodyBytes) {
        this.guard = guard;
        this.api = api;
        this.outputs = outputs;
        this.files = files;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var answer = answer(request);
        if (!request.consumeAvailable()) {
            // A body that we refused unread: the connection ends with it, and a caller must not send its next wish
            // there.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        write(request, response, callback, answer);
        return true;
    }

    private Answer answer(Request request) {
        String path = request.getHttpURI().getCanonicalPath();
        try {
            Optional<Problem> refusal = refusal(request, path);
            if (refusal.isPresent()) {
                return new Answer.Refused(refusal.get());
            }
            return PluginDoor.owns(path) ? plugin(request, path) : answer(request, place(request, path));
        } catch (RefusedRequest e) {
            return new Answer.Refused(e.problem());
        } catch (StoreException e) {
            LOG.warn("{}: the store did not answer: {}", path, e.getMessage());
            return new Answer.Refused(new Problem(
                    503,
                    "the store did not answer",
                    "a store that can be read and written",
                    String.valueOf(e.getMessage()),
                    "see store in /api/v1/status; nothing was done, ask again when it is back"));
        } catch (RuntimeException e) {
            LOG.error("{}: not answered", path, e);
            return new Answer.Refused(new Problem(
                    500, "a bug of Cueway", "an answer", e.toString(), "please report it with the log around it"));
        }
    }

    private Optional<Problem> refusal(Request request, String path) throws WrongParameter {
        var plugin = files.plugin();
        if (PluginDoor.owns(path)) return plugin.refusal(path, token(request, path));
        return plugin.isOpen(path) ? Optional.empty() : guard.refusal(caller(request, path));
    }

    /** The page is asked for by its address alone; whatever it asks for then says it in a header, which nobody logs. */
    private static String token(Request request, String path) throws WrongParameter {
        String shown = header(request, "Authorization");
        if (shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) return shown.substring(BEARER.length());
        return path.equals(PluginDoor.PAGE) ? query(request).text("token") : "";
    }

    private Answer plugin(Request request, String path) throws RefusedRequest {
        String method = request.getMethod();
        String sent = request.getHttpURI().getPath() == null
                ? path
                : request.getHttpURI().getPath();
        if (method.equals("GET") || method.equals("HEAD")) {
            return files.plugin().get(path, sent, query(request));
        }
        var changes = PluginDoor.changes(path);
        if (!changes.contains(method)) {
            return new Answer.NotAllowed(method, String.join(", ", concat(List.of(READ), changes)));
        }
        change(request, header(request, "Content-Type"));
        query(request).only();
        return files.plugin().put(sent, JsonBody.read(body(request)));
    }

    private Answer answer(Request request, String path) throws RefusedRequest {
        String method = request.getMethod();
        if (method.equals("GET") || method.equals("HEAD")) {
            return get(request, path);
        }
        var changes = Api.changes(path);
        if (!changes.contains(method)) {
            return new Answer.NotAllowed(method, String.join(", ", concat(List.of(READ), changes)));
        }
        if (Api.isOfNetwork(path)) {
            return network(request, method, path);
        }
        if (path.equals(GraphicsPages.PATH)) {
            return upload(request);
        }
        return switch (method) {
            case "PUT" -> put(request, path);
            case "DELETE" -> delete(request, path);
            default -> post(request, path);
        };
    }

    private static List<String> concat(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** IDs of objects may have slashes and semicolons in them, which only the path as it was sent tells from others. */
    private static String place(Request request, String path) {
        String sent = request.getHttpURI().getPath();
        return sent != null && sent.startsWith(Api.OBJECTS) ? sent : path;
    }

    private Answer put(Request request, String path) throws RefusedRequest {
        change(request, header(request, "Content-Type"));
        query(request).only();
        return api.put(path, JsonBody.read(body(request)), remote(request).getHostAddress());
    }

    /** A DELETE may have a body there, or none. */
    private Answer network(Request request, String method, String path) throws RefusedRequest {
        byte[] body = body(request);
        boolean none = body.length == 0 && method.equals("DELETE");
        var change = change(request, none ? "application/json" : header(request, "Content-Type"));
        query(request).only();
        return api.network(method, path, none ? JsonBody.NOTHING : JsonBody.read(body), by(request, change));
    }

    /** Larger than other bodies, and no JSON: as little as that can a page of somebody else's send it without being asked. */
    private Answer upload(Request request) throws RefusedRequest {
        GraphicsPages.checkType(header(request, "Content-Type"));
        change(request, "application/json");
        return api.upload(Content.Source.asInputStream(request), query(request));
    }

    /** It has no body, so its browser alone says whose page asks. */
    private Answer delete(Request request, String path) throws RefusedRequest {
        change(request, "application/json");
        return api.delete(path, query(request), remote(request).getHostAddress());
    }

    private Answer get(Request request, String path) throws RefusedRequest {
        Optional<Answer> file = files.console().find(path).map(Answer.File::new);
        if (file.isPresent()) {
            return file.get();
        }
        if (OutputFiles.owns(path)) {
            return outputs.find(path)
                    .<Answer>map(found -> new Answer.Open(new ConsoleFiles.Content(
                            found.bytes(),
                            found.type(),
                            ConsoleFiles.tag(found.bytes()),
                            found.lasting(),
                            found.policy())))
                    .orElseGet(() -> noSuchFile(path));
        }
        return api.get(
                new Api.Asked(path, query(request), Request.getLocalPort(request), header(request, "Last-Event-ID")));
    }

    private static Answer noSuchFile(String path) {
        return new Answer.Refused(new Problem(
                404,
                "no such output or graphic",
                "/output/<id> of graphics.outputs, or a file of a graphic",
                path,
                "GET /api/v1/graphics on the machine itself lists what there is"));
    }

    private Answer post(Request request, String path) throws RefusedRequest {
        var change = change(request, header(request, "Content-Type"));
        query(request).only();
        return api.post(
                new Api.Posted(path, JsonBody.read(body(request)), by(request, change), idempotencyKey(request)));
    }

    private static Origin by(Request request, Guard.Change change) {
        String caller = remote(request).getHostAddress();
        return change.fromConsole() ? new Origin.Console(caller) : new Origin.Api(caller);
    }

    private static Guard.Change change(Request request, String type) throws RefusedRequest {
        var change = new Guard.Change(
                type, header(request, "Sec-Fetch-Site"), header(request, "Origin"), header(request, "Host"));
        Optional<Problem> refusal = Guard.refusal(change);
        if (refusal.isPresent()) {
            throw new RefusedRequest(refusal.get());
        }
        return change;
    }

    private byte[] body(Request request) throws RefusedRequest {
        byte[] body;
        try (var in = Content.Source.asInputStream(request)) {
            body = in.readNBytes(maxBodyBytes + 1);
        } catch (IOException e) {
            throw JsonBody.wrong("a whole body", "one that was cut off: " + e.getMessage());
        }
        if (body.length > maxBodyBytes) {
            throw new RefusedRequest(new Problem(
                    413, "body too large", "at most " + maxBodyBytes + " bytes", "more", "ask for less at once"));
        }
        return body;
    }

    private static String idempotencyKey(Request request) throws RefusedRequest {
        String key = header(request, "Idempotency-Key");
        if (!key.matches("[\\x21-\\x7E]{0," + KEYS.maxKeyChars() + "}")) {
            throw new RefusedRequest(new Problem(
                    400,
                    "wrong Idempotency-Key",
                    "1 to " + KEYS.maxKeyChars() + " visible characters of ASCII",
                    key,
                    "make one for each wish, a random UUID for instance, and send it again with each repeat"));
        }
        return key;
    }

    /** Empty text if it is not there. */
    private static String header(Request request, String name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }

    private static Guard.Caller caller(Request request, String path) {
        var fields = request.getHeaders();
        boolean forwarded = fields.contains(HttpHeader.FORWARDED) || fields.contains(HttpHeader.X_FORWARDED_FOR);
        return new Guard.Caller(path, remote(request), forwarded, Request.getServerName(request));
    }

    private static InetAddress remote(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : InetAddress.ofLiteral("0.0.0.0");
    }

    private static Query query(Request request) throws WrongParameter {
        var values = new HashMap<String, String>();
        for (Fields.Field field : parameters(request)) {
            if (field.getValues().size() != 1) {
                throw new WrongParameter(
                        field.getName() + " once", field.getValues().size() + " times");
            }
            values.put(field.getName(), field.getValue());
        }
        return new Query(values);
    }

    private static Fields parameters(Request request) throws WrongParameter {
        try {
            return Request.extractQueryParameters(request);
        } catch (RuntimeException e) {
            throw new WrongParameter("UTF-8 text, %-encoded", "something else");
        }
    }

    /** Answers what Jetty itself could not make sense of. */
    static boolean broken(Request request, Response response, Callback callback) {
        int status = response.getStatus() >= 400 ? response.getStatus() : 500;
        write(
                request,
                response,
                callback,
                new Answer.Refused(new Problem(
                        status,
                        "not a request that can be answered",
                        "a well-formed HTTP request",
                        "another",
                        "see the URL and the headers")));
        return true;
    }

    private static void write(Request request, Response response, Callback callback, Answer answer) {
        switch (answer) {
            case Answer.Page(JsonNode json) -> write(response, callback, 200, "application/json", json);
            case Answer.Tagged(JsonNode json) -> tagged(request, response, callback, json);
            case Answer.Health(boolean good, String word) ->
                write(
                        response,
                        callback,
                        good ? 200 : 503,
                        "application/json",
                        JsonNodeFactory.instance.objectNode().put("state", word));
            case Answer.File(ConsoleFiles.Content content) -> file(request, response, callback, content);
            case Answer.Open(ConsoleFiles.Content content) -> open(request, response, callback, content);
            case Answer.Stream(Events events) -> EventStream.serve(request, response, callback, events);
            case Answer.Created(JsonNode json, String location) -> {
                response.getHeaders().put(HttpHeader.LOCATION, location);
                write(response, callback, 201, "application/json", json);
            }
            case Answer.Accepted(JsonNode json, String location) -> {
                response.getHeaders().put(HttpHeader.LOCATION, location);
                write(response, callback, 202, "application/json", json);
            }
            case Answer.NotAllowed(String method, String allow) -> {
                response.getHeaders().put(HttpHeader.ALLOW, allow);
                refuse(
                        response,
                        callback,
                        new Problem(
                                405,
                                "method not allowed",
                                allow,
                                method,
                                "see /api/v1/openapi.json for what can be done where"));
            }
            case Answer.Refused(Problem problem) -> refuse(response, callback, problem);
        }
    }

    private static void refuse(Response response, Callback callback, Problem problem) {
        write(response, callback, problem.status(), "application/problem+json", json(problem));
    }

    private static ObjectNode json(Problem problem) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("title", problem.title())
                .put("status", problem.status())
                .put("expected", problem.expected())
                .put("found", problem.found())
                .put("hint", problem.hint());
    }

    private static byte[] bytes(JsonNode json) {
        return (MAPPER.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Response response, Callback callback, int status, String type, JsonNode json) {
        byte[] body = bytes(json);
        response.setStatus(status);
        headers(response, type, "no-store", NO_PAGE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static void tagged(Request request, Response response, Callback callback, JsonNode json) {
        byte[] body = bytes(json);
        headers(response, "application/json", "private, no-cache", NO_PAGE);
        unlessKnown(request, response, callback, new Tagged(ConsoleFiles.tag(body), body));
    }

    private static void file(Request request, Response response, Callback callback, ConsoleFiles.Content content) {
        String caching = content.lasting() ? "public, max-age=31536000, immutable" : "no-cache";
        headers(response, content.type(), caching, content.policy().orElse(NO_PAGE));
        unlessKnown(request, response, callback, new Tagged(content.tag(), content.bytes()));
    }

    /** The page of an output has an origin of its own, and what it is made of comes from elsewhere, as a browser sees it. */
    private static void open(Request request, Response response, Callback callback, ConsoleFiles.Content content) {
        String caching = content.lasting() ? "public, max-age=31536000, immutable" : "no-cache";
        headers(response, content.type(), caching, content.policy().orElse(NO_PAGE));
        if (content.policy().isEmpty()) {
            response.getHeaders().put("Cross-Origin-Resource-Policy", "cross-origin");
            response.getHeaders().put("Access-Control-Allow-Origin", "*");
        }
        unlessKnown(request, response, callback, new Tagged(content.tag(), content.bytes()));
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed or compared
    private record Tagged(String tag, byte[] bytes) {}

    /** Nothing but that it is still the same, for a caller that has it. */
    private static void unlessKnown(Request request, Response response, Callback callback, Tagged answer) {
        response.getHeaders().put(HttpHeader.ETAG, answer.tag());
        if (answer.tag().equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
            response.setStatus(304);
            callback.succeeded();
        } else {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.bytes().length);
            response.write(true, ByteBuffer.wrap(answer.bytes()), callback);
        }
    }

    /** Those that every answer has, whatever it is. */
    static void headers(Response response, String type, String caching, String policy) {
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, type);
        headers.put(HttpHeader.CACHE_CONTROL, caching);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", policy);
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Referrer-Policy", "no-referrer");
    }
}
