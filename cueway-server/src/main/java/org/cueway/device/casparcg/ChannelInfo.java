package org.cueway.device.casparcg;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * What {@code INFO 1} says of a channel's layers, as CasparCG 2.3 and newer write it. Immutable.
 *
 * @param layers those that there are, by number
 */
record ChannelInfo(Map<Integer, Layer> layers) {
    private static final Pattern LAYER = Pattern.compile("channel/stage/layer/layer_([0-9]{1,9})/(.*)");

    /** One layer. */
    record Layer(Producer foreground, Producer background, boolean paused) {
        static final Layer EMPTY = new Layer(Producer.NONE, Producer.NONE, false);
    }

    /**
     * What makes the picture.
     *
     * @param kind {@code ffmpeg}, {@code html}, {@code empty} and others
     * @param name of a media file, below the media folder
     * @param path of a file, or the address of a page; empty for a page that was removed
     */
    record Producer(String kind, String name, String path) {
        static final Producer NONE = new Producer("empty", "", "");

        /** A page that was removed leaves its producer behind. */
        boolean isNothing() {
            return kind.isEmpty() || kind.equals("empty") || (kind.equals("html") && path.isEmpty());
        }

        String words() {
            return isNothing() ? "nothing" : (kind + " " + (name.isEmpty() ? path : name)).strip();
        }
    }

    Layer layer(int number) {
        return layers.getOrDefault(number, Layer.EMPTY);
    }

    /** Empty if it is something else. */
    static Optional<ChannelInfo> read(String xml) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        var layers = new TreeMap<Integer, Layer>();
        var path = new ArrayDeque<String>();
        boolean staged = false;
        try {
            var reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        path.addLast(reader.getLocalName());
                        staged |= String.join("/", path).equals("channel/stage");
                    }
                    case XMLStreamConstants.END_ELEMENT -> path.removeLast();
                    case XMLStreamConstants.CHARACTERS -> put(layers, String.join("/", path), reader.getText());
                    default -> {}
                }
            }
            reader.close();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
        return staged ? Optional.of(new ChannelInfo(layers)) : Optional.empty();
    }

    private static void put(Map<Integer, Layer> layers, String path, String text) {
        var match = LAYER.matcher(path);
        if (text.isBlank() || !match.matches()) return;
        layers.merge(
                Integer.parseInt(match.group(1)),
                with(Layer.EMPTY, match.group(2), text),
                (layer, _) -> with(layer, match.group(2), text));
    }

    private static Layer with(Layer layer, String field, String text) {
        return switch (field) {
            case "foreground/producer" -> new Layer(kind(layer.foreground, text), layer.background, layer.paused);
            case "foreground/file/name" -> new Layer(name(layer.foreground, text), layer.background, layer.paused);
            case "foreground/file/path" -> new Layer(path(layer.foreground, text), layer.background, layer.paused);
            case "foreground/paused" -> new Layer(layer.foreground, layer.background, text.equals("true"));
            case "background/producer" -> new Layer(layer.foreground, kind(layer.background, text), layer.paused);
            case "background/file/name" -> new Layer(layer.foreground, name(layer.background, text), layer.paused);
            case "background/file/path" -> new Layer(layer.foreground, path(layer.background, text), layer.paused);
            default -> layer;
        };
    }

    private static Producer kind(Producer producer, String text) {
        return new Producer(text, producer.name, producer.path);
    }

    private static Producer name(Producer producer, String text) {
        return new Producer(producer.kind, text, producer.path);
    }

    private static Producer path(Producer producer, String text) {
        return new Producer(producer.kind, producer.name, text);
    }
}
