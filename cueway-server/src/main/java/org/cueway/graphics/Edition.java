package org.cueway.graphics;

/** A graphic with the files that make it what it is. */
record Edition(Graphic graphic, Folder folder) {}
