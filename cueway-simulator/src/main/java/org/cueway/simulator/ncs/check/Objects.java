package org.cueway.simulator.ncs.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectMessage.MosListAll;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.ObjectMessage.MosReqAll;
import org.cueway.mos.model.ObjectMessage.MosReqObj;
import org.cueway.mos.value.MosNumber;
import org.cueway.simulator.check.Bench;
import org.cueway.simulator.check.Requirement;
import org.cueway.simulator.check.Trial;

/** Profile 1: the device tells of its objects when it is asked. Stateless. */
final class Objects {
    private Objects() {}

    static void run(Bench bench) throws InterruptedException {
        bench.tries(of(1, "an object that is not there is refused with mosAck", "MOS 4.0 §3.1.3"), t -> {
            var answer = t.ask(new MosReqObj("CHECK;NO SUCH OBJECT"));
            t.expect(answer instanceof MosAck, "mosAck", answer.element());
            t.refused(answer, "mosReqObj");
        });
        bench.tries(
                of(2, "mosReqAll is acknowledged, then comes one mosListAll", "MOS 4.0 §3.2.1, R137"), Objects::all);
        bench.tries(
                of(
                        3,
                        "every object has a slug, type, time base, revision, state and date",
                        "MOS 4.0 §3.1.2, R139, R140"),
                t -> {
                    for (var object : all(t)) {
                        var missing = missing(object);
                        t.expect(missing.isEmpty(), "all mandatory fields of " + object.objID(), "no " + missing);
                    }
                });
        bench.tries(
                of(4, "an object can be asked for by itself, and is the same", "MOS 4.0 §3.1.3"),
                t -> t.inSpiteOfOthers(Objects::one));
        bench.tries(of(5, "with a pause the objects come one by one", "MOS 4.0 §3.2.1"), t -> {
            if (all(t).isEmpty()) throw t.notOffered("an object", "the device has none");
            long since = t.now();
            t.okSoon(new MosReqAll(MosNumber.of(1)));
            t.follows(since, MosObj.class, _ -> true, "mosObj");
        });
    }

    private static void one(Trial t) throws IOException, InterruptedException {
        var listed = all(t);
        if (listed.isEmpty()) throw t.notOffered("an object", "the device has none");
        var one = listed.getFirst();
        var answer = t.ask(new MosReqObj(one.objID()));
        t.expect(answer instanceof MosObj, "mosObj", answer.element());
        if (answer instanceof MosObj(var object)) {
            t.expect(
                    object.objSlug().equals(one.objSlug()),
                    "objSlug " + one.objSlug().orElse(""),
                    "objSlug " + object.objSlug().orElse(""));
        }
    }

    private static Requirement of(int number, String title, String rule) {
        return new Requirement(1, "1.%02d".formatted(number), title, rule);
    }

    private static List<MosObject> all(Trial t) throws IOException, InterruptedException {
        long since = t.now();
        t.okSoon(new MosReqAll(MosNumber.of(0)));
        return t.follows(since, MosListAll.class, _ -> true, "mosListAll").objects();
    }

    private static String missing(MosObject object) {
        var missing = new ArrayList<String>();
        if (object.objSlug().isEmpty()) missing.add("objSlug");
        if (object.objType().isEmpty()) missing.add("objType");
        if (object.objTB().isEmpty()) missing.add("objTB");
        if (object.objRev().isEmpty()) missing.add("objRev");
        if (object.objDur().isEmpty()) missing.add("objDur");
        if (object.status().isEmpty()) missing.add("status");
        if (object.objAir().isEmpty()) missing.add("objAir");
        if (object.changed().isEmpty()) missing.add("changed");
        return String.join(", ", missing);
    }
}
