package org.cueway.nmos.is05.take;

import java.util.List;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.Resource.Sender;

/**
 * Whether a sender fits a receiver.
 *
 * @param fits false only if it certainly does not
 * @param reasons in sentences: why not, or what could not be found out
 */
public record Verdict(boolean fits, List<String> reasons) {
    /** It does, for all that is known. */
    public static final Verdict FITS = new Verdict(true, List.of());

    /** Takes a copy. */
    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** Says it of a pair (nmos §7). Must not wait. */
    @FunctionalInterface
    public interface Check {
        /** The verdict. */
        Verdict of(Sender sender, Receiver receiver);
    }
}
