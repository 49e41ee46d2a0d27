package org.cueway.base;

import java.time.Duration;

/**
 * Every limit of the gateway, one record per part; each part is handed its own. The numbers are Cueway's choice where no
 * source is named (MOS gives hardly any); R numbers are the field observations behind them.
 */
public final class Limits {
    private Limits() {}

    /**
     * Cutting frames out of bytes.
     *
     * @param maxFrameBytes one frame on the wire; 16 MiB (4,000 items in UCS-2 need 6, R11)
     * @param maxListFrameBytes one {@code mosListAll} or {@code mosObjList}; 64 MiB (R11)
     * @param maxUnfinishedBytes all unfinished frames of the process together; a quarter of the heap
     * @param maxJunkBytes what is not a frame, in a row, between two frames; 64 KiB (R9)
     * @param insideFrame silence inside a frame before the connection is closed, also while the peer does not take one
     *     of ours; 30 s
     * @param afterStrayEnd silence behind an end tag one octet out of step before the frame counts as misaligned; 1 s
     * @param linger time for a peer to take a last refusal before the connection is closed for good; 2 s
     * @param maxConnections open connections of the process; 20,000
     */
    public record Wire(
            int maxFrameBytes,
            int maxListFrameBytes,
            long maxUnfinishedBytes,
            int maxJunkBytes,
            Duration insideFrame,
            Duration afterStrayEnd,
            Duration linger,
            int maxConnections) {
        /** The defaults named above. */
        public static Wire defaults() {
            return new Wire(
                    16 << 20,
                    64 << 20,
                    Runtime.getRuntime().maxMemory() / 4,
                    64 << 10,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    20_000);
        }
    }

    /**
     * WebSockets.
     *
     * @param ping silence on one after which we ask for a pong; 30 s, shorter than what firewalls and proxies forget
     *     connections after
     * @param noPong silence after which one is given up whose peer has answered pings before; 90 s, as on a lane
     */
    public record WebSocket(Duration ping, Duration noPong) {
        /** The defaults named above. */
        public static WebSocket defaults() {
            return new WebSocket(Duration.ofSeconds(30), Duration.ofSeconds(90));
        }
    }

    /**
     * Reading XML.
     *
     * @param maxDepth elements inside elements; 200
     * @param maxAttributes attributes of one element; 200
     * @param maxNameChars one element or attribute name; 1,000 characters
     * @param maxIdChars one identifier, in UTF-16 code units; 128 (MOS 4.0 §6), a dialect may raise it (R33)
     * @param maxTextChars other text fields on output; 128 (MOS 4.0 §6), whole inside
     * @param maxFindings findings kept of one message; 100
     */
    public record Xml(
            int maxDepth, int maxAttributes, int maxNameChars, int maxIdChars, int maxTextChars, int maxFindings) {
        /** The defaults named above. */
        public static Xml defaults() {
            return new Xml(200, 200, 1_000, 128, 128, 100);
        }
    }

    /**
     * One lane.
     *
     * @param connect time to open a connection; 5 s
     * @param reply time to wait for an answer; 10 s (R60)
     * @param listReply time to wait for {@code mosListAll} and {@code mosObjList}; 60 s
     * @param repeats repeats of an unanswered request before the connection is given up; 2 (R60)
     * @param firstBackOff wait before the first reconnect; 0.5 s, doubling (R63)
     * @param maxBackOff longest wait between reconnects; 30 s (R63)
     * @param heartbeat idle time after which a heartbeat goes out; 30 s, 1 s to 1 h (products use 30 s to 120 s)
     * @param silence time without any frame after which the lane is down; 90 s
     * @param keepAlive interval of {@code keepAlive} on a passive lane; 30 s (R49)
     * @param heartbeatAnswerGap shortest time between two heartbeat answers on one lane; 1 s (R45)
     */
    public record Lane(
            Duration connect,
            Duration reply,
            Duration listReply,
            int repeats,
            Duration firstBackOff,
            Duration maxBackOff,
            Duration heartbeat,
            Duration silence,
            Duration keepAlive,
            Duration heartbeatAnswerGap) {
        /** The defaults named above. */
        public static Lane defaults() {
            return new Lane(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    2,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(90),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(1));
        }

        /** The same with another time to wait for an answer. */
        public Lane replying(Duration newReply) {
            return new Lane(
                    connect,
                    newReply,
                    listReply,
                    repeats,
                    firstBackOff,
                    maxBackOff,
                    heartbeat,
                    silence,
                    keepAlive,
                    heartbeatAnswerGap);
        }

        /** The same with other numbers for when to ask whether somebody is there, and when to give up. */
        public Lane watched(Duration newHeartbeat, Duration newSilence) {
            return new Lane(
                    connect,
                    reply,
                    listReply,
                    repeats,
                    firstBackOff,
                    maxBackOff,
                    newHeartbeat,
                    newSilence,
                    keepAlive,
                    heartbeatAnswerGap);
        }
    }

    /**
     * Answering twice the same.
     *
     * @param olderReceipts how long a receipt that is not the last of its channel counts; 60 s (R24)
     * @param maxOlder older receipts kept for one (mosID, ncsID, channel), the oldest go first; 10,000
     * @param messageIdBlock messageIDs reserved in one durable step; 1,000 (R22)
     */
    public record Receipts(Duration olderReceipts, int maxOlder, int messageIdBlock) {
        /** The defaults named above. */
        public static Receipts defaults() {
            return new Receipts(Duration.ofSeconds(60), 10_000, 1_000);
        }
    }

    /**
     * What is remembered about those who talk to us.
     *
     * @param maxFindingKinds (newsroom, rule) pairs that are logged once each and counted; what comes beyond is counted
     *     together; 10,000
     * @param maxNoteChars message and answer each, in what is kept of queries and refusals; the rest is cut off; 16,384
     *     characters
     */
    public record Peers(int maxFindingKinds, int maxNoteChars) {
        /** The defaults named above. */
        public static Peers defaults() {
            return new Peers(10_000, 16_384);
        }
    }

    /**
     * Cues.
     *
     * @param rememberedKeys the last cues of a running order among which a request that comes again is found by its
     *     {@code Idempotency-Key}; 200, hours of a show's, while repeats come within seconds
     * @param maxKeyChars such a key; 128 characters
     * @param maxUnsaved cues that are acted on while the store takes nothing, and are written down later; 1,000
     */
    public record Cues(int rememberedKeys, int maxKeyChars, int maxUnsaved) {
        /** The defaults named above. */
        public static Cues defaults() {
            return new Cues(200, 128, 1_000);
        }
    }

    /**
     * Devices that act on cues.
     *
     * @param maxQueue actions that wait for one device; 1,000
     * @param maxPlaces layers, players, lamps of one device; 1,000
     * @param maxTrace things that went over a device's line and are remembered; 200
     * @param maxTraceChars of each of them; 2,000
     * @param recalled actions that are looked at on start to find what is on air; 20,000
     * @param tend how often a driver may say what has to be said now and then; 1 s
     * @param look how often a device that is away is looked at for what is too late by now; 100 ms
     * @param reconnectFirst pause before it is dialled again; 500 ms, then twice as long each time
     * @param reconnectMost the longest such pause; 30 s ({@code device-protocols} §0.2)
     * @param steadyAfter time connected after which the pause begins short again; 60 s (the same)
     */
    public record Devices(
            int maxQueue,
            int maxPlaces,
            int maxTrace,
            int maxTraceChars,
            int recalled,
            Duration tend,
            Duration look,
            Duration reconnectFirst,
            Duration reconnectMost,
            Duration steadyAfter) {
        /** The defaults named above. */
        public static Devices defaults() {
            return new Devices(
                    1_000,
                    1_000,
                    200,
                    2_000,
                    20_000,
                    Duration.ofSeconds(1),
                    Duration.ofMillis(100),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60));
        }
    }

    /**
     * Lights and lamps behind an MQTT broker.
     *
     * @param connect how long each of reaching the broker, TLS and its CONNACK may take; 5 s, as for a lane
     * @param answer how long the broker may take to acknowledge a publication or a subscription; 1 s
     * @param confirm how long a lamp may take to say on its own topic that it shows what it was told; 1 s
     *     ({@code device-protocols} §5.1)
     * @param settle how long, after connecting, what is retained and what lamps answer is waited for; 1 s
     * @param expiry age at which a broker forgets a command to a lamp that was away; 5 s (§5.1: a few seconds)
     * @param keepAlive how often the broker hears of us, so that it publishes our last will after 1.5 times that; 10 s (§5.1)
     * @param maxPacketBytes longest packet taken from the broker; 64 KiB, lamps say a few hundred bytes
     * @param maxUnacknowledged publications that a broker may send ahead of our acknowledgement; 100
     */
    public record Mqtt(
            Duration connect,
            Duration answer,
            Duration confirm,
            Duration settle,
            Duration expiry,
            Duration keepAlive,
            int maxPacketBytes,
            int maxUnacknowledged) {
        /** The defaults named above. */
        public static Mqtt defaults() {
            var second = Duration.ofSeconds(1);
            return new Mqtt(
                    Duration.ofSeconds(5),
                    second,
                    second,
                    second,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    64 * 1024,
                    100);
        }
    }

    /**
     * Telling others of cues by HTTP (device-protocols §6.3).
     *
     * @param connect time for a connection to be made; 2 s
     * @param total time for one attempt in all; 5 s
     * @param prompt how long a cue waits to hear that it was delivered, before it counts as taken and delivery goes on
     *     behind its back; 1 s
     * @param maxAge after which an event is not worth it any more; 60 s
     * @param retryFirst pause before the second attempt, then twice as long each time; 500 ms
     * @param retryMost the longest such pause; 10 s
     * @param maxQueue events that wait for one receiver; 1,000
     */
    public record Webhooks(
            Duration connect,
            Duration total,
            Duration prompt,
            Duration maxAge,
            Duration retryFirst,
            Duration retryMost,
            int maxQueue) {
        /** The defaults named above. */
        public static Webhooks defaults() {
            return new Webhooks(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(60),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(10),
                    1_000);
        }
    }

    /**
     * Talking to tally displays (device-protocols §6.1).
     *
     * @param connect time for a TCP connection to be made; 5 s
     * @param refresh interval at which all is said again, since nothing is confirmed; 10 s
     * @param maxPacketBytes one packet of version 5.0; 2,048
     */
    public record Tally(Duration connect, Duration refresh, int maxPacketBytes) {
        /** The defaults named above. */
        public static Tally defaults() {
            return new Tally(Duration.ofSeconds(5), Duration.ofSeconds(10), 2_048);
        }
    }

    /**
     * Graphics, and the pages that show them.
     *
     * @param maxGraphics manifests in the folder, all together; 1,000
     * @param maxManifestBytes one of them; 256 KiB
     * @param maxFiles files of one package; 2,000
     * @param maxFileBytes one file; 64 MiB, a loop of video
     * @param maxDataChars what one graphic is given to show; 64 Ki characters
     * @param maxMessageBytes one message of a page; 4 MiB, all that is on air with its data
     * @param maxPages pages of one output, and previews, each; 16
     * @param reach how long a page is waited for that is not there, before the output counts as away; 1 s
     * @param ack how long a page may take to say that it has begun; 1 s
     * @param ping how often a page is asked for a sign of life; 2 s
     * @param noPong silence after which a page is given up; 7 s, three of these and a bit
     */
    public record Graphics(
            int maxGraphics,
            int maxManifestBytes,
            int maxFiles,
            int maxFileBytes,
            int maxDataChars,
            int maxMessageBytes,
            int maxPages,
            Duration reach,
            Duration ack,
            Duration ping,
            Duration noPong) {
        /** The defaults named above. */
        public static Graphics defaults() {
            return new Graphics(
                    1_000,
                    256 << 10,
                    2_000,
                    64 << 20,
                    64 << 10,
                    4 << 20,
                    16,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(7));
        }
    }

    /**
     * Passing on, to devices behind us and from them.
     *
     * @param grace how long who sent a message waits for the answer of the other end before it is told that the message is
     *     kept and goes on later; 2 s, less than half of what the most impatient newsroom waits (mos-protocol §10: 5 s)
     * @param answer how long a question waits for the answer of the other end before it is refused; 4 s, a little less than
     *     that newsroom waits
     * @param lateAfter age at which a command is not sent any more but dropped; 10 s (mos-protocol §6.7)
     * @param maxRemembered running orders of which it is remembered for whom they were passed on, the oldest go first; 10,000
     * @param maxListed running orders that a device reads of when it asks for all; 10,000
     * @param retry interval at which an object is asked for again that could not be had, and a message is queued again
     *     that could not be made durable; 5 s
     */
    public record Relay(
            Duration grace, Duration answer, Duration lateAfter, int maxRemembered, int maxListed, Duration retry) {
        /** The defaults named above. */
        public static Relay defaults() {
            return new Relay(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(10),
                    10_000,
                    10_000,
                    Duration.ofSeconds(5));
        }
    }

    /**
     * Bringing running orders in step with their newsroom.
     *
     * @param guard time in which a running order is asked for once; 30 s (R91)
     * @param maxGuarded running orders of one newsroom of which it is remembered when they were asked for; 10,000, beyond:
     *     no more is asked for (R91)
     * @param lacking how long a newsroom has to lack a running order before that is believed; 30 s (R98)
     * @param retry when it is tried again to ask a newsroom that did not answer, unless its lane comes up before; 30 s
     * @param push how long a message about a running order that is being asked for waits for the answer; 5 s, shorter than
     *     newsrooms wait before they repeat (R93)
     * @param pushUndialled the same if the answer comes on a connection that the newsroom dialled, perhaps behind the
     *     message that waits; 250 ms
     * @param hold how long a message about a running order that is not held waits for the one that it overtook; 2 s, 0 to
     *     10 s (R94)
     * @param look interval at which it is looked whether there is something more to wait for; 10 ms
     */
    public record Healing(
            Duration guard,
            int maxGuarded,
            Duration lacking,
            Duration retry,
            Duration push,
            Duration pushUndialled,
            Duration hold,
            Duration look) {
        /** The defaults named above. */
        public static Healing defaults() {
            return new Healing(
                    Duration.ofSeconds(30),
                    10_000,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(2),
                    Duration.ofMillis(10));
        }

        /** The same with another time that overtaking messages wait. */
        public Healing holding(Duration newHold) {
            return new Healing(guard, maxGuarded, lacking, retry, push, pushUndialled, newHold, look);
        }
    }

    /**
     * What we say to newsrooms of our own accord.
     *
     * @param maxQueued messages that wait for one newsroom; 10,000
     * @param maxKnown elements of one newsroom whose last acknowledged status is remembered, the oldest go first; 10,000
     * @param patience how long a message waits for a lane to come up before it is looked at again; 1 s
     * @param askPatience how long a question waits for that before it fails; 2 s, enough for a connection that was just lost
     * @param maxPause the longest wait before a message is tried again that every server refused as not being its turn; 30 s,
     *     from {@code patience} doubling
     * @param maxGivenUp connections on which a message may stay unanswered to the last repeat before it is dropped, so that
     *     it does not hold up all others for ever; 10, at least five minutes (R60)
     * @param retry interval at which it is tried again to make durable that a message is settled; 1 s, as the store's probe
     * @param maxNoteChars message and answer each, in what is kept of settled messages and of questions; the rest is cut
     *     off; 16,384 characters
     * @param failover which server is asked
     */
    public record Outgoing(
            int maxQueued,
            int maxKnown,
            Duration patience,
            Duration askPatience,
            Duration maxPause,
            int maxGivenUp,
            Duration retry,
            int maxNoteChars,
            Failover failover) {
        /** The defaults named above. */
        public static Outgoing defaults() {
            return new Outgoing(
                    10_000,
                    10_000,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(30),
                    10,
                    Duration.ofSeconds(1),
                    16_384,
                    Failover.defaults());
        }
    }

    /**
     * Which server of a newsroom is asked.
     *
     * @param watch interval at which the lanes are looked at; 250 ms
     * @param grace how long lanes may be down before another server is asked, unless a message fails meanwhile; 3 s, more
     *     than a connection that was reset needs to come back
     * @param listed how long one of a list has to come up before the next one is tried; 30 s (R71)
     * @param split how long nobody may be there, while a server says that another one is, before an alarm; 60 s, two
     *     heartbeats, so that what it says is fresh
     * @param firstBackOff how long a server that refused is left alone; 5 s, doubling (R66)
     * @param maxBackOff the longest of these; 2 min
     */
    public record Failover(
            Duration watch,
            Duration grace,
            Duration listed,
            Duration split,
            Duration firstBackOff,
            Duration maxBackOff) {
        /** The defaults named above. */
        public static Failover defaults() {
            return new Failover(
                    Duration.ofMillis(250),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(2));
        }
    }

    /**
     * Finding out whose habits a peer has.
     *
     * @param maxPeers peers that are looked at; 1,000, more than any station has
     * @param maxSampleChars one sample of a trait; 80 characters
     * @param few requests without messageID before it is believed that there never is one; 20
     */
    public record Proposals(int maxPeers, int maxSampleChars, int few) {
        /** The defaults named above. */
        public static Proposals defaults() {
            return new Proposals(1_000, 80, 20);
        }
    }

    /**
     * Objects of our own.
     *
     * @param maxObjects that may be held, deleted ones that are still remembered included; 100,000
     * @param rememberDeleted how long one that was deleted is remembered, so that its revision goes on if it comes back; 30
     *     days
     * @param cleanEvery interval at which those are looked for that were deleted longer ago; 1 h
     * @param maxListChars text of one {@code mosListAll} or {@code mosObjList}; 30 Mi characters, in UCS-2 a little less than
     *     the largest list frame
     * @param maxPause seconds between two {@code mosObj} of a listing that a newsroom may wish for; 3,600
     * @param maxLeaves values of one object that can be searched; 1,000
     * @param maxResults results of searches that are kept for their next page; 100
     * @param maxKeptHits objects in all kept results together; 1,000,000
     * @param keepResult how long a result is kept after it was last looked at; 10 min
     * @param maxGroups items reported in one {@code roAck}; 1,000, the rest is told by status
     * @param tick interval at which newsrooms are told what changed; 100 ms, so that an answer is on the wire before what
     *     follows from it (R141: within 10 s)
     * @param retry wait before something that could not be queued is tried again; 1 s
     * @param maxRecall entries of the journal that are looked at when the gateway starts, for what newsrooms may not have
     *     been told; 20,000, many times what a second brings
     * @param maxReplacements wishes to change an item that are remembered, the oldest go first; 1,000
     * @param confirm how long a changed item may take to come back before that is said; 60 s (R114)
     */
    public record Objects(
            int maxObjects,
            Duration rememberDeleted,
            Duration cleanEvery,
            int maxListChars,
            long maxPause,
            int maxLeaves,
            int maxResults,
            int maxKeptHits,
            Duration keepResult,
            int maxGroups,
            Duration tick,
            Duration retry,
            int maxRecall,
            int maxReplacements,
            Duration confirm) {
        /** The defaults named above. */
        public static Objects defaults() {
            return new Objects(
                    100_000,
                    Duration.ofDays(30),
                    Duration.ofHours(1),
                    30 << 20,
                    3_600,
                    1_000,
                    100,
                    1_000_000,
                    Duration.ofMinutes(10),
                    1_000,
                    Duration.ofMillis(100),
                    Duration.ofSeconds(1),
                    20_000,
                    1_000,
                    Duration.ofSeconds(60));
        }
    }

    /**
     * Asking newsrooms to change their running orders.
     *
     * @param patience how long after a newsroom took a request something has to come back; 10 s (R152)
     * @param remembered requests whose fate is remembered, of all running orders together, the latest; 500
     */
    public record StoryActions(Duration patience, int remembered) {
        /** The defaults named above. */
        public static StoryActions defaults() {
            return new StoryActions(Duration.ofSeconds(10), 500);
        }
    }

    /**
     * Keeping.
     *
     * @param maxGroupEntries entries in one commit; 256
     * @param maxGroupBytes bytes in one commit unless a single entry is larger; 4 MiB
     * @param maxNotes entries nobody waits for that may queue before they are dropped and counted; 1,000
     * @param slice longest turn of the projection while lanes may be waiting; 5 ms
     * @param maxTailEntries entries behind the projection before it is brought up after every group; 10,000
     * @param maxTailChars the same in characters of messages and answers; 64 Mi
     * @param probe interval at which a store that refused is tried again; 1 s
     * @param keep age at which projected journal rows go; 30 days
     * @param quiet how long nothing must have come before the projection or pruning takes a turn; 20 ms. A cue that comes
     *     in the middle of one waits for the disk twice, so under load there is one for thousands of entries
     * @param gather time between the beginnings of two commits while several lanes are at work; 2 ms. So much later is an
     *     edit answered at most; cues, and a lane that is alone, do not wait for it
     * @param checkpoint interval at which the write-ahead log is copied into the file; 20 ms. A commit waits for the disk
     *     behind the copy, so copies are many and small; where nothing was written a copy is a look at the log's head
     * @param maxLogBytes size of the write-ahead log from which commits wait while its rest is copied; 64 MiB
     * @param pruneEvery interval at which old journal rows are looked for; 60 s
     * @param pruneBatch rows that go in one turn; 500
     */
    public record Store(
            int maxGroupEntries,
            int maxGroupBytes,
            int maxNotes,
            Duration slice,
            int maxTailEntries,
            long maxTailChars,
            Duration probe,
            Duration keep,
            Duration quiet,
            Duration gather,
            Duration checkpoint,
            long maxLogBytes,
            Duration pruneEvery,
            int pruneBatch) {
        /** The defaults named above. */
        public static Store defaults() {
            return new Store(
                    256,
                    4 << 20,
                    1_000,
                    Duration.ofMillis(5),
                    10_000,
                    64L << 20,
                    Duration.ofSeconds(1),
                    Duration.ofDays(30),
                    Duration.ofMillis(20),
                    Duration.ofMillis(2),
                    Duration.ofMillis(20),
                    64L << 20,
                    Duration.ofSeconds(60),
                    500);
        }

        /** The same with another age at which projected journal rows go. */
        public Store keeping(Duration newKeep) {
            return new Store(
                    maxGroupEntries,
                    maxGroupBytes,
                    maxNotes,
                    slice,
                    maxTailEntries,
                    maxTailChars,
                    probe,
                    newKeep,
                    quiet,
                    gather,
                    checkpoint,
                    maxLogBytes,
                    pruneEvery,
                    pruneBatch);
        }
    }

    /**
     * HTTP.
     *
     * @param pageItems entries of a list that does not say how many it wants; 100
     * @param maxPageItems entries of one page; 1,000
     * @param maxPageChars text of messages in one page, after which it ends early; 8 Mi characters
     * @param maxPageScan messages looked at for one page, after which it ends early; 5,000
     * @param maxHeaderBytes request line and headers; 8 KiB
     * @param maxBodyBytes body of a request; 1 MiB, a script of hours
     * @param maxConnections open connections; 1,000
     * @param idle silence on a connection before it is closed; 30 s
     * @param stop how long requests may go on after we were told to stop; 2 s
     */
    public record Web(
            int pageItems,
            int maxPageItems,
            int maxPageChars,
            int maxPageScan,
            int maxHeaderBytes,
            int maxBodyBytes,
            int maxConnections,
            Duration idle,
            Duration stop) {
        /** The defaults named above. */
        public static Web defaults() {
            return new Web(
                    100, 1_000, 8 << 20, 5_000, 8 << 10, 1 << 20, 1_000, Duration.ofSeconds(30), Duration.ofSeconds(2));
        }
    }

    /**
     * Telling consoles what happens.
     *
     * @param tick interval at which what happened is put together and told; 100 ms, within a blink
     * @param lanesEvery interval at which lanes are looked at; 1 s
     * @param statusEvery interval at which the whole status is told, which is also the sign of life; 2 s
     * @param maxBacklog durable entries that may wait for the next tick; 10,000, beyond: consoles reload
     * @param maxBacklogChars their text together; 32 Mi characters
     * @param maxRows messages in one tick that are told one by one, the newest; 50
     * @param maxBatches ticks with news that are remembered for a console that comes back; 600, a minute of the busiest
     * @param maxQueued events that may wait for one console; 1,000, beyond: it reloads
     * @param maxConsoles consoles at once; 200
     */
    public record Feed(
            Duration tick,
            Duration lanesEvery,
            Duration statusEvery,
            int maxBacklog,
            int maxBacklogChars,
            int maxRows,
            int maxBatches,
            int maxQueued,
            int maxConsoles) {
        /** The defaults named above. */
        public static Feed defaults() {
            return new Feed(
                    Duration.ofMillis(100),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    10_000,
                    32 << 20,
                    50,
                    600,
                    1_000,
                    200);
        }
    }

    /**
     * Reading story bodies, and timing them.
     *
     * @param maxUnknownNames names of elements that nobody knows, kept of one body to show them; 20
     * @param wordsPerMinute how fast somebody reads of whom nothing is known; 180, the three words a second by which
     *     newsrooms reckon
     */
    public record Script(int maxUnknownNames, int wordsPerMinute) {
        /** The defaults named above. */
        public static Script defaults() {
            return new Script(20, 180);
        }
    }

    /**
     * Simulated newsrooms and devices.
     *
     * @param maxFileBytes one file that is played; 16 MiB, the largest frame
     * @param maxWaiting messages that wait for a device; where more would, everything is sent anew instead; 200, about
     *     what that takes for a show of the usual size
     * @param watch interval at which its lines are looked at, to say that one went up or down; 250 ms
     * @param maxReports states of running orders, stories and items that are remembered, the oldest forgotten first; 20,000
     * @param cue how late a cue may leave before it is dropped instead; 10 s ({@code mos-protocol} §6.7)
     * @param maxNotes what came from a device that is checked and was not asked for, the oldest forgotten first; 10,000
     * @param checkReply how long a check waits for an answer; 10 s (R60)
     * @param checkFollow how long a check waits for what must follow an answer; 10 s (R141)
     */
    public record Simulator(
            long maxFileBytes,
            int maxWaiting,
            Duration watch,
            int maxReports,
            Duration cue,
            int maxNotes,
            Duration checkReply,
            Duration checkFollow) {
        /** The defaults named above. */
        public static Simulator defaults() {
            return new Simulator(
                    16L << 20,
                    200,
                    Duration.ofMillis(250),
                    20_000,
                    Duration.ofSeconds(10),
                    10_000,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10));
        }
    }

    /**
     * Commands that are run by a person.
     *
     * @param maxFileBytes one file that is read; 256 MiB, some thousand large messages
     * @param connect time to open a connection; 5 s
     * @param answer time to wait for an answer when nothing else is said; 10 s (R60)
     * @param events events of the gateway that wait to be shown; 1,000
     * @param silence time without a word of the gateway after which it is gone; 6 s, three of its signs of life
     * @param firstBackOff wait before the gateway is tried again; 0.5 s, doubling
     * @param maxBackOff longest such wait; 10 s
     */
    public record Commands(
            int maxFileBytes,
            Duration connect,
            Duration answer,
            int events,
            Duration silence,
            Duration firstBackOff,
            Duration maxBackOff) {
        /** The defaults named above. */
        public static Commands defaults() {
            return new Commands(
                    256 << 20,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    1_000,
                    Duration.ofSeconds(6),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(10));
        }
    }

    /**
     * Talking to CasparCG.
     *
     * @param connect time for a connection to be made; 5 s
     * @param answer time for an answer, after which nobody knows what became of the command; 5 s, longer than it takes to
     *     load a template the first time
     * @param ping interval at which a PING goes out, and time for its answer; 5 s (device-protocols §3.1)
     * @param overflow pause before a command is sent once more that found the queue full; 200 ms (§3.2)
     * @param maxLineBytes one line of an answer; 4 MiB (an INFO of a full channel has 100 KiB)
     * @param maxLate commands whose answers are still hoped for after that time; 100
     */
    public record Amcp(
            Duration connect, Duration answer, Duration ping, Duration overflow, int maxLineBytes, int maxLate) {
        /** The defaults named above. */
        public static Amcp defaults() {
            return new Amcp(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(200),
                    4 << 20,
                    100);
        }
    }
}
