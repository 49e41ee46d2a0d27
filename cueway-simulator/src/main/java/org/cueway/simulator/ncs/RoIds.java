package org.cueway.simulator.ncs;

import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.DiscoveryMessage;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.SupersededMessage;

/** Which running order a message is about. Pure. */
final class RoIds {
    private RoIds() {}

    /** Its roID; empty if it is about none. */
    static String of(RoRequest message) {
        return switch (message) {
            case RunningOrderMessage.RoCreate create -> create.roID();
            case RunningOrderMessage.RoReplace replace -> replace.roID();
            case RunningOrderMessage.RoMetadataReplace replace -> replace.roID();
            case RunningOrderMessage.RoDelete delete -> delete.roID();
            case RunningOrderMessage.RoReadyToAir ready -> ready.roID();
            case RunningOrderMessage.RoReq request -> request.roID();
            case RunningOrderMessage.RoElementAction action -> action.roID();
            case RunningOrderMessage.RoElementStat stat -> stat.target().roID();
            case SupersededMessage old -> old(old);
            case DiscoveryMessage.RoStorySend send -> send.roID();
            case ControlMessage.RoCtrl control -> control.target().roID();
            case ControlMessage.RoItemCue cue -> cue.item().roID();
            case ObjectRequestMessage.MosItemReplace replace -> replace.roID();
            case ModificationMessage.RoReqStoryAction wish -> wish.action().roID();
            case DiscoveryMessage.RoReqAll _, BasicMessage.Heartbeat _, BasicMessage.ReqMachInfo _ -> "";
        };
    }

    private static String old(SupersededMessage message) {
        return switch (message) {
            case SupersededMessage.RoStoryAppend one -> one.roID();
            case SupersededMessage.RoStoryInsert one -> one.roID();
            case SupersededMessage.RoStoryReplace one -> one.roID();
            case SupersededMessage.RoStoryMove one -> one.roID();
            case SupersededMessage.RoStoryMoveMultiple one -> one.roID();
            case SupersededMessage.RoStorySwap one -> one.roID();
            case SupersededMessage.RoStoryDelete one -> one.roID();
            case SupersededMessage.RoItemInsert one -> one.roID();
            case SupersededMessage.RoItemReplace one -> one.roID();
            case SupersededMessage.RoItemMoveMultiple one -> one.roID();
            case SupersededMessage.RoItemDelete one -> one.roID();
            case SupersededMessage.RoStat one -> one.roID();
            case SupersededMessage.RoItemStat one -> one.item().roID();
        };
    }
}
