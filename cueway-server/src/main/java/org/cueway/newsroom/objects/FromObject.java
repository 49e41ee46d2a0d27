package org.cueway.newsroom.objects;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.value.Markup;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.value.Samples;
import org.cueway.mos.value.TimeBase;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Block;

/** From what we keep of an object to what MOS says; {@link ToObject} is the way back. */
final class FromObject {
    private static final List<String> STRUCTURES = List.of("mosAbstract", "objPaths", "description");
    private static final Markup NO_DESCRIPTION = new Markup("<description></description>", "");

    private FromObject() {}

    /** An object of our own with everything that MOS wants to be there (MOS 4.0 §3.1.2). */
    static MosObject object(StoredObject object) {
        var fields = object.fields();
        return new MosObject(
                object.id().objID(),
                fields.get("objSlug"),
                structure(object, "mosAbstract").map(xml -> new Markup(xml, "")),
                fields.get("objGroup"),
                fields.get("objType"),
                fields.get("objTB").map(TimeBase::new),
                fields.get("objRev").map(MosNumber::new),
                fields.get("objDur").map(Samples::new),
                fields.get("status"),
                fields.get("objAir"),
                structure(object, "objPaths").map(Paths::read),
                fields.get("createdBy"),
                fields.get("created").map(MosTime::new),
                fields.get("changedBy"),
                fields.get("changed").map(MosTime::new),
                Optional.of(structure(object, "description")
                        .map(xml -> new Markup(xml, ""))
                        .orElse(NO_DESCRIPTION)),
                object.metadata().stream().map(FromObject::block).toList(),
                object.others().stream()
                        .filter(xml -> STRUCTURES.stream().noneMatch(name -> is(xml, name)))
                        .toList());
    }

    private static MosExternalMetadata block(Block block) {
        return new MosExternalMetadata(
                block.xml(), Optional.empty(), Optional.of(block.schema()).filter(schema -> !schema.isEmpty()));
    }

    private static Optional<String> structure(StoredObject object, String name) {
        return object.others().stream().filter(xml -> is(xml, name)).findFirst();
    }

    /** Whether the text is that element; the character behind the name tells {@code objPaths} from {@code objPathsX}. */
    private static boolean is(String xml, String name) {
        return xml.startsWith("<" + name) && " \t\r\n/>".indexOf(xml.charAt(name.length() + 1)) >= 0;
    }
}
