package org.cueway.relay;

import org.cueway.base.Reason;

/** Why a message was not passed on, to a device behind us or from it. */
public enum RelayReason implements Reason {
    NOT_THERE(
            "device behind the gateway is not connected",
            "The device is switched off, does not listen, or its host or port in the configuration is wrong.",
            "Look at the device in /api/v1/relay, which says why; running orders wait and are sent when it comes back."),
    NO_ANSWER(
            "device behind the gateway has not answered yet",
            "The device is slow, or stuck; it may have acted all the same.",
            "Look at the device; repeat only what may happen twice."),
    QUEUE_FULL(
            "too many messages wait for this device",
            "The device has been away, or has answered too slowly, for a long time.",
            "Bring the device up, see /api/v1/relay; what waits is sent then, in order."),
    NOT_PASSED_ON(
            "message is not passed on",
            "A newsroom sent what only a device sends, or the other way round; or it is no message of MOS.",
            "Switch the function off for this device in the newsroom."),
    NO_NEWSROOM(
            "no newsroom can be told of it",
            "The newsroom has no dial in the configuration, so there is no connection on which we may ask.",
            "Set dial of that newsroom to the hosts and ports where it listens.");

    private final Words words;

    RelayReason(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
