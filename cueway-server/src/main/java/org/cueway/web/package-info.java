/**
 * HTTP: the JSON API and health, on Jetty. Start at {@code WebServer#start}. Reads what others hold; changes nothing.
 */
@MayUse({"desk", "rundown", "object", "store", "mos.session", "mos.model"})
@NullMarked
package org.cueway.web;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
