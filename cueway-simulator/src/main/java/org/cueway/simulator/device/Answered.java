package org.cueway.simulator.device;

import java.util.Optional;
import org.cueway.mos.model.ControlMessage.RoCtrl;
import org.cueway.mos.model.ControlMessage.RoItemCue;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.Target;
import org.cueway.simulator.line.Said;

/** Messages in words, for people. */
final class Answered {
    private Answered() {}

    /** What an answer says. */
    static String words(MosMessage answer) {
        if (answer instanceof RoAck ack) return ack.roStatus();
        if (answer instanceof MosAck ack) {
            return (ack.isAck() ? ack.status() : ack.status() + ": " + ack.statusDescription()).strip();
        }
        return answer instanceof MosMessage.Unknown complaint ? complaint.xml() : answer.element();
    }

    /** Whether what we said was taken. */
    static boolean accepted(Said said) {
        var answer = message(said);
        if (answer.isEmpty() || answer.get() instanceof MosMessage.Unknown) return false;
        if (answer.get() instanceof RoAck ack) return !ack.roStatus().startsWith("NACK");
        return !(answer.get() instanceof MosAck ack) || ack.isAck();
    }

    static Optional<MosMessage> message(Said said) {
        return said instanceof Said.Answered(var envelope, var _) ? Optional.of(envelope.message()) : Optional.empty();
    }

    static String words(Said said) {
        return switch (said) {
            case Said.Answered(var envelope, var _) -> words(envelope.message());
            case Said.Unreadable(var why, var _) -> "unreadable answer: " + why;
            case Said.Nothing(var why) -> why;
        };
    }

    /** What a message is about; empty if its name says all. */
    static String about(MosMessage message) {
        if (message instanceof RoElementStat stat) return target(stat.target()) + " is " + stat.status();
        if (message instanceof RoCtrl control) return control.command() + " " + target(control.target());
        if (message instanceof RoItemCue cue) return cue.roEventType() + " " + target(cue.item());
        if (message instanceof RoStorySend send) return send.storyID();
        if (message instanceof RoElementAction action) return action.operation() + " in " + action.roID();
        if (message instanceof RoCreate create) return create.roID();
        if (message instanceof RoReq request) return request.roID();
        return message instanceof MosObj(var object) ? object.objID() : "";
    }

    private static String target(Target target) {
        return switch (target) {
            case Target.WholeRo(var ro) -> ro;
            case Target.OneStory(var _, var story) -> story;
            case Target.OneItem(var _, var story, var item) -> story + "/" + item;
        };
    }
}
