package org.cueway.simulator.device.check;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectMessage.MosListAll;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.value.Samples;
import org.cueway.mos.value.TimeBase;
import org.cueway.simulator.check.Bench;
import org.cueway.simulator.check.Trial;

/** Profile 1: the newsroom takes what a device tells of its objects. Stateless. */
final class Catalogue {
    private static final String ID = "CUEWAY-CHECK;OBJECT";

    private Catalogue() {}

    static void run(Bench bench) throws InterruptedException {
        var told = Playlists.of(
                1, 1, "mosObj NEW, UPDATED and DELETED are acknowledged with ID and revision", "MOS 4.0 §3.1.2");
        bench.tries(told, t -> {
            acknowledged(t, object(1, "NEW"));
            acknowledged(t, object(2, "UPDATED"));
            acknowledged(t, object(3, "DELETED"));
        });
        var listed = Playlists.of(1, 2, "mosListAll is acknowledged, also an empty one", "MOS 4.0 §3.2.2");
        bench.tries(listed, t -> {
            t.ok(new MosListAll(List.of(object(1, "NEW"))));
            t.ok(new MosListAll(List.of()));
        });
    }

    private static void acknowledged(Trial t, MosObject object) throws IOException, InterruptedException {
        var answer = t.ok(new MosObj(object));
        t.expect(answer instanceof MosAck, "mosAck", answer.element());
        if (!(answer instanceof MosAck ack)) return;
        t.expect(ack.objID().equals(ID), "objID " + ID, "objID " + ack.objID());
        var revision = object.objRev().map(MosNumber::text).orElse("");
        t.expect(ack.objRev().strip().equals(revision), "objRev " + revision, "objRev " + ack.objRev());
    }

    private static MosObject object(int revision, String status) {
        var stamp = Optional.of(new MosTime("2026-11-24T17:0" + revision + ":00,000Z"));
        var by = Optional.of("cueway-check");
        return new MosObject(
                ID,
                Optional.of("CUEWAY CHECK"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("STILL"),
                Optional.of(new TimeBase("1")),
                Optional.of(MosNumber.of(revision)),
                Optional.of(Samples.of(1)),
                Optional.of(status),
                Optional.of("READY"),
                Optional.empty(),
                by,
                stamp,
                by,
                stamp,
                Optional.empty(),
                List.of(),
                List.of());
    }
}
