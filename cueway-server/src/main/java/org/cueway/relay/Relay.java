package org.cueway.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.desk.Desk;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.DiscoveryMessage.RoSummary;
import org.cueway.mos.model.MachineInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.MosObject;
import org.cueway.mos.model.ObjectMessage.MosListAll;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.Request.AuxRequest;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.session.AskingLane;
import org.cueway.mos.value.MosTime;
import org.cueway.newsroom.Elsewhere;
import org.cueway.newsroom.FromRundown;
import org.cueway.newsroom.outgoing.Onward;
import org.cueway.newsroom.outgoing.Onward.Origin;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.newsroom.outgoing.Subject;
import org.cueway.relay.DeviceStatus.Complaint;
import org.cueway.relay.Known.Outside;
import org.cueway.relay.RelayDevice.Feed;
import org.cueway.relay.RelayRules.Way;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what newsrooms say to devices behind us, and what those say to newsrooms. Safe for use by any thread; runs on
 * those of the connections.
 */
public final class Relay implements Elsewhere {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final RelaySpec spec;
    private final RelayRules rules;
    private final Map<String, RelayDevice> devices = new LinkedHashMap<>();
    private final Delivery down;
    private final Delivery up;
    private final Desk desk;
    private final TimeSource time;
    private final Limits.Relay limits = Limits.Relay.defaults();
    private final Known known = new Known(limits.maxRemembered());
    private final Map<String, AskingLane<AuxRequest>> searches = new ConcurrentHashMap<>();
    private final Map<String, Complaint> complaints = new ConcurrentHashMap<>();
    private final Map<String, Consumer<MosObject>> news = new ConcurrentHashMap<>();

    /**
     * Nothing is passed on before the first message comes.
     *
     * @param toDevices the queues for the devices, whose names there are those of {@link RelayDevice#line}
     * @param toNewsrooms the queues for the newsrooms
     */
    public Relay(RelaySpec spec, Outgoing toDevices, Outgoing toNewsrooms, Desk desk, TimeSource time) {
        this.spec = spec;
        spec.devices().forEach(device -> devices.put(device.id(), device));
        var behind = spec.devices().stream()
                .filter(device -> device.feed() != Feed.OBJECTS)
                .map(RelayDevice::id)
                .collect(Collectors.toSet());
        this.rules = new RelayRules(spec.mosID(), behind, spec.rules());
        this.down = new Delivery(toDevices, RelayReason.NOT_THERE, limits, this::complain);
        this.up = new Delivery(toNewsrooms, RelayReason.NO_NEWSROOM, limits, (_, _, _) -> {});
        this.desk = desk;
        this.time = time;
    }

    /** From now on a device's objects can be searched on this lane, which stays its owner's. */
    public void attachAux(String device, AskingLane<AuxRequest> lane) {
        searches.put(device, lane);
    }

    /** From now on somebody hears of the objects that a server tells of by itself. */
    void news(String server, Consumer<MosObject> listener) {
        news.put(server, listener);
    }

    /** Whether a device can be asked now. */
    boolean isUp(RelayDevice device, Channel channel) {
        return down.outgoing().isUp(device.line(), channel);
    }

    /** Asks a device on our own behalf. */
    Passed ask(RelayDevice device, Request question) {
        return down.ask(device.line(), device.id(), question);
    }

    List<RelayDevice> devices() {
        return List.copyOf(devices.values());
    }

    RelayRules rules() {
        return rules;
    }

    /** A device did not take a message that it was sent. */
    void complain(String peer, Request message, String why) {
        LOG.warn("{} did not take {}: {}", peer, message.element(), why);
        complaints.put(peer, new Complaint(message.element(), why, time.now()));
    }

    @Override
    public boolean leadsOn(String mosID) {
        return rules.of(mosID).isPresent();
    }

    @Override
    public Optional<Source> source(String mosID, String ncsID) {
        return Optional.ofNullable(devices.get(mosID))
                .filter(_ -> ncsID.equals(spec.ncsID()))
                .map(device -> new Source(device.line(), device.dialect(), device.allows()));
    }

    @Override
    public boolean changes(MosMessage message) {
        return Handling.down(message).changes() || Handling.up(message).changes();
    }

    @Override
    public Passed pass(Came came) {
        var mosID = came.head().mosID().orElse("");
        var source = Optional.ofNullable(devices.get(mosID))
                .filter(device -> device.line().equals(came.from()));
        return source.map(device -> up(device, came))
                .or(() -> rules.of(mosID).map(way -> down(way, came)))
                .orElseGet(() -> refused(came.message()));
    }

    /** To a device. */
    private Passed down(Way way, Came came) {
        var peer = RelayDevice.line(way.device());
        if (came.message() instanceof Request about) {
            var outside = new Outside(came.from(), came.head().mosID().orElse(""));
            Subject.roID(about).ifPresent(roID -> known.put(way.device(), roID, outside));
        }
        return switch (Handling.down(came.message())) {
            case Handling.Greet _ -> greeting();
            case Handling.Ask(AuxRequest search) -> search(way.device(), search);
            case Handling.Ask(var question) ->
                named(down.ask(peer, way.mosID(), question), came.head().mosID().orElse(""));
            case Handling.Keep(var message, var meanwhile) ->
                down.keep(peer, onward(way.mosID(), message, came, meanwhile), meanwhile);
            case Handling.Act(var message) -> act(down, peer, way.mosID(), new Acted(message, came));
            case Handling.Nothing _ -> new Passed.Nothing();
            case Handling.Introduce _, Handling.Refuse _ -> refused(came.message());
        };
    }

    private record Acted(Request message, Came came) {}

    /** What runs now or not at all. */
    private static Passed act(Delivery delivery, String peer, String mosID, Acted acted) {
        if (!delivery.isThere(peer, acted.message())) return delivery.absent(acted.message(), peer);
        var unknown = Delivery.nack(acted.message(), RelayReason.NO_ANSWER.text());
        return delivery.keep(peer, onward(mosID, acted.message(), acted.came(), unknown), unknown);
    }

    private static Onward onward(String mosID, Request message, Came came, MosMessage meanwhile) {
        var head = came.head();
        var from = new Origin.Repeated(
                head.mosID().orElse(""),
                head.ncsID().orElse(""),
                head.messageID().orElse(""),
                came.hash(),
                came.text().apply(meanwhile));
        return new Onward(mosID, message, from);
    }

    private Passed search(String device, AuxRequest search) {
        var peer = RelayDevice.line(device);
        var lane = Optional.ofNullable(searches.get(device));
        if (lane.isEmpty()) return down.absent(search, peer);
        return down.ask(search, peer, _ -> {
            try {
                return Delivery.said(search, lane.get().call(search));
            } catch (IOException closed) {
                return down.absent(search, peer);
            }
        });
    }

    /** Newsrooms compare the ID in {@code listMachInfo} with the one that they asked (R54). */
    private static Passed named(Passed passed, String mosID) {
        return passed instanceof Passed.Answered(ListMachInfo(var info))
                        && !info.ID().equals(mosID)
                ? new Passed.Answered(new ListMachInfo(new MachineInfo(
                        info.manufacturer(),
                        info.model(),
                        info.hwRev(),
                        info.swRev(),
                        info.DOM(),
                        info.SN(),
                        mosID,
                        info.time(),
                        info.opTime(),
                        info.mosRev(),
                        info.profiles(),
                        info.defaultActiveX(),
                        info.metadata(),
                        info.others())))
                : passed;
    }

    /** From a device. */
    private Passed up(RelayDevice device, Came came) {
        if (device.feed() == Feed.OBJECTS) return told(device, came);
        var roID = came.message() instanceof Request about ? Subject.roID(about) : Optional.<String>empty();
        var outside = outside(device, roID);
        return switch (Handling.up(came.message())) {
            case Handling.Greet _ -> greeting();
            case Handling.Introduce _ -> new Passed.Answered(new ListMachInfo(introduction()));
            case Handling.Ask(RoReq(var wanted))
            when held(device, wanted).isPresent() ->
                new Passed.Answered(FromRundown.list(held(device, wanted).orElseThrow()));
            case Handling.Ask(RoReqAll all) -> all(device, outside, all);
            case Handling.Ask(var question) -> up.ask(outside.newsroom(), outside.mosID(), question);
            case Handling.Keep(var message, var meanwhile) ->
                up.keep(outside.newsroom(), onward(outside.mosID(), message, came, meanwhile), meanwhile);
            case Handling.Act(var message) -> act(up, outside.newsroom(), outside.mosID(), new Acted(message, came));
            case Handling.Nothing _ -> new Passed.Nothing();
            case Handling.Refuse _ -> refused(came.message());
        };
    }

    /** A server that we fetch objects from is no device of a newsroom's. */
    private Passed told(RelayDevice server, Came came) {
        return switch (Handling.up(came.message())) {
            case Handling.Greet _ -> greeting();
            case Handling.Introduce _ -> new Passed.Answered(new ListMachInfo(introduction()));
            case Handling.Keep(MosObj(var object), var answer) -> {
                Optional.ofNullable(news.get(server.id())).ifPresent(listener -> listener.accept(object));
                yield new Passed.Answered(answer);
            }
            case Handling.Keep(MosListAll _, var answer) -> new Passed.Answered(answer);
            case Handling.Nothing _ -> new Passed.Nothing();
            case Handling.Keep _, Handling.Act _, Handling.Ask _, Handling.Refuse _ -> refused(came.message());
        };
    }

    /** What was sent on to it in its newsroom's name goes back there; what it got of our own running orders is ours. */
    private Outside outside(RelayDevice device, Optional<String> roID) {
        return roID.flatMap(id -> known.of(device.id(), id))
                .or(() -> roID.flatMap(id -> held(device, id))
                        .map(rundown -> new Outside(rundown.id().newsroom(), spec.mosID())))
                .orElseGet(() -> new Outside(
                        device.newsroom()
                                .orElseGet(() ->
                                        spec.newsrooms().stream().findFirst().orElse("")),
                        rules.outside(device.id())));
    }

    private Optional<Rundown> held(RelayDevice device, String roID) {
        return spec.newsrooms().stream()
                .flatMap(newsroom -> desk.find(new RundownId(newsroom, roID)).stream())
                .filter(rundown -> Feeding.wants(device, rules, rundown))
                .findFirst();
    }

    /** Ours that it gets, and those that its newsroom has for it. */
    private Passed all(RelayDevice device, Outside outside, RoReqAll all) {
        var ours = desk.rundowns().stream()
                .filter(rundown -> Feeding.wants(device, rules, rundown))
                .limit(limits.maxListed())
                .map(FromRundown::summary)
                .toList();
        var theirs = up.ask(outside.newsroom(), outside.mosID(), all);
        if (ours.isEmpty()) return theirs;
        var listed = new ArrayList<RoSummary>(ours);
        if (theirs instanceof Passed.Answered(RoListAll(var others))) {
            others.stream()
                    .filter(other -> ours.stream().noneMatch(one -> one.roID().equals(other.roID())))
                    .forEach(listed::add);
        }
        return new Passed.Answered(new RoListAll(listed));
    }

    private Passed greeting() {
        return new Passed.Answered(new Heartbeat(MosTime.of(time.now())));
    }

    private static Passed refused(MosMessage message) {
        return new Passed.Refused(Handling.form(message), RelayReason.NOT_PASSED_ON, message.element());
    }

    private MachineInfo introduction() {
        var profiles = List.of(
                new MachineInfo.Profile(0, true), new MachineInfo.Profile(1, true), new MachineInfo.Profile(2, true));
        return new MachineInfo(
                "Cueway",
                "Cueway MOS relay",
                "",
                "",
                "",
                "",
                spec.ncsID(),
                MosTime.of(time.now()),
                Optional.empty(),
                "2.8.5",
                Optional.of(new MachineInfo.Profiles(Optional.of("NCS"), profiles)),
                List.of(),
                List.of(),
                List.of());
    }

    /** How each device is, in the order of the configuration. */
    public List<DeviceStatus> statuses() {
        var lines = down.outgoing().statuses();
        var statuses = new ArrayList<DeviceStatus>();
        for (var device : devices.values()) {
            for (var line : lines) {
                if (!line.newsroom().equals(device.line())) continue;
                var server = line.servers().getFirst();
                statuses.add(new DeviceStatus(
                        device.id(),
                        server.lanesUp(),
                        server.reason(),
                        line.mom().messages() + line.ro().messages(),
                        line.ro().since().or(line.mom()::since),
                        Optional.ofNullable(complaints.get(device.line())),
                        device.feed(),
                        rules.to(device.id()),
                        line.said()));
            }
        }
        return statuses;
    }
}
