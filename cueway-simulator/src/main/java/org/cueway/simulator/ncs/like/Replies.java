package org.cueway.simulator.ncs.like;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.ElementStatus;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.value.MosTime;

/** How a newsroom words its answers. */
public enum Replies {
    PLAIN,
    /** ENPS: the reason of a refusal stands with the element (R36), complaints are text in the root (R16). */
    ENPS,
    /** OpenMedia: says hardly anything about itself (R52). */
    SPARSE,
    /** A newsroom of MOS 2.6. */
    OLD;

    private static final Pattern HEARTBEAT_WITH_ATTRIBUTES = Pattern.compile("<heartbeat\\s+[^/>]");

    /** The answer in these words. */
    public MosMessage word(MosMessage asked, String text, MosMessage answer) {
        if (this != ENPS) return answer;
        if (asked instanceof MosMessage.Unknown unknown) {
            return new MosMessage.Unknown("", "Invalid command: " + unknown.element());
        }
        if (asked instanceof Heartbeat
                && HEARTBEAT_WITH_ATTRIBUTES.matcher(text).find()) {
            return MosAck.nack("", "", "heartbeat: unexpected attribute");
        }
        return answer instanceof RoAck ack && !ack.isOk() && ack.roStatus().startsWith("NACK: ")
                ? refused(ack)
                : answer;
    }

    private static RoAck refused(RoAck ack) {
        var reason = ack.roStatus().substring("NACK: ".length());
        var none = Optional.<String>empty();
        return new RoAck(
                ack.roID(),
                "NACK",
                List.of(new ElementStatus(Optional.of(ack.roID()), none, none, none, Optional.of(reason))));
    }

    /** The words for an envelope that is not for this newsroom. */
    public String stranger(String plain) {
        return this == ENPS ? "MOS ID is not recognized by this NOM" : plain;
    }

    /** Whether the texts of all stories are sent once more when a device has asked for the list (R93). */
    public boolean sendsStoriesAfterList() {
        return this == ENPS;
    }

    /** What it says about itself. */
    public MachineInfo introduce(MachineInfo plain) {
        return switch (this) {
            case PLAIN -> plain;
            case ENPS -> said(plain, plain.time(), "2.8.4", plain.profiles());
            case SPARSE -> said(plain, new MosTime(""), "2.84", Optional.empty());
            case OLD -> said(plain, plain.time(), "2.6", Optional.empty());
        };
    }

    private static MachineInfo said(
            MachineInfo plain, MosTime time, String mosRev, Optional<MachineInfo.Profiles> profiles) {
        return new MachineInfo(
                plain.manufacturer(),
                plain.model(),
                plain.hwRev(),
                plain.swRev(),
                "1",
                plain.SN(),
                plain.ID(),
                time,
                time.empty() ? Optional.of(time) : plain.opTime(),
                mosRev,
                profiles,
                plain.defaultActiveX(),
                plain.metadata(),
                plain.others());
    }
}
