package org.cueway.app.config;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The configuration cannot be used; the message has a line for each problem. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    // Not serialized: nobody sends an exception anywhere, and a record of texts could be if somebody did.
    private final transient List<ConfigProblem> problems;

    ConfigException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Each thing that is wrong, in the order of the file. */
    public List<ConfigProblem> problems() {
        return problems;
    }
}
