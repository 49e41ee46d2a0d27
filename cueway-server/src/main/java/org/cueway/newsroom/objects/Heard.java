package org.cueway.newsroom.objects;

import org.cueway.base.Reason;
import org.cueway.mos.model.MosMessage;

/** What a question about our objects comes to. */
public sealed interface Heard {
    /** It is answered with this. */
    record Answered(MosMessage answer) implements Heard {}

    /** It is not; the newsroom reads why. */
    record Refused(Reason reason, String detail) implements Heard {}
}
