/**
 * HTTP: the JSON API and health, on Jetty. Start at {@link org.cueway.web.WebServer#start}. Reads what others hold,
 * through the functions of {@link org.cueway.web.Sources}; changes nothing.
 *
 * <p>A request goes through {@link org.cueway.web.Guard} (may this caller ask this?) to {@link org.cueway.web.Api}
 * (which page is it?), which makes an {@link org.cueway.web.Answer}; a page is a function from what it shows to a JSON
 * tree. The trees are made by hand, so that no renamed record component changes the API.
 */
@MayUse({"rundown", "store", "mos.session", "mos.model", "mos.wire"})
@NullMarked
package org.cueway.web;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
