package org.cueway.simulator.device.casparcg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** All channels and what their layers show; does commands. Guarded by itself. */
final class Stage {
    private static final int CG_LAYER = 9999;

    private final Library library;
    /** By channel and layer. */
    private final Map<String, Layer> layers = new TreeMap<>();

    Stage(Library library) {
        this.library = library;
    }

    synchronized Map<String, Layer> layers() {
        return new TreeMap<>(layers);
    }

    synchronized Layer layer(String place) {
        return layers.getOrDefault(place, Layer.EMPTY);
    }

    synchronized void put(String place, Layer layer) {
        layers.put(place, layer);
    }

    synchronized void forget() {
        layers.clear();
    }

    /** Does a command; returns its answer, without RES, each line with its end. */
    synchronized String perform(Request request) {
        return switch (request.name()) {
            case "VERSION" -> "201 VERSION OK\r\n2.4.0 simulated Stable\r\n";
            case "INFO" -> info(request);
            case "CLS" -> list("CLS", library.clips(), "MOVIE");
            case "TLS" -> list("TLS", library.templates(), "html");
            case "CINF" -> clipInfo(request);
            case "LOADBG", "LOAD", "PLAY", "PAUSE", "RESUME", "STOP", "CLEAR" -> transport(request);
            case "CG" -> graphics(request);
            case "MIXER", "CALL" ->
                channel(request).map(_ -> ok(request.name())).orElse("401 " + request.name() + " ERROR\r\n");
            default -> "400 ERROR\r\n" + request.line() + "\r\n";
        };
    }

    private static String ok(String name) {
        return "202 " + name + " OK\r\n";
    }

    private Optional<Integer> channel(Request request) {
        return request.channel().filter(channel -> channel >= 1 && channel <= library.channels());
    }

    private static String list(String name, Iterable<String> names, String kind) {
        var text = new StringBuilder("200 " + name + " OK\r\n");
        names.forEach(each -> text.append('"')
                .append(each.toUpperCase(Locale.ROOT))
                .append("\"  ")
                .append(kind)
                .append("\r\n"));
        return text.append("\r\n").toString();
    }

    private String clipInfo(Request request) {
        if (request.parameters().isEmpty()) return "402 CINF ERROR\r\n";
        var name = request.parameters().getFirst();
        return library.hasClip(name)
                ? "201 CINF OK\r\n\"" + name.toUpperCase(Locale.ROOT) + "\" MOVIE 6445960 20200101120000 268 1/25\r\n"
                : "404 CINF FAILED\r\n";
    }

    private String info(Request request) {
        if (request.channel().isEmpty() && request.parameters().isEmpty()) {
            var lines = new StringBuilder("200 INFO OK\r\n");
            for (int n = 1; n <= library.channels(); n++) lines.append(n).append(" 1080i5000 PLAYING\r\n");
            return lines.append("\r\n").toString();
        }
        if (request.channel().isEmpty())
            return "201 INFO OK\r\n<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration/>\r\n";
        return channel(request)
                .map(channel -> "201 INFO OK\r\n" + InfoXml.of(channel, layers) + "\r\n")
                .orElse("401 INFO ERROR\r\n");
    }

    private String transport(Request request) {
        var channel = channel(request);
        if (channel.isEmpty()) return "401 " + request.name() + " ERROR\r\n";
        if (request.name().equals("CLEAR") && request.layer().isEmpty()) {
            layers.keySet().removeIf(place -> place.startsWith(channel.get() + "-"));
            return ok("CLEAR");
        }
        var place = channel.get() + "-" + request.layer().orElse(0);
        boolean loads = request.name().startsWith("LOAD");
        if (loads && request.parameters().isEmpty()) return "402 " + request.name() + " ERROR\r\n";
        var loaded = load(request);
        if (loaded.isEmpty() && !request.parameters().isEmpty()) return "404 " + request.name() + " FAILED\r\n";
        change(place, layer -> {
            var with = loaded.map(layer::background).orElse(layer);
            return switch (request.name()) {
                case "LOAD" -> with.play().paused(true);
                case "PLAY" -> with.play();
                case "PAUSE" -> with.paused(true);
                case "RESUME" -> with.paused(false);
                case "STOP" -> with.foreground(new Producer.Nothing());
                case "CLEAR" -> Layer.EMPTY;
                default -> with;
            };
        });
        return ok(request.name());
    }

    /** The producer that the parameters name. */
    private Optional<Producer> load(Request request) {
        if (request.parameters().isEmpty()) return Optional.empty();
        var parameters = new ArrayList<>(request.parameters());
        var name = parameters.removeFirst();
        if (name.equalsIgnoreCase("[HTML]") && !parameters.isEmpty()) {
            return Optional.of(new Producer.Page(parameters.getFirst(), "", List.of()));
        }
        return library.hasClip(name) ? Optional.of(new Producer.Clip(name, parameters)) : Optional.empty();
    }

    private String graphics(Request request) {
        var channel = channel(request);
        if (channel.isEmpty()) return "401 CG ERROR\r\n";
        var parameters = request.parameters();
        if (parameters.isEmpty()) return "402 CG ERROR\r\n";
        var place = channel.get() + "-" + request.layer().orElse(CG_LAYER);
        var word = parameters.getFirst().toUpperCase(Locale.ROOT);
        var rest = parameters.subList(1, parameters.size());
        if (word.equals("CLEAR")) {
            layers.remove(place);
            return ok("CG");
        }
        if (rest.isEmpty() || !rest.getFirst().matches("[0-9]+")) return "402 CG FAILED\r\n";
        return word.equals("ADD") ? add(place, rest) : tell(place, word, rest);
    }

    private String add(String place, List<String> rest) {
        if (rest.size() < 3) return "402 CG FAILED\r\n";
        // A start label may stand in front of the flag.
        int flag = rest.get(2).length() > 1 ? 3 : 2;
        if (rest.size() <= flag) return "402 CG FAILED\r\n";
        if (!library.hasTemplate(rest.get(1))) return "404 CG FAILED\r\n";
        var calls = new ArrayList<String>();
        var data = rest.size() > flag + 1 ? data(rest.get(flag + 1)) : "";
        if (!data.isEmpty()) calls.add("update");
        if (rest.get(flag).equals("1")) calls.add("play");
        // The page takes the foreground at once, played or not, and what waited behind it is gone.
        layers.put(place, new Layer(new Producer.Page(rest.get(1), data, calls), new Producer.Nothing(), false));
        return ok("CG");
    }

    /** What is neither XML nor JSON is the name of a stored data set, and none is stored here. */
    private static String data(String text) {
        return text.startsWith("<") || text.startsWith("{") ? text : "";
    }

    private String tell(String place, String word, List<String> rest) {
        var page = layer(place).foreground() instanceof Producer.Page there
                ? Optional.of(there)
                : Optional.<Producer.Page>empty();
        boolean needsText = word.equals("UPDATE") || word.equals("INVOKE");
        if (needsText && rest.size() < 2) return "402 CG FAILED\r\n";
        // The one command that is not refused without a page.
        if (word.equals("PLAY") && page.isEmpty()) return ok("CG");
        if (page.isEmpty()) return "403 CG FAILED\r\n";
        switch (word) {
            case "PLAY" -> call(place, page.get(), "play");
            case "STOP" -> call(place, page.get(), "stop");
            case "NEXT" -> call(place, page.get(), "next");
            case "UPDATE" ->
                call(
                        place,
                        new Producer.Page(
                                page.get().template(),
                                data(rest.get(1)),
                                page.get().calls()),
                        "update");
            case "INVOKE" -> {
                call(place, page.get(), rest.get(1));
                return "201 CG OK\r\n\r\n";
            }
            case "REMOVE" -> change(place, layer -> layer.foreground(new Producer.Closed()));
            default -> {
                return "403 CG ERROR\r\n";
            }
        }
        return ok("CG");
    }

    private void call(String place, Producer.Page page, String what) {
        var calls = new ArrayList<>(page.calls());
        calls.add(what);
        change(place, layer -> layer.foreground(new Producer.Page(page.template(), page.data(), calls)));
    }

    private void change(String place, UnaryOperator<Layer> how) {
        layers.put(place, how.apply(layer(place)));
    }
}
