package org.cueway.mos.codec.write;

import java.util.List;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjPaths;
import org.cueway.mos.model.ObjPaths.ObjPath;
import org.cueway.mos.model.ObjectRequestMessage.ObjectWish;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.StoryText;

/** Writes what several messages have in common. Confined to one message. */
final class PartWriter {
    private final FieldWriter out;

    PartWriter(FieldWriter out) {
        this.out = out;
    }

    void header(RoHeader header) {
        out.text("roSlug", header.roSlug());
        out.text("roChannel", header.roChannel());
        out.leaf("roEdStart", header.roEdStart());
        out.leaf("roEdDur", header.roEdDur());
        out.text("roTrigger", header.roTrigger());
        out.text("macroIn", header.macroIn());
        out.text("macroOut", header.macroOut());
        out.metadata(header.metadata());
    }

    void stories(List<Story> stories) {
        for (var story : stories) story(story);
    }

    private void story(Story story) {
        out.open("story");
        out.id("storyID", story.storyID());
        out.text("storySlug", story.storySlug());
        out.text("storyNum", story.storyNum());
        out.metadata(story.metadata());
        items(story.items());
        out.raw(story.others());
        out.close("story");
    }

    void items(List<Item> items) {
        for (var item : items) item(item);
    }

    void item(Item item) {
        out.open("item");
        out.id("itemID", item.itemID());
        out.text("itemSlug", item.itemSlug());
        out.id("objID", item.objID());
        out.id("mosID", item.mosID());
        out.text("mosPlugInID", item.mosPlugInID());
        out.markup(item.mosAbstract());
        item.objPaths().ifPresent(this::paths);
        out.text("itemChannel", item.itemChannel());
        out.leaf("itemEdStart", item.itemEdStart());
        out.leaf("itemEdDur", item.itemEdDur());
        out.leaf("itemUserTimingDur", item.itemUserTimingDur());
        out.text("itemTrigger", item.itemTrigger());
        out.text("macroIn", item.macroIn());
        out.text("macroOut", item.macroOut());
        out.metadata(item.metadata());
        out.raw(item.others());
        out.close("item");
    }

    private void paths(ObjPaths paths) {
        out.open("objPaths");
        for (var path : paths.objPaths()) path("objPath", path);
        for (var path : paths.objProxyPaths()) path("objProxyPath", path);
        for (var path : paths.objMetadataPaths()) path("objMetadataPath", path);
        out.close("objPaths");
    }

    private void path(String name, ObjPath path) {
        out.attributed(name, path.location(), "techDescription", path.techDescription());
    }

    void object(MosObject object) {
        out.open("mosObj");
        out.id("objID", object.objID());
        out.text("objSlug", object.objSlug());
        out.markup(object.mosAbstract());
        out.text("objGroup", object.objGroup());
        out.text("objType", object.objType());
        out.leaf("objTB", object.objTB());
        out.leaf("objRev", object.objRev());
        out.leaf("objDur", object.objDur());
        out.text("status", object.status());
        out.text("objAir", object.objAir());
        object.objPaths().ifPresent(this::paths);
        out.text("createdBy", object.createdBy());
        out.stamp("created", object.created());
        out.text("changedBy", object.changedBy());
        out.stamp("changed", object.changed());
        out.markup(object.description());
        out.metadata(object.metadata());
        out.raw(object.others());
        out.close("mosObj");
    }

    void wish(ObjectWish wish) {
        out.text("objSlug", wish.objSlug());
        out.markup(wish.mosAbstract());
        out.text("objGroup", wish.objGroup());
        out.text("objType", wish.objType());
        out.leaf("objTB", wish.objTB());
        out.leaf("objDur", wish.objDur());
        out.stamp("time", wish.time());
        out.text("createdBy", wish.createdBy());
        out.text("changedBy", wish.changedBy());
        out.stamp("changed", wish.changed());
        out.markup(wish.description());
        out.metadata(wish.metadata());
        out.raw(wish.others());
    }

    void storyText(StoryText text) {
        out.text("storySlug", text.storySlug());
        out.text("storyNum", text.storyNum());
        text.storyBody().ifPresent(body -> out.raw(body.xml()));
        out.metadata(text.metadata());
        out.raw(text.others());
    }

    void machineInfo(MachineInfo info) {
        out.text("manufacturer", info.manufacturer());
        out.text("model", info.model());
        out.text("hwRev", info.hwRev());
        out.text("swRev", info.swRev());
        out.longText("DOM", info.DOM());
        out.text("SN", info.SN());
        out.id("ID", info.ID());
        out.stamp("time", info.time());
        out.stamp("opTime", info.opTime());
        out.text("mosRev", info.mosRev());
        info.profiles().ifPresent(profiles -> {
            switch (out.habits().profileList()) {
                case CONTAINER -> container(profiles);
                case FLAT -> flat(profiles);
            }
        });
        for (var activeX : info.defaultActiveX()) {
            out.open("defaultActiveX");
            out.text("mode", activeX.mode());
            out.longText("controlFileLocation", activeX.controlFileLocation());
            out.text("controlSlug", activeX.controlSlug());
            out.text("controlName", activeX.controlName());
            out.longText("controlDefaultParams", activeX.controlDefaultParams());
            out.close("defaultActiveX");
        }
        out.metadata(info.metadata());
        out.raw(info.others());
    }

    private void flat(MachineInfo.Profiles profiles) {
        for (var profile : profiles.list()) out.text("mosProfile" + profile.number(), word(profile));
    }

    private void container(MachineInfo.Profiles profiles) {
        out.open("supportedProfiles", FieldWriter.attributes("deviceType", profiles.deviceType()));
        for (var profile : profiles.list()) {
            out.open("mosProfile", "number", Integer.toString(profile.number()));
            out.plain(word(profile));
            out.close("mosProfile");
        }
        out.close("supportedProfiles");
    }

    private static String word(MachineInfo.Profile profile) {
        return profile.supported() ? "YES" : "NO";
    }
}
