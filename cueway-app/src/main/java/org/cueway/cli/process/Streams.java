package org.cueway.cli.process;

import java.io.InputStream;
import java.io.PrintWriter;

/**
 * What a command reads from and writes to.
 *
 * @param out what was asked for
 * @param err what a person has to know beside it
 * @param in standard input
 * @param terminal what {@code out} can show
 */
public record Streams(PrintWriter out, PrintWriter err, InputStream in, Terminal terminal) {}
