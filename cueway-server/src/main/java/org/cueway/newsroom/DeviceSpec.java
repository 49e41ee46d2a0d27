package org.cueway.newsroom;

import java.util.List;
import org.cueway.base.Limits;
import org.cueway.mos.dialect.Dialect;

/**
 * The MOS device that we are.
 *
 * @param mosID our name
 * @param newsrooms who may talk to us
 * @param plain how messages of those are read whom we do not know yet
 * @param swRev our version, for {@code listMachInfo}
 */
public record DeviceSpec(
        String mosID,
        List<NewsroomSpec> newsrooms,
        Dialect plain,
        String swRev,
        Limits.Receipts receipts,
        Limits.Peers peers) {
    public DeviceSpec {
        newsrooms = List.copyOf(newsrooms);
    }
}
