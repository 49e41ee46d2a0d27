package org.cueway.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cueway completion}: what a shell needs to complete commands and options. */
@Command(
        name = "completion",
        description = {
            "Prints the script by which bash and zsh complete commands and options.",
            "Once: source <(cueway completion). For good: add that line to ~/.bashrc or ~/.zshrc."
        })
final class CompletionCommand implements Callable<Integer> {
    private final PrintWriter out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    CompletionCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        out.print(AutoComplete.bash(root.getCommandName(), root));
        out.flush();
        return 0;
    }
}
