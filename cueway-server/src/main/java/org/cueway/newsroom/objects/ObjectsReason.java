package org.cueway.newsroom.objects;

import org.cueway.base.Reason;

/** Why a question about our objects was not answered. */
public enum ObjectsReason implements Reason {
    LISTING_UNDER_WAY(
            "all objects are being listed for this newsroom already",
            "The newsroom sends mosReqAll again before the listing that it asked for is at its end.",
            "Wait for it; a pause of many seconds and many objects take their time."),
    PAUSE_NOT_UNDERSTOOD(
            "pause is no usable number of seconds",
            "mosReqAll has to say how many seconds lie between two objects, 0 for all of them in one message.",
            "Send a whole number from 0 to 3600."),
    LIST_TOO_LARGE(
            "all objects are too much for one mosListAll, ask with a pause",
            "There are so many objects that one message would be larger than a frame may be.",
            "Send mosReqAll with a pause of 1, and the objects come one by one."),
    NO_WAY_TO_TELL(
            "nothing can be sent to this newsroom",
            "The newsroom asks for all objects, and there is no connection on which we could send them.",
            "Set dial of that newsroom to the hosts and ports where it listens.");

    private final Words words;

    ObjectsReason(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
