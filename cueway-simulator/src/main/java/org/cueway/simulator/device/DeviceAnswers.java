package org.cueway.simulator.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.DiscoveryMessage;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjectMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.ObjectMessage.MosListAll;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.ObjectRequestMessage.ObjectAction;
import org.cueway.mos.model.ObjectRequestMessage.ObjectWish;
import org.cueway.mos.model.PlugInMessage;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosNumber;
import org.cueway.mos.value.MosTime;
import org.cueway.simulator.device.Reaction.Later;
import org.cueway.simulator.ncs.show.Show;

/**
 * What a device answers a newsroom, and what follows: one switch over the families, one per family, no default. Pure.
 *
 * @param now what the device holds
 * @param faults what is wrong with it
 * @param introduction who it is
 * @param time now
 */
public record DeviceAnswers(DeviceState now, Set<Misbehaviour> faults, ListMachInfo introduction, MosTime time) {
    /** A running order as the newsroom has it takes the place of ours (MOS 4.0 §2.3). */
    static Reaction taking(DeviceState now, RunningOrderMessage.RoList list) {
        var whole = new RunningOrderMessage.RoReplace(list.roID(), list.header(), list.stories());
        var next = now.shows().apply(whole).map(now::with).orElse(now);
        return new Reaction(Optional.empty(), next.with(DeviceState.Connected.YES), List.of());
    }

    /** What it comes to. */
    public Reaction to(MosMessage message) {
        return switch (message) {
            case BasicMessage basic -> basic(basic);
            case ObjectMessage object -> object(object);
            case RunningOrderMessage runningOrder -> runningOrder(runningOrder, runningOrder);
            case SupersededMessage old -> runningOrder(old.current(), old);
            case ObjectRequestMessage request -> request(request);
            case DiscoveryMessage discovery -> discovery(discovery);
            case ControlMessage control -> control(control);
            case ModificationMessage.RoReqStoryAction wish ->
                refuse(wish, wish.action().roID());
            case PlugInMessage plugIn -> plugIn.isAnswer() ? nothing() : refuse(plugIn, "");
            case MosMessage.Unknown unknown -> unknown.isComplaint() ? nothing() : refuse(unknown, "");
        };
    }

    private Reaction basic(BasicMessage message) {
        return switch (message) {
            case BasicMessage.Heartbeat _ -> say(new BasicMessage.Heartbeat(time));
            case BasicMessage.ReqMachInfo _ -> say(introduction);
            case BasicMessage.KeepAlive _, ListMachInfo _ -> nothing();
        };
    }

    private Reaction object(ObjectMessage message) {
        return switch (message) {
            case ObjectMessage.MosReqObj(var objID) ->
                say(now.objects()
                        .find(objID)
                        .<MosMessage>map(MosObj::new)
                        .orElseGet(() -> MosAck.nack(objID, "", "no object of this device: " + objID)));
            case ObjectMessage.MosReqAll(var pause) -> {
                var seconds = Duration.ofSeconds(pause.value().orElse(0));
                yield new Reaction(Optional.of(MosAck.ack("", "")), now, listing(seconds));
            }
            case MosObj _, MosListAll _ -> refuse(message, "");
            case MosAck _ -> nothing();
        };
    }

    private List<Later> listing(Duration pause) {
        var all = now.objects().list();
        return pause.isZero()
                ? List.of(Later.now(new MosListAll(all)))
                : all.stream()
                        .map(object -> new Later(pause, new MosObj(object)))
                        .toList();
    }

    private Reaction runningOrder(RunningOrderMessage message, MosMessage asked) {
        return switch (message) {
            case RoReq(var roID) ->
                say(now.shows().find(roID).<MosMessage>map(Show::list).orElseGet(() -> unknown(roID)));
            case RunningOrderMessage.RoList list -> taking(now, list);
            case RoElementStat stat ->
                now.shows().has(stat.target())
                        ? say(RoAck.ok(stat.target().roID()))
                        : lost(stat.target().roID(), "not held: " + words(stat.target()));
            case RunningOrderMessage.RoCreate create -> created(create);
            case RunningOrderMessage.RoReplace replace -> change(replace.roID(), replace);
            case RunningOrderMessage.RoMetadataReplace replace -> change(replace.roID(), replace);
            case RunningOrderMessage.RoDelete delete -> change(delete.roID(), delete);
            case RunningOrderMessage.RoReadyToAir ready -> change(ready.roID(), ready);
            case RunningOrderMessage.RoElementAction action -> change(action.roID(), action);
            case RoAck _ -> asked.isAnswer() ? nothing() : refuse(asked, "");
        };
    }

    private Reaction created(RunningOrderMessage.RoCreate create) {
        var reaction = change(create.roID(), create);
        boolean reordered = faults.contains(Misbehaviour.DISCONNECTED);
        if (!reordered || now.connected() == DeviceState.Connected.NO) return reaction;
        var said = new ArrayList<Later>();
        said.add(Later.now(status(new Target.WholeRo(create.roID()), "DISCONNECTED")));
        for (var story : create.stories()) {
            said.add(Later.now(status(new Target.OneStory(create.roID(), story.storyID()), "DISCONNECTED")));
        }
        return new Reaction(reaction.answer(), reaction.next().with(DeviceState.Connected.NO), said);
    }

    /** Done whole or not at all; a device that is not where the newsroom thinks asks how things are (MOS 4.0 §2.3). */
    private Reaction change(String roID, MosMessage message) {
        if (now.connected() == DeviceState.Connected.NO) return say(new RoAck(roID, "DISCONNECTED", List.of()));
        var next = now.shows().apply(Faulty.done(message, now.shows(), faults));
        if (next.isPresent()) return new Reaction(Optional.of(RoAck.ok(roID)), now.with(next.get()), List.of());
        if (faults.contains(Misbehaviour.ACKS_BEFORE)) return say(RoAck.ok(roID));
        var left = now.with(Faulty.half(message, now.shows(), faults));
        var why = now.shows().find(roID).isEmpty()
                ? "roID is not held: " + roID
                : message.element() + " names what is not held, or would make something twice";
        // One that does half believes that all is well, and so does not ask.
        boolean content = message instanceof RunningOrderMessage.RoDelete || faults.contains(Misbehaviour.HALF_APPLIES);
        var follow = content ? List.<Later>of() : List.of(ask(roID));
        return new Reaction(Optional.of(RoAck.nack(roID, why)), left, follow);
    }

    private Reaction lost(String roID, String why) {
        return new Reaction(Optional.of(RoAck.nack(roID, why)), now, List.of(ask(roID)));
    }

    private static Later ask(String roID) {
        return Later.now(new RoReq(roID));
    }

    private Reaction request(ObjectRequestMessage message) {
        return switch (message) {
            case ObjectRequestMessage.MosObjCreate(var wish) -> create(wish);
            case ObjectRequestMessage.MosReqObjAction(var action, var wish) ->
                switch (action) {
                    case ObjectAction.New() -> create(wish);
                    case ObjectAction.Update(var objID) ->
                        now.objects()
                                .find(objID)
                                .map(held -> changed(Objects.updated(held, wish, time)))
                                .orElseGet(() -> say(MosAck.nack(objID, "", "no object of this device: " + objID)));
                    case ObjectAction.Delete(var objID) ->
                        now.objects()
                                .find(objID)
                                .map(held -> new Reaction(
                                        Optional.of(MosAck.ack(objID, "")),
                                        now.with(now.objects().without(objID)),
                                        List.of(Later.now(new MosObj(Objects.deleted(held, time))))))
                                .orElseGet(() -> say(MosAck.nack(objID, "", "no object of this device: " + objID)));
                };
            case ObjectRequestMessage.MosReqSearchableSchema(var username) ->
                say(new ObjectRequestMessage.MosListSearchableSchema(username, ""));
            case ObjectRequestMessage.MosReqObjList query -> say(Search.run(now.objects(), query));
            case ObjectRequestMessage.MosItemReplace wish -> refuse(wish, wish.roID());
            case ObjectRequestMessage.MosListSearchableSchema _, ObjectRequestMessage.MosObjList _ -> nothing();
        };
    }

    /** At once an ack with the new ID, then the object (R141). */
    private Reaction create(ObjectWish wish) {
        if (wish.objSlug().isEmpty() || wish.objType().isEmpty() || wish.objTB().isEmpty()) {
            return say(MosAck.nack("", "", "a new object needs objSlug, objType and objTB"));
        }
        return changed(now.objects().created(wish, time));
    }

    private Reaction changed(MosObject object) {
        var revision = object.objRev().map(MosNumber::text).orElse("");
        var ack = new MosAck(object.objID(), revision, "ACK", object.objID());
        return new Reaction(
                Optional.of(ack), now.with(now.objects().with(object)), List.of(Later.now(new MosObj(object))));
    }

    private Reaction discovery(DiscoveryMessage message) {
        return switch (message) {
            case DiscoveryMessage.RoStorySend send -> change(send.roID(), send);
            case DiscoveryMessage.RoReqAll _ ->
                say(new DiscoveryMessage.RoListAll(
                        now.shows().list().stream().map(Show::summary).toList()));
            case DiscoveryMessage.RoListAll _ -> nothing();
        };
    }

    /** What can be done is done at once, and reported. */
    private Reaction control(ControlMessage message) {
        return switch (message) {
            case ControlMessage.RoCtrl(var target, var command, var _, var _) -> {
                if (!now.shows().has(target)) yield lost(target.roID(), "not held: " + words(target));
                var after = reported(command).map(word -> Later.now(status(target, word)));
                yield new Reaction(
                        Optional.of(RoAck.ok(target.roID())),
                        now,
                        after.stream().toList());
            }
            case ControlMessage.RoItemCue cue ->
                now.shows().has(cue.item())
                        ? say(RoAck.ok(cue.item().roID()))
                        : lost(cue.item().roID(), "not held: " + words(cue.item()));
        };
    }

    private static Optional<String> reported(ControlMessage.Command command) {
        return switch (command) {
            case READY -> Optional.of("READY");
            case EXECUTE -> Optional.of("PLAY");
            case PAUSE -> Optional.of("PAUSE");
            case STOP -> Optional.of("STOP");
            case SIGNAL -> Optional.empty();
        };
    }

    private RoElementStat status(Target target, String word) {
        return new RoElementStat(target, Optional.empty(), Optional.empty(), word, Optional.of(time));
    }

    private Reaction nothing() {
        return new Reaction(Optional.empty(), now, List.of());
    }

    private Reaction say(MosMessage answer) {
        return new Reaction(Optional.of(answer), now, List.of());
    }

    private static MosMessage unknown(String roID) {
        return RoAck.nack(roID, "roID is not held: " + roID);
    }

    private static String words(Target target) {
        return switch (target) {
            case Target.WholeRo(var ro) -> "running order " + ro;
            case Target.OneStory(var ro, var story) -> "story " + story + " of " + ro;
            case Target.OneItem(var _, var story, var item) -> "item " + item + " of story " + story;
        };
    }

    private Reaction refuse(MosMessage message, String roID) {
        var why = "message is not supported by this device: " + message.element();
        return say(
                message.channel().equals(Optional.of(Channel.RO)) ? RoAck.nack(roID, why) : MosAck.nack("", "", why));
    }
}
