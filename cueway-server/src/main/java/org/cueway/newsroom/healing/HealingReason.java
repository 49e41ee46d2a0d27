package org.cueway.newsroom.healing;

import org.cueway.base.Reason;

/** Why a newsroom was not asked for what somebody wanted to be asked for. */
public enum HealingReason implements Reason {
    NOBODY_TO_ASK(
            "this newsroom cannot be asked",
            "There is no connection on which we may ask it, or it is down.",
            "Bring the newsroom's line up, see /api/v1/lanes; without dial it has to connect to us first."),
    NOT_DIALLED(
            "this newsroom is asked for single running orders only",
            "We do not dial it, and on its own connections it expects no more of a device (MOS 2.8).",
            "Set dial of that newsroom, or fetch the running orders one by one."),
    NOT_ANSWERED(
            "the newsroom did not give the running order",
            "It refused in the words that stand behind, or did not answer in time.",
            "Look whether the newsroom still has the running order under MOS control.");

    private final Words words;

    HealingReason(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
