/**
 * HTTP: the JSON API, the console and health, on Jetty. Start at {@link org.cueway.web.WebServer#start}. Reads what others hold,
 * through the functions of {@link org.cueway.web.Sources}; changes nothing itself, and hands on what it is asked to do.
 *
 * <p>A request goes through {@link org.cueway.web.Guard} (may this caller ask this?) to the files of the console or to
 * {@link org.cueway.web.Api} (which page is it?), which makes an {@link org.cueway.web.Answer}; what a page looks like is
 * {@code web.json}'s, what a stream of events carries {@code web.events}'.
 */
@MayUse({
    "rundown",
    "object",
    "storyaction",
    "cue",
    "script",
    "store",
    "desk",
    "device",
    "device.ograf",
    "export",
    "export.delivery",
    "export.file",
    "graphics",
    "templates",
    "mos.value",
    "mos.xml",
    "mos.session",
    "mos.session.status",
    "mos.proposal",
    "web.json",
    "web.events",
    "web.output",
    "web.mos",
    "web.nmos",
    "web.plugin"
})
@NullMarked
package org.cueway.web;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
