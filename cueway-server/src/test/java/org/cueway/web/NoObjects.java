package org.cueway.web;

import java.util.List;
import org.cueway.object.Holdings;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.ObjectRefusal;
import org.cueway.object.Replacement;

/** A gateway without objects of its own. */
final class NoObjects {
    private NoObjects() {}

    static Sources.Objects objects() {
        return new Sources.Objects(
                Holdings.NONE,
                List::of,
                new Sources.Editing((_, _, _, _) -> full(), (objID, _, _) -> unknown(objID)),
                new Sources.Replacing(_ -> new Replacement.Result.Refused(ObjectRefusal.UNKNOWN_OBJECT, ""), List::of));
    }

    private static ObjectOutcome full() {
        return new ObjectOutcome.Refused(ObjectRefusal.CATALOGUE_FULL, "0");
    }

    private static ObjectOutcome unknown(String objID) {
        return new ObjectOutcome.Refused(ObjectRefusal.UNKNOWN_OBJECT, objID);
    }
}
