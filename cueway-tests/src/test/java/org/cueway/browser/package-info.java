/** The console as people use it: headless Chromium on a real gateway with a newsroom at the other end. */
@NullMarked
package org.cueway.browser;

import org.jspecify.annotations.NullMarked;
