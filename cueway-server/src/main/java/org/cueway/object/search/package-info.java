/**
 * Finding objects by what newsrooms ask for with {@code mosReqObjList} (MOS 4.0 §3.2.5). Pure: no I/O, clock, thread or
 * logger. Start at {@code Query#read}, then {@code Search#of}.
 *
 * <p>The paths of a {@code searchField} look like XPath and are read by a small grammar of our own ({@code PathReader}); no
 * XPath engine ever sees what a peer wrote. Payloads are taken apart by {@code mos.xml}, which knows no entities and has
 * limits.
 */
@MayUse({"object", "rundown", "mos.xml"})
@NullMarked
package org.cueway.object.search;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
