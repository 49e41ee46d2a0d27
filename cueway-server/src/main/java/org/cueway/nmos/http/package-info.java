/**
 * How registries and devices are spoken to: HTTP/1.1 over connections that stay open, as the Controller pages of IS-04 and IS-05 want
 * it (C-01, C-02, C-05 to C-12). Start at {@link org.cueway.nmos.http.NmosHttp}.
 */
@MayUse("nmos")
@NullMarked
package org.cueway.nmos.http;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
