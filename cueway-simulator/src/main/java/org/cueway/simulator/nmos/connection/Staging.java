package org.cueway.simulator.nmos.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.simulator.nmos.connection.Patch.Peer;
import org.cueway.simulator.nmos.http.Refusal;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of the staged settings when a PATCH comes (nmos §4.4). Pure. */
record Staging(Identity who, PatchReader reader) {
    /** What is staged then; what a file gives is held against the constraints, too. */
    Settings apply(Settings staged, Patch patch) throws Refusal {
        var params = new ArrayList<ObjectNode>();
        staged.params().forEach(leg -> params.add(leg.deepCopy()));
        if (patch.file().isPresent()) {
            populate(params, patch.file().get());
        }
        // The parameters of the same request win over its file.
        patch.params().ifPresent(changes -> {
            for (int leg = 0; leg < params.size(); leg++) {
                params.get(leg).setAll(changes.get(leg));
            }
        });
        var peer = switch (patch.peer()) {
            case Peer.Kept() -> staged.peer();
            case Peer.Set(var id) -> id;
        };
        return new Settings(
                peer, patch.enabled().orElse(staged.enabled()), patch.file().orElse(staged.file()), params);
    }

    private void populate(List<ObjectNode> params, TransportFile file) throws Refusal {
        if (file.data().isEmpty()) return; // the file goes, the parameters stay
        if (!who.essence().transport().hasFile()) throw new Refusal(400, "transport_file: none is used here");
        if (!file.type().equals(Optional.of("application/sdp"))) {
            throw new Refusal(400, "transport_file.type: expected application/sdp");
        }
        if (file.data().get().isEmpty()) throw new Refusal(400, "transport_file.data is empty");
        var legs = SdpReader.read(file.data().get(), who.essence());
        for (int leg = 0; leg < Math.min(legs.size(), params.size()); leg++) {
            var given = legs.get(leg);
            if (given.has("multicast_ip") && !params.get(leg).has("multicast_ip")) {
                throw new Refusal(400, "transport_file: multicast is not supported");
            }
            if (!given.has("multicast_ip") && params.get(leg).has("multicast_ip")) given.putNull("multicast_ip");
            reader.check(given, leg);
            params.get(leg).setAll(given);
        }
    }

    /** The parameters with one changed that nobody asked for. */
    static List<ObjectNode> altered(List<ObjectNode> params) {
        var others = new ArrayList<ObjectNode>();
        params.forEach(leg -> others.add(leg.deepCopy()));
        var first = others.getFirst();
        if (first.has("destination_port")) {
            first.put("destination_port", first.path("destination_port").asInt(5_004) + 2);
        }
        return others;
    }
}
