package org.cueway.mos.codec;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.DiscoveryMessage;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.PlugInMessage;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.SupersededMessage;

/** Random messages of every kind, each one that MOS allows. The seed decides everything. */
public final class MessageGenerator {
    private final SplittableRandom random;
    private final PartGenerator part;
    private final List<Supplier<MosMessage>> makers;

    /** A generator that makes the same messages for the same seed. */
    public MessageGenerator(long seed) {
        random = new SplittableRandom(seed);
        part = new PartGenerator(random);
        makers = List.of(
                this::basic,
                this::object,
                this::runningOrder,
                this::action,
                this::storyMessage,
                this::itemMessage,
                this::objectRequest,
                this::discovery,
                this::modification,
                this::plugIn);
    }

    /** The next envelope. */
    public Envelope envelope() {
        var messageID = part.maybe(() -> Integer.toString(1 + random.nextInt(Integer.MAX_VALUE - 1)));
        return new Envelope(new Head(Optional.of("gw.mos"), Optional.of("NCS & Sons"), messageID), message());
    }

    /** The next message. */
    public MosMessage message() {
        return makers.get(random.nextInt(makers.size())).get();
    }

    private MosMessage basic() {
        return switch (random.nextInt(5)) {
            case 0 -> new BasicMessage.KeepAlive();
            case 1 -> new BasicMessage.Heartbeat(part.time());
            case 2 -> new BasicMessage.ReqMachInfo();
            case 3 -> new MosMessage.Unknown("octext_thing", "<octext_thing a='1'>&amp;<b/></octext_thing>");
            default -> new BasicMessage.ListMachInfo(part.machineInfo());
        };
    }

    private MosMessage object() {
        return switch (random.nextInt(5)) {
            case 0 -> new ObjectMessage.MosAck(part.text(), part.text(), part.text(), part.text());
            case 1 -> new ObjectMessage.MosObj(part.object());
            case 2 -> new ObjectMessage.MosReqObj(part.id());
            case 3 -> new ObjectMessage.MosReqAll(part.number());
            default -> new ObjectMessage.MosListAll(part.some(part::object));
        };
    }

    private MosMessage runningOrder() {
        var roID = part.id();
        return switch (random.nextInt(9)) {
            case 0 -> new RunningOrderMessage.RoAck(roID, part.text(), part.some(this::elementStatus));
            case 1 -> new RunningOrderMessage.RoCreate(roID, part.header(), part.stories(0));
            case 2 -> new RunningOrderMessage.RoReplace(roID, part.header(), part.stories(0));
            case 3 -> new RunningOrderMessage.RoMetadataReplace(roID, part.header());
            case 4 -> new RunningOrderMessage.RoDelete(roID);
            case 5 -> new RunningOrderMessage.RoReq(roID);
            case 6 -> new RunningOrderMessage.RoList(roID, part.header(), part.stories(0));
            case 7 ->
                new RunningOrderMessage.RoReadyToAir(
                        roID, part.chance() ? RunningOrderMessage.Air.READY : RunningOrderMessage.Air.NOT_READY);
            default ->
                new RunningOrderMessage.RoElementStat(
                        part.target(),
                        part.maybe(part::text),
                        part.maybe(part::text),
                        part.text(),
                        part.maybe(part::time));
        };
    }

    /** The storyID is always there: without one a group cannot be told from the rest of the one before. */
    private RunningOrderMessage.ElementStatus elementStatus() {
        return new RunningOrderMessage.ElementStatus(
                Optional.of(part.text()),
                part.maybe(part::text),
                part.maybe(part::text),
                part.maybe(part::text),
                part.maybe(part::text));
    }

    private MosMessage action() {
        var roID = part.id();
        var storyID = part.id();
        var two = part.twoIds();
        return switch (random.nextInt(10)) {
            case 0 -> new RunningOrderMessage.InsertStories(roID, part.position(), part.stories(1));
            case 1 -> new RunningOrderMessage.ReplaceStory(roID, storyID, part.stories(1));
            case 2 -> new RunningOrderMessage.MoveStories(roID, part.position(), part.ids());
            case 3 -> new RunningOrderMessage.DeleteStories(roID, part.ids());
            case 4 -> new RunningOrderMessage.SwapStories(roID, two.getFirst(), two.getLast());
            case 5 -> new RunningOrderMessage.InsertItems(roID, storyID, part.position(), part.items(1));
            case 6 -> new RunningOrderMessage.ReplaceItem(roID, storyID, part.id(), part.items(1));
            case 7 -> new RunningOrderMessage.MoveItems(roID, storyID, part.position(), part.ids());
            case 8 -> new RunningOrderMessage.DeleteItems(roID, storyID, part.ids());
            default -> new RunningOrderMessage.SwapItems(roID, storyID, two.getFirst(), two.getLast());
        };
    }

    private MosMessage storyMessage() {
        var roID = part.id();
        var two = part.twoIds();
        return switch (random.nextInt(8)) {
            case 0 -> new SupersededMessage.RoStoryAppend(roID, part.stories(1));
            case 1 -> new SupersededMessage.RoStoryInsert(roID, part.position(), part.stories(1));
            case 2 -> new SupersededMessage.RoStoryReplace(roID, part.id(), part.stories(1));
            case 3 -> new SupersededMessage.RoStoryMove(roID, part.id(), part.position());
            case 4 -> new SupersededMessage.RoStoryMoveMultiple(roID, part.ids(), part.position());
            case 5 -> new SupersededMessage.RoStorySwap(roID, two.getFirst(), two.getLast());
            case 6 -> new SupersededMessage.RoStoryDelete(roID, part.ids());
            default -> new SupersededMessage.RoStat(roID, part.text(), part.maybe(part::time));
        };
    }

    private MosMessage itemMessage() {
        var roID = part.id();
        var storyID = part.id();
        return switch (random.nextInt(5)) {
            case 0 -> new SupersededMessage.RoItemInsert(roID, storyID, part.position(), part.items(1));
            case 1 -> new SupersededMessage.RoItemReplace(roID, storyID, part.id(), part.items(1));
            case 2 -> new SupersededMessage.RoItemMoveMultiple(roID, storyID, part.ids(), part.position());
            case 3 -> new SupersededMessage.RoItemDelete(roID, storyID, part.ids());
            default ->
                new SupersededMessage.RoItemStat(
                        part.oneItem(),
                        part.maybe(part::text),
                        part.maybe(part::text),
                        part.text(),
                        part.maybe(part::time));
        };
    }

    private MosMessage objectRequest() {
        var user = part.maybe(part::text);
        return switch (random.nextInt(7)) {
            case 0 -> new ObjectRequestMessage.MosObjCreate(part.wish());
            case 1 -> new ObjectRequestMessage.MosReqObjAction(objectAction(), part.wish());
            case 2 -> new ObjectRequestMessage.MosItemReplace(part.id(), part.id(), part.item());
            case 3 -> new ObjectRequestMessage.MosReqSearchableSchema(user);
            case 4 -> new ObjectRequestMessage.MosListSearchableSchema(user, part.text());
            case 5 ->
                new ObjectRequestMessage.MosReqObjList(
                        user,
                        part.text(),
                        part.number(),
                        part.number(),
                        part.text(),
                        part.text(),
                        part.some(this::searchGroup));
            default ->
                new ObjectRequestMessage.MosObjList(
                        user,
                        part.text(),
                        part.number(),
                        part.number(),
                        part.number(),
                        part.maybe(part::text),
                        part.some(part::object));
        };
    }

    private ObjectRequestMessage.ObjectAction objectAction() {
        return switch (random.nextInt(3)) {
            case 0 -> new ObjectRequestMessage.ObjectAction.New();
            case 1 -> new ObjectRequestMessage.ObjectAction.Update(part.id());
            default -> new ObjectRequestMessage.ObjectAction.Delete(part.id());
        };
    }

    private ObjectRequestMessage.SearchGroup searchGroup() {
        return new ObjectRequestMessage.SearchGroup(part.some(() ->
                new ObjectRequestMessage.SearchField(part.text(), part.maybe(part::text), part.maybe(part::text))));
    }

    private MosMessage discovery() {
        return switch (random.nextInt(5)) {
            case 0 -> new DiscoveryMessage.RoReqAll();
            case 1 ->
                new DiscoveryMessage.RoListAll(
                        part.some(() -> new DiscoveryMessage.RoSummary(part.id(), part.header())));
            case 2 -> new DiscoveryMessage.RoStorySend(part.id(), part.id(), part.storyText());
            case 3 ->
                new ControlMessage.RoItemCue(part.text(), part.oneItem(), part.text(), part.time(), part.metadata());
            default ->
                new ControlMessage.RoCtrl(
                        part.target(),
                        List.copyOf(EnumSet.allOf(ControlMessage.Command.class)).get(random.nextInt(5)),
                        part.metadata(),
                        part.maybe(part::time));
        };
    }

    private MosMessage modification() {
        var roID = part.id();
        ModificationMessage.StoryAction action = switch (random.nextInt(4)) {
            case 0 -> new ModificationMessage.New(roID, part.maybe(part::position), part.wishes(), part.storyText());
            case 1 ->
                new ModificationMessage.Update(roID, part.maybe(part::id), part.wishes(), part.id(), part.storyText());
            case 2 -> new ModificationMessage.Move(roID, part.position(), part.ids());
            default -> new ModificationMessage.Delete(roID, part.id());
        };
        var lease = part.chance() ? OptionalInt.of(1 + random.nextInt(998)) : OptionalInt.empty();
        return new ModificationMessage.RoReqStoryAction(action, lease, part.maybe(part::text));
    }

    private MosMessage plugIn() {
        return switch (random.nextInt(9)) {
            case 0 -> new PlugInMessage.NcsAck(part.text(), part.maybe(part::text));
            case 1 -> new PlugInMessage.NcsReqAppInfo();
            case 2 ->
                new PlugInMessage.NcsAppInfo(
                        part.maybe(part::object),
                        part.maybe(part::id),
                        part.maybe(part::id),
                        part.maybe(part::item),
                        part.maybe(this::information));
            case 3 -> new PlugInMessage.NcsReqAppMode(metric());
            case 4 -> new PlugInMessage.NcsStoryRequest();
            case 5 -> new PlugInMessage.NcsItemRequest();
            case 6 -> new PlugInMessage.NcsItem(part.item());
            case 7 -> new PlugInMessage.NcsReqAppClose();
            default ->
                new PlugInMessage.NcsReqStoryAction(
                        part.text(),
                        part.maybe(part::text),
                        part.maybe(part::text),
                        new DiscoveryMessage.RoStorySend("", "", part.storyText()));
        };
    }

    private PlugInMessage.NcsInformation information() {
        return new PlugInMessage.NcsInformation(
                part.text(),
                part.text(),
                part.maybe(() -> new PlugInMessage.Software(part.text(), part.text(), part.text())),
                part.some(this::metric));
    }

    private PlugInMessage.UIMetric metric() {
        return new PlugInMessage.UIMetric(
                part.text(),
                part.maybe(part::number),
                part.maybe(part::number),
                part.maybe(part::number),
                part.maybe(part::number),
                part.maybe(part::text),
                part.maybe(part::text));
    }
}
