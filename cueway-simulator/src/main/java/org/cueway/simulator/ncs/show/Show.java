package org.cueway.simulator.ncs.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.DiscoveryMessage.RoSummary;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage.Air;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.RunningOrderMessage.RoReadyToAir;
import org.cueway.mos.model.Story;

/**
 * One running order as the newsroom holds it. Immutable.
 *
 * @param air empty until somebody has said whether it may go on air
 */
public record Show(String roID, RoHeader header, List<ScriptedStory> stories, Optional<Air> air) {
    public Show {
        stories = List.copyOf(stories);
    }

    /** The story of this ID. */
    public Optional<ScriptedStory> story(String storyID) {
        return stories.stream().filter(story -> story.id().equals(storyID)).findFirst();
    }

    /** What tells a device all of it, whatever it knew before; in this order. */
    public List<RoRequest> whole() {
        var messages = new ArrayList<RoRequest>();
        messages.add(new RoCreate(roID, header, playlist()));
        messages.addAll(texts());
        air.ifPresent(now -> messages.add(new RoReadyToAir(roID, now)));
        return List.copyOf(messages);
    }

    /** What tells a device the texts of all stories that have one. */
    public List<RoRequest> texts() {
        return stories.stream()
                .filter(story -> story.script().isPresent())
                .<RoRequest>map(story -> story.send(roID))
                .toList();
    }

    /** The answer to {@code roReq}. */
    public RoList list() {
        return new RoList(roID, header, playlist());
    }

    /** Its line in the answer to {@code roReqAll}. */
    public RoSummary summary() {
        return new RoSummary(roID, header);
    }

    private List<Story> playlist() {
        return stories.stream().map(ScriptedStory::story).toList();
    }

    Show withHeader(RoHeader next) {
        return new Show(roID, next, stories, air);
    }

    Show withStories(List<ScriptedStory> next) {
        return new Show(roID, header, next, air);
    }

    Show withAir(Air next) {
        return new Show(roID, header, stories, Optional.of(next));
    }
}
