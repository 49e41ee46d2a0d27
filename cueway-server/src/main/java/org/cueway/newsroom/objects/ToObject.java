package org.cueway.newsroom.objects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjectRequestMessage.ObjectAction;
import org.cueway.mos.model.ObjectRequestMessage.ObjectWish;
import org.cueway.mos.value.Leaf;
import org.cueway.mos.value.MosExternalMetadata;
import org.cueway.object.OwnEdit;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;

/** From what newsrooms wish of our objects to edits of them. Pure. */
public final class ToObject {
    private static final int LAST_REVISION = 999;
    /** What {@code mosObj} has and a wish has not. */
    private static final Set<String> OURS =
            Set.of("objID", "objRev", "status", "objAir", "objPaths", "created", "mosObj");

    private ToObject() {}

    /** Who wishes something: a server of a newsroom, and when. */
    public record From(String newsroom, String ncsID, Instant at) {
        OwnEdit.By by(Optional<String> name) {
            return new OwnEdit.By(newsroom, name.filter(text -> !text.isBlank()).orElse(ncsID), at);
        }
    }

    /** What {@code mosObjCreate} or {@code mosReqObjAction} asks for (MOS 4.0 §3.3.1, §3.3.3). */
    public static OwnEdit edit(ObjectAction action, ObjectWish wish, From from) {
        return switch (action) {
            case ObjectAction.New() -> new OwnEdit.Make(from.by(wish.createdBy()), described(wish));
            case ObjectAction.Update(var _) -> new OwnEdit.Amend(from.by(wish.changedBy()), described(wish));
            case ObjectAction.Delete(var _) -> new OwnEdit.Delete(from.by(wish.changedBy()), OptionalInt.empty());
        };
    }

    /**
     * What a program wished, from the {@code mosObj} that its journal entry holds: the object as it became. The revision
     * before says whether it was there.
     */
    public static OwnEdit edit(MosObject became, Instant at) {
        var by = new OwnEdit.By("", became.changedBy().orElse(""), at);
        var status = became.status().orElse("");
        if (status.equals(StoredObject.DELETED)) {
            return new OwnEdit.Delete(by, OptionalInt.empty());
        }
        var fields = new Given()
                .text("objSlug", became.objSlug())
                .text("objGroup", became.objGroup())
                .text("objType", became.objType())
                .leaf("objTB", became.objTB())
                .leaf("objDur", became.objDur())
                .text("objAir", became.objAir());
        var others = new ArrayList<String>();
        became.mosAbstract().ifPresent(markup -> others.add(markup.xml()));
        became.objPaths().ifPresent(paths -> others.add(Paths.write(paths)));
        became.description().ifPresent(markup -> others.add(markup.xml()));
        others.addAll(became.others());
        var described = new OwnEdit.Description(fields.fields(), blocks(became.metadata()), others);
        return new OwnEdit.Describe(by, described, status.equals("NEW") ? OptionalInt.empty() : before(became));
    }

    private static OptionalInt before(MosObject became) {
        var revision = became.objRev().map(number -> number.value().orElse(1)).orElse(1L);
        return OptionalInt.of(revision == 1 ? LAST_REVISION : (int) (revision - 1));
    }

    private static OwnEdit.Description described(ObjectWish wish) {
        var fields = new Given()
                .text("objSlug", wish.objSlug())
                .text("objGroup", wish.objGroup())
                .text("objType", wish.objType())
                .leaf("objTB", wish.objTB())
                .leaf("objDur", wish.objDur().filter(duration -> duration.empty() || duration.readable()));
        var others = new ArrayList<String>();
        wish.mosAbstract().ifPresent(markup -> others.add(markup.xml()));
        wish.description().ifPresent(markup -> others.add(markup.xml()));
        // Elements that are the device's to say would stand twice in what we tell.
        wish.others().stream().filter(xml -> !OURS.contains(name(xml))).forEach(others::add);
        return new OwnEdit.Description(fields.fields(), blocks(wish.metadata()), others);
    }

    private static String name(String xml) {
        return xml.substring(1).split("[ \\t\\r\\n/>]", 2)[0];
    }

    private static List<Block> blocks(List<MosExternalMetadata> metadata) {
        return metadata.stream()
                .map(block -> new Block(block.schema().orElse(""), block.xml()))
                .toList();
    }

    /** Collects leaf elements that are there, in the order of the schema. Confined to one call. */
    private static final class Given {
        private final List<String> namesAndTexts = new ArrayList<>();

        Given text(String name, Optional<String> text) {
            text.ifPresent(said -> {
                namesAndTexts.add(name);
                namesAndTexts.add(said);
            });
            return this;
        }

        Given leaf(String name, Optional<? extends Leaf> leaf) {
            return text(name, leaf.map(Leaf::text));
        }

        Fields fields() {
            return Fields.of(namesAndTexts);
        }
    }
}
