/**
 * The configuration: YAML file, environment and {@code --set} flags, read once into records that are right by
 * construction. Start at {@link org.cueway.app.config.ConfigLoader#load}.
 *
 * <p>Every wrong value is reported, all at once, each with its file, line, column, key, the value found and what was
 * expected. The file becomes a small tree that knows where everything stands ({@link org.cueway.app.config.YamlTree}),
 * {@link org.cueway.app.config.Overrides} replaces what flags and environment say, and
 * {@link org.cueway.app.config.ConfigReader} makes the records. Knows no other part of the gateway
 * but the habits of peers, how they are reached and how they stand in for each other, how MOS names devices, what devices, rules and exports are, and how media networks are found, which are data and are written here.
 */
@MayUse({
    "cue",
    "device",
    "device.casparcg",
    "device.http",
    "device.mqtt",
    "device.nmos",
    "device.tsl",
    "export",
    "export.delivery",
    "export.file",
    "export.ftp",
    "export.sftp",
    "export.text",
    "mos.dialect",
    "mos.model",
    "mos.value",
    "mos.wire",
    "mos.wire.websocket",
    "newsroom.outgoing",
    "nmos",
    "nmos.dnssd",
    "nmos.is04.spec",
    "nmos.is10",
    "nmos.tls"
})
@NullMarked
package org.cueway.app.config;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
