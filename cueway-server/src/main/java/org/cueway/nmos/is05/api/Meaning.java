package org.cueway.nmos.is05.api;

import org.cueway.nmos.is05.plan.TakeReason;

/** What the status of an answer of a Connection API means, whether it is a known one or not (C-05, C-06, nmos §4.7). */
public enum Meaning {
    /** It is done, or staged. */
    DONE,
    /** It will be done. */
    SCHEDULED,
    /** It was not done; nothing else to find out. */
    REFUSED,
    /** It was not done; the device has it at another version of the API. */
    ELSEWHERE,
    /** It was not done; the device does not have this method or resource. */
    ABSENT,
    /** It was not done; the device waits for a moment. */
    PENDING,
    /** It was not done; after a pause it may be. */
    BUSY,
    /** Nobody knows; the device may be in a bad state (C-53). */
    BROKEN;

    /** Of a status; any number. */
    public static Meaning of(int status) {
        return switch (status) {
            case 202 -> SCHEDULED;
            case 404, 405, 501 -> ABSENT;
            case 409 -> ELSEWHERE;
            case 423 -> PENDING;
            case 429, 503 -> BUSY;
            default -> ofClass(status);
        };
    }

    private static Meaning ofClass(int status) {
        if (status >= 200 && status < 300) return DONE;
        return status >= 500 ? BROKEN : REFUSED;
    }

    /** Why a single PATCH with this status was not done. */
    public static TakeReason reason(int status) {
        return switch (of(status)) {
            case PENDING -> TakeReason.PENDING_ACTIVATION;
            case BUSY -> TakeReason.DEVICE_BUSY;
            case BROKEN -> TakeReason.DEVICE_FAILED;
            case ELSEWHERE -> TakeReason.OTHER_VERSION;
            case ABSENT -> status == 404 ? TakeReason.GONE : TakeReason.REFUSED_BY_DEVICE;
            case DONE, SCHEDULED, REFUSED ->
                switch (status) {
                    case 400 -> TakeReason.BAD_REQUEST;
                    case 401, 403 -> TakeReason.NOT_ALLOWED_BY_DEVICE;
                    default -> TakeReason.REFUSED_BY_DEVICE;
                };
        };
    }
}
