/**
 * The configuration ({@link org.cueway.app.config.Config}) and the one composition root ({@link org.cueway.app.Cueway}), which
 * says {@code new} across features, opens everything in dependency order and closes it last first.
 */
@MayUse({
    "app.config",
    "cue",
    "desk",
    "device",
    "device.casparcg",
    "device.http",
    "device.mqtt",
    "device.nmos",
    "device.ograf",
    "device.tsl",
    "graphics",
    "mos.codec",
    "mos.dialect",
    "mos.model",
    "mos.proposal",
    "mos.session",
    "mos.session.status",
    "mos.wire",
    "mos.wire.websocket",
    "newsroom",
    "newsroom.healing",
    "newsroom.modify",
    "newsroom.objects",
    "newsroom.outgoing",
    "newsroom.replacing",
    "newsroom.status",
    "nmos",
    "nmos.caps",
    "nmos.http",
    "nmos.is04",
    "nmos.is04.spec",
    "nmos.is05",
    "nmos.is05.plan",
    "nmos.is05.take",
    "nmos.is10",
    "nmos.is12",
    "nmos.tls",
    "object",
    "relay",
    "rundown",
    "script",
    "simulator.device.mqtt",
    "simulator.ncs",
    "simulator.ncs.show",
    "simulator.nmos",
    "simulator.nmos.connection",
    "simulator.nmos.node",
    "simulator.nmos.registry",
    "store",
    "store.sqlite",
    "web",
    "web.json",
    "web.nmos"
})
@NullMarked
package org.cueway.app;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
