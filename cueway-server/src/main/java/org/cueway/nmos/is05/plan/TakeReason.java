package org.cueway.nmos.is05.plan;

import org.cueway.base.Reason;

/** Why a crosspoint was not made. */
public enum TakeReason implements Reason {
    UNKNOWN_RECEIVER(
            "no such receiver",
            "The ID is of no receiver that the registry or a node tells of.",
            "Look for it in the list of receivers; a device that is switched off is not there."),
    UNKNOWN_SENDER(
            "no such sender",
            "The ID is of no sender that the registry or a node tells of.",
            "Look for it in the list of senders; a device that is switched off is not there."),
    NO_CONNECTION_API(
            "its device offers no Connection API that can be spoken to",
            "The device names no control of type sr-ctrl in a version from v1.0 to v1.2, or none of the wanted scheme.",
            "See the controls of the device; in a secure system only https counts."),
    TWICE_IN_ONE_TAKE(
            "this receiver is named before in the same take",
            "One take connects a receiver once, since devices may carry out its parts in any order.",
            "Remove one of the two crosspoints."),
    LOCKED_BY_SOMEBODY(
            "it is locked",
            "Somebody has locked or protected this receiver in the gateway.",
            "Ask the owner, or have the lock removed by somebody who may."),
    CHANGED_SINCE(
            "it has been changed since the take was thought of",
            "Another controller or panel has connected the receiver to something else in between.",
            "Look at what it is on now and take again, or override."),
    NOT_COMPATIBLE(
            "the receiver does not understand what the sender sends",
            "Transport, format or a constraint of the receiver excludes it.",
            "Choose another sender, set the receiver's format, or override."),
    NO_TRANSPORT_FILE(
            "the sender serves no usable session description",
            "Its transport file is missing, empty or has no media section; some devices serve none while they are off.",
            "Switch the sender on; see its detail page for what it answers."),
    SENDER_IS_OFF(
            "the sender is off and was not switched on",
            "The sender has no address of its own, shares one with another sender, or was to be left alone.",
            "Give the sender a destination address and switch it on."),
    SENDER_UNREADABLE(
            "what the sender sends could not be read",
            "Its parameters have to be copied to the receiver, and its device did not tell them.",
            "See whether the sender's device answers."),
    RECEIVER_UNREADABLE(
            "the receiver could not be read, so nothing was sent",
            "Its device did not answer, or not with settings, when it was asked what it is on.",
            "See whether the device answers; take again."),
    NO_LEG("not one leg would receive", "All legs are off by wish, or the sender has none on.", "Leave one leg on."),
    WRONG_LEGS(
            "more legs than there are",
            "A wish names a leg that the receiver or the session description does not have.",
            "Name as many legs as the constraints of the receiver have."),
    PARAMETER_UNKNOWN(
            "a parameter that it does not have",
            "The constraints of the device do not name it.",
            "See the constraints; leave the parameter out."),
    PARAMETER_NOT_ALLOWED(
            "a value that its constraints exclude",
            "The device takes only values from its list, range or pattern.",
            "Choose a value that the constraints allow."),
    PARAMETERS_MISSING(
            "parameters are missing that belong together",
            "Without a session description address and port have to be given for one leg at least.",
            "Give multicast_ip, or for unicast interface_ip, and destination_port."),
    TOO_FAR_AHEAD(
            "too far ahead for a scheduled take",
            "Devices hold one pending activation and are locked by it, so that it is no calendar.",
            "Take shortly before the moment."),
    IN_THE_PAST("the moment is over", "The moment given for the take is not in the future.", "Give a later one."),
    TOO_MANY(
            "more crosspoints than one take may have",
            "A take has at most 4,000 crosspoints.",
            "Make several takes of it."),
    NOTHING_TO_UNDO(
            "there is nothing to go back to",
            "The take did not touch this receiver, or nobody knows what it was on before.",
            "Connect it by hand."),
    BAD_REQUEST(
            "the device did not accept the settings",
            "It answered 400: a value, or the number of legs, is not to its liking.",
            "Read its words; its constraints have been read anew."),
    NOT_ALLOWED_BY_DEVICE(
            "the device does not let us",
            "It answered 401 or 403: the token is missing, expired or has not enough rights.",
            "See the authorization server, and the rights of this gateway."),
    GONE("the device does not know it any more", "It answered 404.", "Wait for the registry to hear of it."),
    OTHER_VERSION(
            "the device has it at another version of the API only",
            "It answered 409, and the version that it names is not spoken or did not work either.",
            "See the versions that the device offers."),
    PENDING_ACTIVATION(
            "the device waits for a scheduled activation",
            "It answered 423: a take was scheduled, by this gateway or another controller.",
            "Wait for its moment, or cancel it."),
    DEVICE_FAILED(
            "the device failed and may be in a bad state",
            "It answered 500 or the like.",
            "See what it shows now; take again, or restart it."),
    DEVICE_BUSY("the device is busy", "It answered 503, and again after a pause.", "Take again."),
    REFUSED_BY_DEVICE("the device refused", "It answered with a status that means no.", "Read its words."),
    UNREACHABLE(
            "the device cannot be reached, so nothing was changed",
            "No connection, or no trusted one, came to stand.",
            "See the network and, in a secure system, its certificate."),
    QUEUE_FULL(
            "too many writes wait for this device",
            "It answers slowly, and more is asked of it than it can do.",
            "Wait until it has caught up."),
    NOT_AS_SCHEDULED(
            "the moment is over and it did not happen",
            "The device had accepted a scheduled activation and shows something else now; it tells no reason.",
            "See what it shows now, and take again.");

    private final Words words;

    TakeReason(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
