package org.cueway.mos.codec.write;

import java.util.ArrayList;
import java.util.List;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.ModificationMessage.Delete;
import org.cueway.mos.model.ModificationMessage.Move;
import org.cueway.mos.model.ModificationMessage.New;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.mos.model.ModificationMessage.StoryAction;
import org.cueway.mos.model.ModificationMessage.Update;
import org.cueway.mos.model.Story;

/** Writes MOS profile 7, whose {@code roStorySend} is a form of its own (MOS 4.0 §3.9.1). Confined to one message. */
final class ModificationWriter {
    private static final String STORY = "storyID";

    private final FieldWriter out;
    private final PartWriter parts;

    ModificationWriter(FieldWriter out, PartWriter parts) {
        this.out = out;
        this.parts = parts;
    }

    void write(ModificationMessage message) {
        switch (message) {
            case RoReqStoryAction(var action, var lease, var username) -> {
                var attributes = new ArrayList<>(List.of("operation", action.operation()));
                if (lease.isPresent()) attributes.addAll(List.of("leaseLock", Integer.toString(lease.getAsInt())));
                username.ifPresent(name -> attributes.addAll(List.of("username", name)));
                out.open("roReqStoryAction", attributes.toArray(String[]::new));
                action(action);
                out.close("roReqStoryAction");
            }
        }
    }

    private void action(StoryAction action) {
        out.open("roStorySend");
        out.id("roID", action.roID());
        switch (action) {
            case New(var _, var position, var stories, var text) -> {
                position.ifPresent(place -> target(place.target()));
                source(stories);
                out.id(STORY, "");
                parts.storyText(text);
            }
            case Update(var _, var target, var stories, var storyID, var text) -> {
                target.ifPresent(this::target);
                source(stories);
                out.id(STORY, storyID);
                parts.storyText(text);
            }
            case Move(var _, var position, var storyIDs) -> {
                target(position.target());
                out.open("element_source");
                for (var id : storyIDs) out.id(STORY, id);
                out.close("element_source");
            }
            case Delete(var _, var storyID) -> {
                out.id(STORY, storyID);
                out.empty("storyBody");
            }
        }
        out.close("roStorySend");
    }

    private void target(String storyID) {
        out.open("element_target");
        out.id(STORY, storyID);
        out.close("element_target");
    }

    private void source(List<Story> stories) {
        if (stories.isEmpty()) return;
        out.open("element_source");
        parts.stories(stories);
        out.close("element_source");
    }
}
