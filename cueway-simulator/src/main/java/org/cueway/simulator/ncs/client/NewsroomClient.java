package org.cueway.simulator.ncs.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.Head;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialects;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectRequestMessage.MosItemReplace;
import org.cueway.mos.model.PlugInMessage.NcsItem;
import org.cueway.mos.model.PlugInMessage.NcsReqStoryAction;
import org.cueway.mos.model.Target;
import org.cueway.simulator.ncs.SimulatedNewsroom;
import org.cueway.simulator.ncs.show.Edits;
import org.cueway.simulator.ncs.show.ItemWish;
import org.cueway.simulator.ncs.show.ScriptedStory;
import org.cueway.simulator.ncs.show.Show;
import org.cueway.simulator.ncs.show.Shows;
import org.cueway.simulator.ncs.show.StoryWish;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.HttpListener;
import org.cueway.simulator.nmos.http.Request;
import org.cueway.simulator.nmos.http.RequestLog;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The client of a simulated newsroom, on this machine: shows its stories, has a plug-in in a frame, and does with its items what
 * newsroom systems do. Safe for use by any thread.
 */
public final class NewsroomClient implements AutoCloseable {
    private static final Map<String, String> FILES =
            Map.of("/", "client.html", "/client.js", "client.js", "/client.css", "client.css");
    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html; charset=utf-8",
            "js",
            "text/javascript; charset=utf-8",
            "css",
            "text/css; charset=utf-8");

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());
    private final Dialect dialect =
            Dialects.ready(Dialects.AUTO, ZoneOffset.UTC).orElseThrow();
    private final HttpListener http;
    private volatile Optional<Newsroom> newsroom = Optional.empty();

    private NewsroomClient(InetSocketAddress address, TimeSource time) throws IOException {
        var place = new HttpListener.Place("newsroom client", address, new RequestLog(), time);
        this.http = HttpListener.start(place, this::answer);
    }

    /**
     * Whose client it is.
     *
     * @param plugin the address of the plug-in, token and all
     */
    public record Newsroom(SimulatedNewsroom simulated, String mosID, String plugin) {}

    /** Listens on any free port of this machine. */
    public static NewsroomClient open(TimeSource time) throws IOException {
        return new NewsroomClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), time);
    }

    /** Its web origin. */
    public String origin() {
        return http.uri().toString();
    }

    /** Where a browser finds it. */
    public String url() {
        return origin() + "/";
    }

    /** From now on it is the client of that newsroom. */
    public void serves(Newsroom open) {
        newsroom = Optional.of(open);
    }

    private Answer answer(Request request) {
        var file = FILES.get(request.path());
        if (file != null) return file(file);
        if (newsroom.isEmpty()) return error(503, "the newsroom is just starting");
        return switch (request.method() + " " + request.path()) {
            case "GET /shows" -> Answer.ok(shows(newsroom.get()));
            case "POST /said" -> said(newsroom.get(), request);
            case "POST /story" -> story(newsroom.get(), request);
            default -> error(404, request.path());
        };
    }

    private static Answer file(String name) {
        var type = TYPES.getOrDefault(name.substring(name.indexOf('.') + 1), "text/plain");
        try (var in = NewsroomClient.class.getResourceAsStream(name)) {
            if (in == null) return error(404, name);
            var body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer.Whole(200, Map.of("Content-Type", type, "Cache-Control", "no-cache"), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer.Whole error(int status, String why) {
        return Answer.json(status, JsonNodeFactory.instance.objectNode().put("error", why));
    }

    private ObjectNode shows(Newsroom open) {
        var json =
                JsonNodeFactory.instance.objectNode().put("mosID", open.mosID()).put("plugin", open.plugin());
        var shows = json.putArray("shows");
        for (var show : open.simulated().shows().list()) {
            var one = shows.addObject()
                    .put("roID", show.roID())
                    .put("slug", show.header().roSlug().orElse(show.roID()));
            stories(one.putArray("stories"), show, open);
        }
        return json;
    }

    private void stories(ArrayNode stories, Show show, Newsroom open) {
        for (var scripted : show.stories()) {
            var story = scripted.story();
            var json = stories.addObject()
                    .put("storyID", scripted.id())
                    .put("slug", story.storySlug().orElse(""))
                    .put("page", story.storyNum().orElse(""));
            var items = json.putArray("items");
            for (var item : story.items()) {
                items.addObject()
                        .put("itemID", item.itemID())
                        .put("slug", item.itemSlug().or(item::objID).orElse(item.itemID()))
                        .put(
                                "abstract",
                                item.mosAbstract().map(markup -> markup.text()).orElse(""))
                        .put("ours", item.mosID().filter(open.mosID()::equals).isPresent())
                        .put("status", status(open, new Target.OneItem(show.roID(), scripted.id(), item.itemID())))
                        .put("xml", codec.encode(new Envelope(Head.NONE, new NcsItem(item))));
            }
        }
    }

    /** What the device said last of an item; empty if it said nothing. */
    private static String status(Newsroom open, Target item) {
        return open.simulated().reports().of(open.mosID(), item).orElse("");
    }

    /** One story as {@code roStorySend}, its envelope without IDs: the plug-in asked for it. */
    private Answer story(Newsroom open, Request request) {
        JsonNode body;
        try {
            body = Answer.JSON.readTree(request.body());
        } catch (JacksonException e) {
            return error(400, "expected JSON");
        }
        var roID = body.path("roID").stringValue("");
        var storyID = body.path("storyID").stringValue("");
        return open.simulated()
                .shows()
                .find(roID)
                .flatMap(show -> show.story(storyID))
                .map(story -> Answer.ok(JsonNodeFactory.instance
                        .objectNode()
                        .put("xml", codec.encode(new Envelope(Head.NONE, story.send(roID))))))
                .orElseGet(() -> error(404, "there is no such story: " + storyID));
    }

    /** The plug-in said something, or something of it was dropped into a story. */
    private Answer said(Newsroom open, Request request) {
        JsonNode body;
        try {
            body = Answer.JSON.readTree(request.body());
        } catch (JacksonException e) {
            return error(400, "expected JSON");
        }
        var text = named(body.path("xml").stringValue(""), open.mosID());
        return switch (codec.decode(codec.read(text), dialect)) {
            case Decoded.Rejected<Envelope>(var why, var _, var _) -> error(422, why.toString());
            case Decoded.Ok<Envelope>(Envelope(var _, var message), var _) -> done(open, body, message);
        };
    }

    /** Plug-ins mostly leave the IDs out, which no message on the wire does. */
    private static String named(String text, String mosID) {
        return text.replaceFirst(
                "^<mos>(?!<mosID)",
                Matcher.quoteReplacement(
                        "<mos><mosID>" + mosID + "</mosID><ncsID>client</ncsID><messageID>1</messageID>"));
    }

    private static Answer done(Newsroom open, JsonNode body, MosMessage message) {
        var roID = body.path("roID").stringValue("");
        var storyID = body.path("storyID").stringValue("");
        return switch (message) {
            case NcsItem _ when storyID.isEmpty() -> error(422, "no story is open");
            case NcsItem(var item) ->
                edited(
                        open,
                        item.itemID(),
                        now -> there(now, roID, storyID, item)
                                ? ItemWish.edit(now, roID, storyID, item)
                                : ItemWish.added(now, roID, storyID, item));
            case MosItemReplace(var ro, var story, var item) ->
                edited(open, item.itemID(), now -> ItemWish.edit(now, ro, story, item));
            case NcsReqStoryAction action -> made(open, action, roID);
            case MosMessage other -> error(422, other.element() + " is not known to this client");
        };
    }

    /** A new story, in the running order that it names, else in the one that is open. */
    private static Answer made(Newsroom open, NcsReqStoryAction action, String roID) {
        if (!action.operation().equals("NEW")) return error(422, action.operation() + " is not done for plug-ins here");
        var wanted = action.story().roID().isEmpty() ? roID : action.story().roID();
        var wish = new ModificationMessage.New(
                wanted, Optional.empty(), List.of(), action.story().text());
        var created = new ArrayList<String>();
        var answer = edited(
                open,
                wanted,
                now -> StoryWish.grant(now, wish).map(granted -> {
                    created.addAll(granted.created());
                    return granted.edit();
                }));
        return created.isEmpty()
                ? answer
                : Answer.ok(JsonNodeFactory.instance.objectNode().put("storyID", created.getFirst()));
    }

    private static boolean there(Shows now, String roID, String storyID, Item item) {
        return now.find(roID).flatMap(show -> show.story(storyID)).map(ScriptedStory::story).stream()
                .flatMap(story -> story.items().stream())
                .anyMatch(held -> held.itemID().equals(item.itemID()));
    }

    /** Thinks of an edit. */
    @FunctionalInterface
    private interface Thought {
        Optional<Edits.Edit> of(Shows now);
    }

    private static Answer edited(Newsroom open, String itemID, Thought thought) {
        try {
            return open.simulated().edit(thought::of)
                    ? Answer.ok(JsonNodeFactory.instance.objectNode().put("itemID", itemID))
                    : error(422, "there is no such story or item: " + itemID);
        } catch (IOException e) {
            return error(500, "it cannot be kept: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
