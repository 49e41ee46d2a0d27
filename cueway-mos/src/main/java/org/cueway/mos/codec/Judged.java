package org.cueway.mos.codec;

import java.util.List;
import java.util.Optional;
import org.cueway.base.Finding;
import org.cueway.mos.model.MosMessage;

/**
 * A message, and all that was noted while it was read.
 *
 * @param decoded what became of it
 * @param tolerated each deviation up to the end of the message, or up to where it had to be refused
 */
public record Judged(Decoded<Envelope> decoded, List<Finding> tolerated) {
    public Judged {
        tolerated = List.copyOf(tolerated);
    }

    /** What every gateway refuses it for; empty if it can be used. */
    public Optional<Finding> refused() {
        return switch (decoded) {
            case Decoded.Rejected<Envelope>(var why, var _, var _) -> Optional.of(why);
            case Decoded.Ok<Envelope>(Envelope(var _, MosMessage.Unknown unknown), var _)
            when !unknown.isComplaint() ->
                Optional.of(new Finding(unknown.element(), unknown.element(), MosFault.UNSUPPORTED_MESSAGE));
            case Decoded.Ok<Envelope> _ -> Optional.empty();
        };
    }
}
