package org.cueway.app;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.cueway.app.config.Config;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.Request.MomRequest;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.session.AskingLane;
import org.cueway.mos.session.Dial;
import org.cueway.mos.session.MosRole;
import org.cueway.mos.session.PassiveLane;
import org.cueway.mos.session.Sessions;
import org.cueway.mos.session.Undialled.Caller;
import org.cueway.mos.session.status.Direction;
import org.cueway.mos.session.status.LaneKind;
import org.cueway.mos.session.status.Mode;
import org.cueway.mos.session.status.Transport;
import org.cueway.newsroom.MessageIds;
import org.cueway.newsroom.outgoing.Outgoing;

/**
 * Opens the lanes to newsrooms that the configuration asks for, and tells whoever speaks of our own accord which one to ask on. Of
 * each server that is one: over WebSocket if we know its URL, else where we dial, else on what it dials.
 */
final class NewsroomLanes {
    private final Config config;
    private final Parts parts;
    private final Talk talk;

    /** What lanes need besides: who answers on them, what they share, their numbers, and who asks on them. */
    record Talk(MosRole role, Sessions sessions, MessageIds ids, Outgoing outgoing) {}

    private NewsroomLanes(Config config, Parts parts, Talk talk) {
        this.config = config;
        this.parts = parts;
        this.talk = talk;
    }

    /** Opens them all; {@code parts} closes them. */
    static void open(Config config, Parts parts, Talk talk) {
        var lanes = new NewsroomLanes(config, parts, talk);
        for (Config.Newsroom newsroom : config.newsrooms()) {
            // Whoever calls under "*" has no place that we could dial, and may never call.
            if (!newsroom.id().equals(Config.ANY)) lanes.open(newsroom);
        }
    }

    private void open(Config.Newsroom newsroom) {
        expect(newsroom);
        for (Dial dial : Specs.mos4Dials(config, newsroom)) mos4(newsroom, dial);
        if (hasUrl(newsroom)) {
            for (Dial dial : Specs.dials(config, newsroom, Channel.MOM))
                parts.add(mom(newsroom, dial, AskingLane::mom));
            for (Dial dial : Specs.dials(config, newsroom, Channel.RO)) parts.add(ro(newsroom, dial, AskingLane::ro));
        } else {
            for (Dial dial : Specs.dials(config, newsroom, Channel.MOM)) askMom(newsroom, dial);
            for (Dial dial : Specs.dials(config, newsroom, Channel.RO)) askRo(newsroom, dial);
            if (newsroom.dial().isEmpty()) undialled(newsroom);
        }
    }

    private static boolean hasUrl(Config.Newsroom newsroom) {
        return newsroom.mos4().filter(mos4 -> !mos4.urls().isEmpty()).isPresent();
    }

    /** Lanes that a newsroom should open are shown from the start, so that a missing one is seen. */
    private void expect(Config.Newsroom newsroom) {
        boolean onlyMos4 = newsroom.mos4().isPresent() && newsroom.dial().isEmpty();
        boolean passive = newsroom.mos4().filter(Config.Mos4::passive).isPresent();
        for (Channel channel : List.of(Channel.MOM, Channel.RO)) {
            if (!onlyMos4) talk.sessions().lanes().expect(newsroom.id(), LaneKind.tcp(channel, Direction.IN));
            else if (!passive) {
                var kind = LaneKind.webSocket(channel, Direction.IN, Mode.STANDARD);
                talk.sessions().lanes().expect(newsroom.id(), kind);
            }
        }
    }

    private void mos4(Config.Newsroom newsroom, Dial dial) {
        var mos4 = newsroom.mos4().orElseThrow();
        for (Channel channel : mos4.channels()) {
            switch (channel) {
                case MOM -> askMom(newsroom, dial);
                case RO -> askRo(newsroom, dial);
                // A device asks nothing there.
                case AUX -> {}
            }
            if (mos4.passive()) {
                parts.add(PassiveLane.open(dial, channel, talk.role(), talk.sessions(), jitter()));
            }
        }
    }

    private void undialled(Config.Newsroom newsroom) {
        var over = newsroom.mos4().isPresent() ? Transport.WEB_SOCKET : Transport.TCP;
        for (String ncsID : newsroom.ncsIDs()) {
            var caller = new Caller(newsroom.id(), config.mos().id(), ncsID, over);
            var mom =
                    AskingLane.mom(caller, talk.role(), talk.sessions(), Specs.ids(talk.ids(), newsroom, Channel.MOM));
            talk.outgoing().attachMom(newsroom.id(), ncsID, parts.add(mom));
            var ro = AskingLane.ro(caller, talk.role(), talk.sessions(), Specs.ids(talk.ids(), newsroom, Channel.RO));
            talk.outgoing().attachRo(newsroom.id(), ncsID, parts.add(ro));
        }
    }

    /** A lane that is dialled when whoever asks on it says so. */
    private void askMom(Config.Newsroom newsroom, Dial dial) {
        var lane = parts.add(mom(newsroom, dial, AskingLane::restingMom));
        talk.outgoing().attachMom(newsroom.id(), dial.ncsID(), lane);
    }

    private void askRo(Config.Newsroom newsroom, Dial dial) {
        var lane = parts.add(ro(newsroom, dial, AskingLane::restingRo));
        talk.outgoing().attachRo(newsroom.id(), dial.ncsID(), lane);
    }

    /** How a lane is opened, dialling at once or resting. */
    @FunctionalInterface
    private interface Opening<R extends Request> {
        AskingLane<R> open(Dial dial, MosRole role, Sessions sessions, IntSupplier ids, RandomGenerator random);
    }

    private AskingLane<MomRequest> mom(Config.Newsroom newsroom, Dial dial, Opening<MomRequest> opening) {
        var ids = Specs.ids(talk.ids(), newsroom, Channel.MOM);
        return opening.open(dial, talk.role(), talk.sessions(), ids, jitter());
    }

    private AskingLane<RoRequest> ro(Config.Newsroom newsroom, Dial dial, Opening<RoRequest> opening) {
        var ids = Specs.ids(talk.ids(), newsroom, Channel.RO);
        return opening.open(dial, talk.role(), talk.sessions(), ids, jitter());
    }

    private static RandomGenerator jitter() {
        return RandomGenerator.of("L64X128MixRandom");
    }
}
