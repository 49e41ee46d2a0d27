package org.cueway.mos.codec.write;

import java.util.ArrayList;
import java.util.List;
import org.cueway.mos.model.PlugInMessage;
import org.cueway.mos.model.PlugInMessage.NcsAck;
import org.cueway.mos.model.PlugInMessage.NcsAppInfo;
import org.cueway.mos.model.PlugInMessage.NcsInformation;
import org.cueway.mos.model.PlugInMessage.NcsItem;
import org.cueway.mos.model.PlugInMessage.NcsItemRequest;
import org.cueway.mos.model.PlugInMessage.NcsReqAppClose;
import org.cueway.mos.model.PlugInMessage.NcsReqAppInfo;
import org.cueway.mos.model.PlugInMessage.NcsReqAppMode;
import org.cueway.mos.model.PlugInMessage.NcsReqStoryAction;
import org.cueway.mos.model.PlugInMessage.NcsStoryRequest;
import org.cueway.mos.model.PlugInMessage.UIMetric;

/** Writes what a plug-in in the newsroom client and its host tell each other. Confined to one message. */
final class PlugInWriter {
    private final FieldWriter out;
    private final PartWriter parts;
    private final MessageWriter messages;

    PlugInWriter(FieldWriter out, PartWriter parts, MessageWriter messages) {
        this.out = out;
        this.parts = parts;
        this.messages = messages;
    }

    void write(PlugInMessage message) {
        switch (message) {
            case NcsReqAppInfo _, NcsStoryRequest _, NcsItemRequest _, NcsReqAppClose _ -> out.empty(message.element());
            case NcsAck(var status, var description) -> {
                out.open("ncsAck");
                out.text("status", status);
                out.text("statusDescription", description);
                out.close("ncsAck");
            }
            case NcsAppInfo info -> appInfo(info);
            case NcsReqAppMode(var metric) -> {
                out.open("ncsReqAppMode");
                metric(metric);
                out.close("ncsReqAppMode");
            }
            case NcsItem(var item) -> {
                out.open("ncsItem");
                parts.item(item);
                out.close("ncsItem");
            }
            case NcsReqStoryAction(var operation, var lease, var username, var story) -> {
                var attributes = new ArrayList<>(List.of("operation", operation));
                lease.ifPresent(seconds -> attributes.addAll(List.of("leaseLock", seconds)));
                username.ifPresent(name -> attributes.addAll(List.of("username", name)));
                out.open("ncsReqStoryAction", attributes.toArray(String[]::new));
                messages.write(story);
                out.close("ncsReqStoryAction");
            }
        }
    }

    private void appInfo(NcsAppInfo info) {
        out.open("ncsAppInfo");
        info.object().ifPresent(parts::object);
        out.id("roID", info.roID());
        out.id("storyID", info.storyID());
        info.item().ifPresent(parts::item);
        info.information().ifPresent(this::information);
        out.close("ncsAppInfo");
    }

    private void information(NcsInformation information) {
        out.open("ncsInformation");
        out.text("userID", information.userID());
        out.text("runContext", information.runContext());
        information.software().ifPresent(software -> {
            out.open("software");
            out.text("manufacturer", software.manufacturer());
            out.text("product", software.product());
            out.text("version", software.version());
            out.close("software");
        });
        for (var metric : information.metrics()) metric(metric);
        out.close("ncsInformation");
    }

    private void metric(UIMetric metric) {
        out.open("UImetric", "num", metric.num());
        out.leaf("startx", metric.startx());
        out.leaf("starty", metric.starty());
        out.leaf("endx", metric.endx());
        out.leaf("endy", metric.endy());
        out.text("mode", metric.mode());
        out.text("canClose", metric.canClose());
        out.close("UImetric");
    }
}
