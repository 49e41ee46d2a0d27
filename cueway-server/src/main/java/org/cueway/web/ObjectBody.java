package org.cueway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.cueway.base.Limits;
import org.cueway.mos.value.Samples;
import org.cueway.mos.value.TimeBase;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.XmlReader;
import org.cueway.mos.xml.XmlText;
import org.cueway.mos.xml.XmlWriter;
import org.cueway.object.OwnEdit;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import tools.jackson.databind.JsonNode;

/** What programs say of objects and items: JSON with MOS names in, texts that MOS can carry out. */
record ObjectBody(JsonBody body) {
    private static final Limits.Xml XML = Limits.Xml.defaults();
    private static final XmlReader READER = new XmlReader(XML, Set.of());
    private static final Set<String> SCOPES = Set.of("OBJECT", "STORY", "PLAYLIST");

    /** How an object is to be. */
    OwnEdit.Description described() throws RefusedRequest {
        body.only(
                "objSlug",
                "objGroup",
                "objType",
                "objTB",
                "objDur",
                "objAir",
                "objRev",
                "mosAbstract",
                "description",
                "changedBy",
                "mosExternalMetadata");
        var fields = new ArrayList<String>();
        for (var name : List.of("objSlug", "objGroup", "objType")) {
            add(fields, name, text(name));
        }
        add(fields, "objTB", checked("objTB", "a number above 0", text -> new TimeBase(text).readable()));
        add(fields, "objDur", checked("objDur", "a count of samples", text -> new Samples(text).readable()));
        add(fields, "objAir", checked("objAir", "READY or NOT READY", Set.of("READY", "NOT READY")::contains));
        var others = new ArrayList<String>();
        markup("mosAbstract").ifPresent(others::add);
        markup("description").ifPresent(others::add);
        return new OwnEdit.Description(Fields.of(fields), blocks("OBJECT"), others);
    }

    /** The revision that the caller has seen; empty if it names none. */
    OptionalInt seen() throws RefusedRequest {
        return revision(checked("objRev", "a revision from 1 to 999", text -> text.matches("[1-9][0-9]{0,2}")));
    }

    static OptionalInt revision(Optional<String> text) {
        return text.map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** The person or the program; the caller's address if it does not say. */
    String by(String address) throws RefusedRequest {
        return text("changedBy").filter(name -> !name.isBlank()).orElse(address);
    }

    /** Leaf elements that are there, numbers among them as such. */
    Fields fields(List<String> texts, List<String> samples) throws RefusedRequest {
        var fields = new ArrayList<String>();
        for (var name : texts) {
            add(fields, name, text(name));
        }
        for (var name : samples) {
            add(fields, name, checked(name, "a count of samples", text -> new Samples(text).readable()));
        }
        return Fields.of(fields);
    }

    private static void add(List<String> fields, String name, Optional<String> text) {
        text.ifPresent(said -> {
            fields.add(name);
            fields.add(said);
        });
    }

    /** A text or number of at most 128 characters that XML can carry; empty if it is not there. */
    Optional<String> text(String name) throws RefusedRequest {
        return text(name, body.json().path(name), XML.maxTextChars());
    }

    private static Optional<String> text(String name, JsonNode value, int max) throws RefusedRequest {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString() && !value.isNumber()) {
            throw JsonBody.wrong(name + " as a text", value.toString());
        }
        String text = value.asString();
        if (text.length() > max) {
            throw JsonBody.wrong(name + " of at most " + max + " characters", text.length() + " characters");
        }
        if (XmlText.firstIllegal(text) >= 0) {
            throw JsonBody.wrong(name + " without control characters", "one at " + (XmlText.firstIllegal(text) + 1));
        }
        return Optional.of(text);
    }

    private Optional<String> checked(String name, String expected, Predicate<String> usable) throws RefusedRequest {
        var text = text(name);
        if (text.isPresent() && !text.get().isBlank() && !usable.test(text.get())) {
            throw JsonBody.wrong(name + " as " + expected, text.get());
        }
        return text;
    }

    /** An element with the text in it; empty if it is not there. */
    Optional<String> markup(String name) throws RefusedRequest {
        return text(name, body.json().path(name), Integer.MAX_VALUE).map(text -> {
            var out = new XmlWriter();
            out.leaf(name, text);
            return out.toString();
        });
    }

    /** Metadata blocks, each with a schema and a payload of well-formed XML. */
    List<Block> blocks(String defaultScope) throws RefusedRequest {
        var blocks = new ArrayList<Block>();
        var list = body.json().path("mosExternalMetadata");
        if (!list.isMissingNode() && !list.isArray()) {
            throw JsonBody.wrong("mosExternalMetadata as a list", list.toString());
        }
        for (var each : list) {
            blocks.add(block(each, defaultScope));
        }
        return blocks;
    }

    private static Block block(JsonNode json, String defaultScope) throws RefusedRequest {
        String schema = text("mosSchema", json.path("mosSchema"), Integer.MAX_VALUE)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> JsonBody.wrong("mosSchema in each block of mosExternalMetadata", "none"));
        String scope =
                text("mosScope", json.path("mosScope"), XML.maxTextChars()).orElse(defaultScope);
        if (!SCOPES.contains(scope)) {
            throw JsonBody.wrong("mosScope OBJECT, STORY or PLAYLIST", scope);
        }
        String payload = text("mosPayload", json.path("mosPayload"), Integer.MAX_VALUE)
                .orElseThrow(() -> JsonBody.wrong("mosPayload in each block of mosExternalMetadata", "none"));
        var out = new XmlWriter();
        out.open("mosExternalMetadata");
        out.leaf("mosScope", scope);
        out.leaf("mosSchema", schema);
        out.open("mosPayload");
        out.raw(payload);
        out.close("mosPayload");
        out.close("mosExternalMetadata");
        String xml = out.toString();
        return switch (READER.read(xml)) {
            case Document.Whole(var root)
            when root.size() == 3 && root.child("mosPayload").isPresent() -> new Block(schema, xml);
            case Document.Whole _ -> throw JsonBody.wrong("mosPayload as well-formed XML", "tags that close it");
            case Document.Broken broken -> throw JsonBody.wrong("mosPayload as well-formed XML", broken.detail());
        };
    }
}
