package org.cueway.peers;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A message from the gateway, read with the JDK's own XML. Paths are XPath from the document's root: {@code mos/roAck/roStatus}. */
public record Reply(String text, Document document) {
    /** Reads a message; an example too, to compare with. */
    public static Reply of(String text) {
        try {
            var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            return new Reply(text, builder.parse(new InputSource(new StringReader(text))));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("the gateway sent what is not XML: " + text, e);
        }
    }

    /** The text of the first element at a path; empty if there is none. */
    public String at(String path) {
        return all(path).stream().findFirst().orElse("");
    }

    /** The texts of all elements at a path, in order. */
    public List<String> all(String path) {
        var found = nodes(path);
        var texts = new ArrayList<String>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    /** The elements at a path, each as text that is equal if and only if they say the same: without indentation. */
    public List<String> elements(String path) {
        var found = nodes(path);
        var texts = new ArrayList<String>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(canonical(found.item(i)));
        }
        return texts;
    }

    /** What kind of message it is: the name of the envelope's last element, e.g. {@code roAck}. */
    public String kind() {
        return nodes("mos/*[last()]").item(0) instanceof Element last ? last.getTagName() : "";
    }

    /** The messageID as text; empty if there is none. */
    public String messageId() {
        return at("mos/messageID");
    }

    /** What an acknowledgement says: {@code OK}, {@code ACK}, or the words of a refusal; empty for another message. */
    public String status() {
        return switch (kind()) {
            case "roAck" -> at("mos/roAck/roStatus");
            case "mosAck" ->
                at("mos/mosAck/status").equals("ACK") ? "ACK" : "NACK: " + at("mos/mosAck/statusDescription");
            default -> "";
        };
    }

    @Override
    public String toString() {
        return text;
    }

    private NodeList nodes(String path) {
        try {
            return (NodeList)
                    XPathFactory.newDefaultInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException("not an XPath: " + path, e);
        }
    }

    private static String canonical(Node node) {
        if (!(node instanceof Element element)) return node.getTextContent();
        var text = new StringBuilder("<").append(element.getTagName());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            text.append(' ').append(element.getAttributes().item(i));
        }
        text.append('>');
        boolean leaf = element.getElementsByTagName("*").getLength() == 0;
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (leaf || !child.getTextContent().isBlank() || child instanceof Element) text.append(canonical(child));
        }
        return text.append("</").append(element.getTagName()).append('>').toString();
    }
}
