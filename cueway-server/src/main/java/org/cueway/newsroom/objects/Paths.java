package org.cueway.newsroom.objects;

import java.util.List;
import java.util.Set;
import org.cueway.base.Limits;
import org.cueway.mos.model.ObjPaths;
import org.cueway.mos.model.ObjPaths.ObjPath;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.XmlReader;

/** {@code objPaths} as text: the one structure of MOS that the model takes apart and we keep whole. */
public final class Paths {
    private static final XmlReader READER = new XmlReader(Limits.Xml.defaults(), Set.of());

    private Paths() {}

    /** The structure as text. */
    public static String write(ObjPaths paths) {
        var text = new StringBuilder("<objPaths>");
        write(text, "objPath", paths.objPaths());
        write(text, "objProxyPath", paths.objProxyPaths());
        write(text, "objMetadataPath", paths.objMetadataPaths());
        return text.append("</objPaths>").toString();
    }

    /** What {@link #write} wrote. */
    public static ObjPaths read(String xml) {
        return switch (READER.read(xml)) {
            case Document.Whole(var root) ->
                new ObjPaths(read(root, "objPath"), read(root, "objProxyPath"), read(root, "objMetadataPath"));
            case Document.Broken broken ->
                throw new IllegalArgumentException("objPaths that we wrote are broken: " + broken.detail());
        };
    }

    private static void write(StringBuilder text, String name, List<ObjPath> paths) {
        for (var path : paths) {
            text.append('<').append(name);
            path.techDescription()
                    .ifPresent(words -> text.append(" techDescription=\"")
                            .append(escaped(words))
                            .append('"'));
            text.append('>')
                    .append(escaped(path.location()))
                    .append("</")
                    .append(name)
                    .append('>');
        }
    }

    private static List<ObjPath> read(Element root, String name) {
        return root.children().stream()
                .filter(child -> child.name().equals(name))
                .map(child -> new ObjPath(child.attribute("techDescription"), child.text()))
                .toList();
    }

    /** Line ends and tabs as references, or a reader would make blanks of them in an attribute. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;")
                .replace("\n", "&#10;")
                .replace("\t", "&#9;");
    }
}
