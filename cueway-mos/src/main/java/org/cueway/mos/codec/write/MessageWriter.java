package org.cueway.mos.codec.write;

import java.util.List;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.DiscoveryMessage;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.PlugInMessage;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.Target;
import org.cueway.mos.xml.XmlWriter;

/** Writes one message as XML. Confined to its user. */
public final class MessageWriter {
    private final FieldWriter out;
    private final PartWriter parts;

    /** Makes a writer of one message to a peer of these habits. */
    public MessageWriter(XmlWriter out, Dialect dialect) {
        this.out = new FieldWriter(out, dialect);
        this.parts = new PartWriter(this.out);
    }

    /** Writes a message. An unknown one goes out as it came. */
    public void write(MosMessage message) {
        switch (message) {
            case BasicMessage basic -> basic(basic);
            case ObjectMessage object -> object(object);
            case RunningOrderMessage runningOrder -> runningOrder(runningOrder);
            case SupersededMessage superseded -> new SupersededWriter(out, parts).write(superseded);
            case ObjectRequestMessage request -> new ObjectRequestWriter(out, parts).write(request);
            case DiscoveryMessage discovery -> discovery(discovery);
            case ControlMessage control -> control(control);
            case ModificationMessage modification -> new ModificationWriter(out, parts).write(modification);
            case PlugInMessage plugIn -> new PlugInWriter(out, parts, this).write(plugIn);
            case MosMessage.Unknown(var element, var xml) -> {
                if (element.isEmpty()) out.plain(xml);
                else out.raw(xml);
            }
        }
    }

    private void basic(BasicMessage message) {
        switch (message) {
            case BasicMessage.KeepAlive _ -> out.empty("keepAlive");
            case BasicMessage.Heartbeat(var time) -> {
                out.open("heartbeat");
                out.stamp("time", time);
                out.close("heartbeat");
            }
            case BasicMessage.ReqMachInfo _ -> out.empty("reqMachInfo");
            case BasicMessage.ListMachInfo(var info) -> {
                out.open("listMachInfo");
                parts.machineInfo(info);
                out.close("listMachInfo");
            }
        }
    }

    private void object(ObjectMessage message) {
        switch (message) {
            case ObjectMessage.MosAck(var objID, var objRev, var status, var description) -> {
                out.open("mosAck");
                out.id("objID", objID);
                out.text("objRev", objRev);
                out.text("status", status);
                out.text("statusDescription", description);
                out.close("mosAck");
            }
            case ObjectMessage.MosObj(var object) -> parts.object(object);
            case ObjectMessage.MosReqObj(var objID) -> {
                out.open("mosReqObj");
                out.id("objID", objID);
                out.close("mosReqObj");
            }
            case ObjectMessage.MosReqAll(var pause) -> {
                out.open("mosReqAll");
                out.leaf("pause", pause);
                out.close("mosReqAll");
            }
            case ObjectMessage.MosListAll(var objects) -> {
                out.open("mosListAll");
                for (var object : objects) parts.object(object);
                out.close("mosListAll");
            }
        }
    }

    private void runningOrder(RunningOrderMessage message) {
        switch (message) {
            case RunningOrderMessage.RoAck ack -> ack(ack);
            case RunningOrderMessage.RoCreate(var roID, var header, var stories) ->
                whole("roCreate", roID, header, stories);
            case RunningOrderMessage.RoReplace(var roID, var header, var stories) ->
                whole("roReplace", roID, header, stories);
            case RunningOrderMessage.RoList(var roID, var header, var stories) ->
                whole("roList", roID, header, stories);
            case RunningOrderMessage.RoMetadataReplace(var roID, var header) ->
                whole("roMetadataReplace", roID, header, List.of());
            case RunningOrderMessage.RoDelete(var roID) -> roIdOnly("roDelete", roID);
            case RunningOrderMessage.RoReq(var roID) -> roIdOnly("roReq", roID);
            case RunningOrderMessage.RoReadyToAir(var roID, var air) -> {
                out.open("roReadyToAir");
                out.id("roID", roID);
                out.text("roAir", air.text());
                out.close("roReadyToAir");
            }
            case RunningOrderMessage.RoElementAction action -> new ActionWriter(out, parts).write(action);
            case RunningOrderMessage.RoElementStat stat -> elementStat(stat);
        }
    }

    private void whole(String name, String roID, RoHeader header, List<Story> stories) {
        out.open(name);
        out.id("roID", roID);
        parts.header(header);
        parts.stories(stories);
        out.raw(header.others());
        out.close(name);
    }

    private void roIdOnly(String name, String roID) {
        out.open(name);
        out.id("roID", roID);
        out.close(name);
    }

    private void ack(RunningOrderMessage.RoAck ack) {
        out.open("roAck");
        out.id("roID", ack.roID());
        out.text("roStatus", ack.roStatus());
        for (var element : ack.elements()) {
            out.id("storyID", element.storyID());
            out.id("itemID", element.itemID());
            out.id("objID", element.objID());
            out.text("itemChannel", element.itemChannel());
            out.status("status", element.status());
        }
        out.close("roAck");
    }

    private void elementStat(RunningOrderMessage.RoElementStat stat) {
        out.open("roElementStat", "element", stat.level());
        switch (stat.target()) {
            case Target.WholeRo(var roID) -> out.id("roID", roID);
            case Target.OneStory(var roID, var storyID) -> {
                out.id("roID", roID);
                out.id("storyID", storyID);
            }
            case Target.OneItem item -> item(item);
        }
        out.id("objID", stat.objID());
        out.text("itemChannel", stat.itemChannel());
        out.status("status", stat.status());
        out.stamp("time", stat.time());
        out.close("roElementStat");
    }

    private void item(Target.OneItem item) {
        out.id("roID", item.roID());
        out.id("storyID", item.storyID());
        out.id("itemID", item.itemID());
    }

    private void discovery(DiscoveryMessage message) {
        switch (message) {
            case DiscoveryMessage.RoReqAll _ -> out.empty("roReqAll");
            case DiscoveryMessage.RoListAll(var list) -> {
                out.open("roListAll");
                for (var ro : list) whole("ro", ro.roID(), ro.header(), List.of());
                out.close("roListAll");
            }
            case DiscoveryMessage.RoStorySend(var roID, var storyID, var text) -> {
                out.open("roStorySend");
                out.id("roID", roID);
                out.id("storyID", storyID);
                parts.storyText(text);
                out.close("roStorySend");
            }
        }
    }

    private void control(ControlMessage message) {
        switch (message) {
            case ControlMessage.RoItemCue(var mosID, var item, var type, var time, var metadata) -> {
                out.open("roItemCue");
                out.id("mosID", mosID);
                item(item);
                out.longText("roEventType", type);
                out.stamp("roEventTime", time);
                out.metadata(metadata);
                out.close("roItemCue");
            }
            case ControlMessage.RoCtrl(var target, var command, var metadata, var time) -> {
                out.open("roCtrl");
                // A higher level is addressed by leaving the lower IDs empty (MOS 4.0 §3.7.3).
                switch (target) {
                    case Target.WholeRo(var roID) -> item(new Target.OneItem(roID, "", ""));
                    case Target.OneStory(var roID, var storyID) -> item(new Target.OneItem(roID, storyID, ""));
                    case Target.OneItem item -> item(item);
                }
                out.text("command", command.name());
                out.metadata(metadata);
                out.stamp("roCtrlTime", time);
                out.close("roCtrl");
            }
        }
    }
}
