package org.cueway.object;

import org.cueway.base.Reason;

/** Why an edit of an object was refused. */
public enum ObjectRefusal implements Reason {
    OLDER_REVISION(
            "objRev is older than the one held",
            "A message about this object arrived late, or the device lost its counter.",
            "Ask the device for its objects again with mosReqAll."),
    UNKNOWN_OBJECT(
            "objID is not held by this device",
            "The object was deleted, belongs to another device, or its ID is spelled in another way.",
            "List what there is with mosReqAll or a search."),
    OBJECT_EXISTS(
            "objID is held already",
            "A program describes an object as new that is there.",
            "Name the objRev that it has, so that nothing is overwritten unseen."),
    NOT_OF_THIS_NEWSROOM(
            "object was not created by this newsroom",
            "A newsroom may change or delete only what it has asked for itself (mosObjCreate, mosReqObjAction NEW).",
            "Change it where it was made; the newsroom may have one of its own made."),
    OTHER_REVISION(
            "objRev is not the one held",
            "Somebody else has changed the object in between.",
            "Look at it again, and say what you wish of the revision that it has now."),
    FIELD_NEEDED(
            "an object needs",
            "objSlug, objType or objTB is absent or empty; no newsroom can use an object without them.",
            "Give it a text; objTB is a number above 0.") {
        @Override
        public String with(String detail) {
            return text() + " " + detail;
        }
    },
    CATALOGUE_FULL(
            "no more objects can be kept",
            "There are as many objects of our own as the gateway may hold.",
            "Delete some that no running order uses.");

    private final Words words;

    ObjectRefusal(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
