package org.cueway.simulator.device.casparcg;

import java.util.Map;

/** What {@code INFO 1} answers: one line of AMCP with line feeds in it. Pure. */
final class InfoXml {
    private InfoXml() {}

    static String of(int channel, Map<String, Layer> layers) {
        var xml = new StringBuilder("""
                <?xml version="1.0" encoding="utf-8"?>
                <channel>
                   <framerate>50</framerate>
                   <framerate>1</framerate>
                   <mixer>
                      <audio>
                         <volume>0</volume>
                         <volume>0</volume>
                      </audio>
                   </mixer>
                   <stage>
                      <layer>
                """);
        layers.forEach((place, layer) -> {
            if (place.startsWith(channel + "-")) layer(xml, place.substring(place.indexOf('-') + 1), layer);
        });
        return xml.append("      </layer>\n   </stage>\n</channel>").toString();
    }

    private static void layer(StringBuilder xml, String number, Layer layer) {
        xml.append("         <layer_").append(number).append(">\n            <background>\n");
        producer(xml, layer.background());
        xml.append("            </background>\n            <foreground>\n");
        producer(xml, layer.foreground());
        xml.append("               <paused>").append(layer.paused()).append("</paused>\n");
        xml.append("            </foreground>\n         </layer_")
                .append(number)
                .append(">\n");
    }

    private static void producer(StringBuilder xml, Producer producer) {
        switch (producer) {
            case Producer.Nothing() -> kind(xml, "empty");
            case Producer.Closed() -> kind(xml, "html");
            case Producer.Clip(var name, var _) -> {
                xml.append("               <file>\n                  <name>")
                        .append(escaped(name))
                        .append(".mp4</name>\n");
                path(xml, "/opt/casparcg/media/" + name + ".mp4");
                xml.append("               </file>\n");
                kind(xml, "ffmpeg");
            }
            case Producer.Page(var template, var _, var _) -> {
                xml.append("               <file>\n");
                path(
                        xml,
                        template.startsWith("http") ? template : "file:///opt/casparcg/template/" + template + ".html");
                xml.append("               </file>\n");
                kind(xml, "html");
            }
        }
    }

    private static void path(StringBuilder xml, String path) {
        xml.append("                  <path>").append(escaped(path)).append("</path>\n");
    }

    private static void kind(StringBuilder xml, String kind) {
        xml.append("               <producer>").append(kind).append("</producer>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
