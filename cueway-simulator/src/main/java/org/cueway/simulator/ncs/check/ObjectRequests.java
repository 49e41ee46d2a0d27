package org.cueway.simulator.ncs.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.ObjectMessage.MosReqObj;
import org.cueway.mos.model.ObjectRequestMessage.MosListSearchableSchema;
import org.cueway.mos.model.ObjectRequestMessage.MosObjCreate;
import org.cueway.mos.model.ObjectRequestMessage.MosObjList;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjAction;
import org.cueway.mos.model.ObjectRequestMessage.MosReqObjList;
import org.cueway.mos.model.ObjectRequestMessage.MosReqSearchableSchema;
import org.cueway.mos.model.ObjectRequestMessage.ObjectAction;
import org.cueway.mos.model.ObjectRequestMessage.ObjectWish;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.Samples;
import org.cueway.mos.value.TimeBase;
import org.cueway.simulator.check.Bench;
import org.cueway.simulator.check.Requirement;
import org.cueway.simulator.check.Trial;

/** Profile 3: the device can be searched, and makes objects on request. Stateless. */
final class ObjectRequests {
    private static final String NONSENSE = "zqxjkvbzqxjkvb";

    private ObjectRequests() {}

    static void run(Bench bench) throws InterruptedException {
        var made = new ArrayList<String>();
        bench.tries(of(1, "mosReqSearchableSchema is answered with the schema", "MOS 4.0 §3.2.3"), t -> {
            var answer = t.ok(new MosReqSearchableSchema(Optional.of("checker")));
            t.expect(answer instanceof MosListSearchableSchema, "mosListSearchableSchema", answer.element());
        });
        bench.tries(of(2, "a search is answered with the number of its query", "MOS 4.0 §3.2.5"), t -> {
            var list = search(t, "", 1, 25);
            t.expect(list.queryID().equals("check-query"), "queryID check-query", "queryID " + list.queryID());
            t.expect(
                    list.objects().size() <= 25,
                    "at most 25 objects",
                    list.objects().size() + " objects");
        });
        bench.tries(of(3, "a search without a match has a total of 0 and no list", "MOS 4.0 §3.2.6"), t -> {
            var list = search(t, NONSENSE, 1, 25);
            t.expect(list.objects().isEmpty(), "no object", list.objects().size() + " objects");
            t.expect(
                    list.listReturnTotal().value().orElse(-1) == 0,
                    "listReturnTotal 0",
                    "listReturnTotal " + list.listReturnTotal().text());
        });
        bench.tries(
                of(4, "a search gives the page that was asked for", "MOS 4.0 §3.2.5"),
                t -> t.inSpiteOfOthers(ObjectRequests::page));
        bench.tries(
                of(
                        5,
                        "mosObjCreate is acknowledged with the new objID, and the object follows",
                        "MOS 4.0 §3.3.1, R141"),
                t -> {
                    long since = t.now();
                    var objID = created(t, new MosObjCreate(wish("CUEWAY CHECK")), made);
                    t.follows(since, MosObj.class, obj -> obj.object().objID().equals(objID), "mosObj of " + objID);
                });
        bench.tries(
                of(6, "mosReqObjAction makes, changes and deletes an object", "MOS 4.0 §3.3.3"), t -> life(t, made));
        bench.tries(of(7, "what cannot be changed is refused with mosAck", "MOS 4.0 §3.3.3"), t -> {
            var answer = t.ask(new MosReqObjAction(new ObjectAction.Update("CHECK;NO SUCH OBJECT"), wish("X")));
            t.expect(answer instanceof MosAck, "mosAck", answer.element());
            t.refused(answer, "mosReqObjAction");
        });
        bench.clears(made.stream()
                .map(objID -> new MosReqObjAction(new ObjectAction.Delete(objID), wish("CUEWAY CHECK")))
                .toList());
    }

    private static void page(Trial t) throws IOException, InterruptedException {
        var one = search(t, "", 1, 1).objects();
        if (one.isEmpty()) throw t.notOffered("an object", "the device has none");
        t.expect(one.size() == 1, "1 object", one.size() + " objects");
        var two = search(t, "", 1, 2).objects();
        t.expect(!two.isEmpty(), "1 or 2 objects", "none");
        t.expect(
                two.getFirst().objID().equals(one.getFirst().objID()),
                "the same first object",
                two.getFirst().objID());
    }

    private static void life(Trial t, List<String> all) throws IOException, InterruptedException {
        long since = t.now();
        var made = created(t, new MosReqObjAction(new ObjectAction.New(), wish("CUEWAY CHECK")), all);
        t.follows(since, MosObj.class, obj -> is(obj, made, "NEW"), "mosObj NEW of " + made);
        since = t.now();
        t.ok(new MosReqObjAction(new ObjectAction.Update(made), wish("CUEWAY CHECK 2")));
        var updated = t.follows(since, MosObj.class, obj -> is(obj, made, "UPDATED"), "mosObj UPDATED of " + made);
        t.expect(
                updated.object().objSlug().filter("CUEWAY CHECK 2"::equals).isPresent(),
                "objSlug CUEWAY CHECK 2",
                updated.object().objSlug().orElse("(none)"));
        since = t.now();
        t.ok(new MosReqObjAction(new ObjectAction.Delete(made), wish("CUEWAY CHECK 2")));
        t.follows(since, MosObj.class, obj -> is(obj, made, "DELETED"), "mosObj DELETED of " + made);
        t.refused(new MosReqObj(made));
    }

    private static boolean is(MosObj obj, String objID, String status) {
        return obj.object().objID().equals(objID)
                && obj.object().status().filter(status::equalsIgnoreCase).isPresent();
    }

    private static String created(Trial t, MosMessage request, List<String> made)
            throws IOException, InterruptedException {
        var answer = t.ok(request);
        t.expect(
                answer instanceof MosAck ack && !ack.objID().isBlank(), "mosAck with the new objID", answer.toString());
        var objID = answer instanceof MosAck ack ? ack.objID() : "";
        made.add(objID);
        return objID;
    }

    private static MosObjList search(Trial t, String words, int from, int to) throws IOException, InterruptedException {
        var answer = t.ok(new MosReqObjList(
                Optional.empty(), "check-query", MosNumber.of(from), MosNumber.of(to), words, "", List.of()));
        t.expect(answer instanceof MosObjList, "mosObjList", answer.element());
        return (MosObjList) answer;
    }

    private static Requirement of(int number, String title, String rule) {
        return new Requirement(3, "3.%02d".formatted(number), title, rule);
    }

    private static ObjectWish wish(String slug) {
        var none = Optional.<String>empty();
        return new ObjectWish(
                Optional.of(slug),
                Optional.empty(),
                none,
                Optional.of("STILL"),
                Optional.of(new TimeBase("1")),
                Optional.of(Samples.of(1)),
                Optional.empty(),
                Optional.of("cueway-check"),
                none,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
