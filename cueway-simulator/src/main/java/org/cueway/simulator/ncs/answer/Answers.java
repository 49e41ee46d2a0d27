package org.cueway.simulator.ncs.answer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.DiscoveryMessage;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjectMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.ObjectRequestMessage.MosItemReplace;
import org.cueway.mos.model.PlugInMessage;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosNumber;
import org.cueway.simulator.ncs.show.ItemWish;
import org.cueway.simulator.ncs.show.Show;
import org.cueway.simulator.ncs.show.Shows;
import org.cueway.simulator.ncs.show.StoryWish;

/**
 * What a newsroom answers a device: one switch over the families, one per family, no default. Pure.
 *
 * @param now what the newsroom holds
 * @param asker who asks
 * @param policy what is granted
 */
public record Answers(Holding now, Asker asker, Policy policy) {
    private static final String CLOSED = "External modification not allowed";

    /** The answer, and what follows from the request. */
    public Verdict to(MosMessage message) {
        if (message.isAnswer()) return nothing();
        return switch (message) {
            case BasicMessage basic -> basic(basic);
            case ObjectMessage object -> object(object);
            case RunningOrderMessage runningOrder -> runningOrder(runningOrder);
            case SupersededMessage old -> runningOrder(old.current());
            case ObjectRequestMessage request -> objectRequest(request);
            case DiscoveryMessage discovery -> say(discovery(discovery));
            case ControlMessage control -> say(control(control));
            case RoReqStoryAction wish -> wish(wish);
            case PlugInMessage _, MosMessage.Unknown _ -> say(refused(message, ""));
        };
    }

    private Verdict nothing() {
        return new Verdict(Optional.empty(), now, List.of());
    }

    private Verdict say(MosMessage answer) {
        return Verdict.only(answer, now);
    }

    private Verdict basic(BasicMessage message) {
        return switch (message) {
            case BasicMessage.Heartbeat _ -> say(new BasicMessage.Heartbeat(asker.time()));
            case BasicMessage.ReqMachInfo _ -> say(asker.introduction());
            case BasicMessage.KeepAlive _, BasicMessage.ListMachInfo _ -> nothing();
        };
    }

    private Verdict object(ObjectMessage message) {
        return switch (message) {
            case ObjectMessage.MosObj(var object) -> told(object);
            case ObjectMessage.MosListAll(var objects) ->
                Verdict.only(MosAck.ack("", ""), now.with(now.objects().listed(asker.mosID(), objects)));
            case ObjectMessage.MosReqObj(var objID) -> say(MosAck.nack(objID, "", "a newsroom has no objects"));
            case ObjectMessage.MosAck _, ObjectMessage.MosReqAll _ -> say(refused(message, ""));
        };
    }

    private Verdict told(MosObject object) {
        var objRev = object.objRev().map(MosNumber::text).orElse("");
        var refusal = now.objects().refusal(asker.mosID(), object);
        if (refusal.isPresent()) return say(MosAck.nack(object.objID(), objRev, refusal.get()));
        return Verdict.only(
                MosAck.ack(object.objID(), objRev), now.with(now.objects().told(asker.mosID(), object)));
    }

    private Verdict runningOrder(RunningOrderMessage message) {
        return switch (message) {
            case RunningOrderMessage.RoReq(var roID) ->
                say(shows().find(roID).<MosMessage>map(Show::list).orElseGet(() -> unknown(new Target.WholeRo(roID))));
            case RoElementStat stat -> status(stat);
            case RunningOrderMessage.RoCreate(var roID, var _, var _) -> say(refused(message, roID));
            case RunningOrderMessage.RoReplace(var roID, var _, var _) -> say(refused(message, roID));
            case RunningOrderMessage.RoMetadataReplace(var roID, var _) -> say(refused(message, roID));
            case RunningOrderMessage.RoDelete(var roID) -> say(refused(message, roID));
            case RunningOrderMessage.RoReadyToAir(var roID, var _) -> say(refused(message, roID));
            case RunningOrderMessage.RoElementAction action -> say(refused(message, action.roID()));
            case RunningOrderMessage.RoAck _, RunningOrderMessage.RoList _ -> say(refused(message, ""));
        };
    }

    private Verdict status(RoElementStat stat) {
        var target = stat.target();
        if (!shows().has(target)) return say(unknown(target));
        var reports = now.reports().with(asker.mosID(), target, stat.status());
        return Verdict.only(RoAck.ok(target.roID()), now.with(reports));
    }

    private MosMessage discovery(DiscoveryMessage message) {
        return switch (message) {
            case DiscoveryMessage.RoReqAll _ ->
                new DiscoveryMessage.RoListAll(
                        shows().list().stream().map(Show::summary).toList());
            case DiscoveryMessage.RoStorySend(var roID, var _, var _) -> refused(message, roID);
            case DiscoveryMessage.RoListAll _ -> refused(message, "");
        };
    }

    private Verdict objectRequest(ObjectRequestMessage message) {
        return switch (message) {
            case MosItemReplace wish -> replace(wish);
            case ObjectRequestMessage.MosObjCreate _,
                    ObjectRequestMessage.MosReqObjAction _,
                    ObjectRequestMessage.MosReqSearchableSchema _,
                    ObjectRequestMessage.MosListSearchableSchema _,
                    ObjectRequestMessage.MosReqObjList _,
                    ObjectRequestMessage.MosObjList _ -> say(refused(message, ""));
        };
    }

    private Verdict replace(MosItemReplace wish) {
        if (policy.items() == Policy.Items.REFUSED) return say(RoAck.nack(wish.roID(), "items are not to be replaced"));
        var edit = ItemWish.edit(shows(), wish.roID(), wish.storyID(), wish.item());
        if (edit.isEmpty()) {
            return say(unknown(
                    new Target.OneItem(wish.roID(), wish.storyID(), wish.item().itemID())));
        }
        var next = now.with(edit.get().next());
        return new Verdict(Optional.of(RoAck.ok(wish.roID())), next, edit.get().messages());
    }

    private Verdict wish(RoReqStoryAction request) {
        var roID = request.action().roID();
        if (!policy.opens(roID)) return say(RoAck.nack(roID, CLOSED));
        var stories = StoryWish.touched(request.action());
        var owner = new Leases.Owner(asker.mosID(), request.username().orElse(""));
        var other = now.leases().lockedByOther(roID, stories, owner, asker.nanos());
        if (other.isPresent()) {
            var who = other.get().username().isEmpty()
                    ? other.get().mosID()
                    : other.get().username();
            return say(RoAck.nack(roID, "story is locked by " + who));
        }
        return StoryWish.grant(shows(), request.action())
                .map(granted -> granted(request, owner, granted))
                .orElseGet(() -> say(RoAck.nack(roID, "not in this newsroom: " + words(request))));
    }

    private Verdict granted(RoReqStoryAction request, Leases.Owner owner, StoryWish.Granted granted) {
        var roID = request.action().roID();
        var lease = Duration.ofSeconds(request.leaseLock().orElse(0));
        var locked = granted.created().isEmpty() ? StoryWish.touched(request.action()) : granted.created();
        var leases = now.leases().granted(roID, locked, owner, lease, asker.nanos());
        var next = now.with(granted.edit().next()).with(leases);
        // A new story is acknowledged with the ID that the newsroom gave it (MOS 4.0 §3.9.1).
        var status = granted.created().stream().findFirst().orElse("OK");
        return new Verdict(
                Optional.of(new RoAck(roID, status, List.of())),
                next,
                granted.edit().messages());
    }

    private static MosMessage control(ControlMessage message) {
        return switch (message) {
            case ControlMessage.RoItemCue cue -> refused(cue, cue.item().roID());
            case ControlMessage.RoCtrl control ->
                refused(control, control.target().roID());
        };
    }

    private Shows shows() {
        return now.shows();
    }

    private static String words(RoReqStoryAction request) {
        var stories = StoryWish.touched(request.action());
        var roID = request.action().roID();
        return stories.isEmpty() ? "running order " + roID : "story " + String.join(", ", stories) + " of " + roID;
    }

    private static String named(Target target) {
        return switch (target) {
            case Target.WholeRo(var roID) -> "running order " + roID;
            case Target.OneStory(var roID, var storyID) -> "story " + storyID + " of running order " + roID;
            case Target.OneItem(var _, var storyID, var itemID) -> "item " + itemID + " of story " + storyID;
        };
    }

    private static MosMessage unknown(Target target) {
        return RoAck.nack(target.roID(), "not in this newsroom: " + named(target));
    }

    /** In the words of its family: {@code roAck} on channel ro, {@code mosAck} elsewhere. */
    private static MosMessage refused(MosMessage message, String roID) {
        var why = message.element() + " is not taken by this newsroom";
        return message.channel().equals(Optional.of(Channel.RO)) ? RoAck.nack(roID, why) : MosAck.nack("", "", why);
    }
}
