package org.cueway.web.events;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cueway.desk.Show;
import org.cueway.device.DeviceStatus;
import org.cueway.export.delivery.TargetStatus;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.object.Holdings;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Rundown;
import org.cueway.store.Committed;
import org.cueway.storyaction.StoryAction;
import org.cueway.templates.Templates;
import org.cueway.web.json.MessageJson;
import org.cueway.web.json.PrompterJson;
import tools.jackson.databind.JsonNode;

/**
 * What the feed looks at.
 *
 * @param status the gateway as its page shows it
 * @param lanes all of them
 * @param storyActions what newsrooms were asked to do, newest first
 * @param air what acts on cues, and what is next
 * @param held running orders and objects
 * @param shown how what is in them is shown
 * @param subscribe has a consumer told of each entry that becomes durable
 */
public record Watched(
        Supplier<JsonNode> status,
        Supplier<List<LaneStatus>> lanes,
        Supplier<List<StoryAction>> storyActions,
        Air air,
        Held held,
        Shown shown,
        Consumer<Consumer<Committed>> subscribe) {
    /**
     * Devices that act on cues, and how far each running order has come on air.
     *
     * @param network what is otherwise in the media network since it was asked last; empty if nothing is
     * @param exports targets of exports
     */
    public record Air(
            Supplier<List<DeviceStatus>> devices,
            Supplier<List<Show>> shows,
            Supplier<Optional<JsonNode>> network,
            Supplier<List<TargetStatus>> exports) {
        /** Without exports. */
        public Air(
                Supplier<List<DeviceStatus>> devices,
                Supplier<List<Show>> shows,
                Supplier<Optional<JsonNode>> network) {
            this(devices, shows, network, List::of);
        }
    }

    /**
     * What is held.
     *
     * @param holdings which items need an object of ours, or one that we fetch
     * @param objects of our own, those that are there
     * @param templates which graphics items use
     */
    public record Held(
            Supplier<Collection<Rundown>> rundowns,
            Holdings holdings,
            Supplier<Collection<StoredObject>> objects,
            Templates templates) {}

    /** How messages and scripts are shown. */
    public record Shown(MessageJson messages, PrompterJson scripts) {}
}
