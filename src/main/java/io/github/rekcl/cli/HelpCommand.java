package io.github.rekcl.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** The help command, which prints the same as {@code --help}. */
final class HelpCommand implements Callable<Integer> {
  final CommandSpec spec =
      HelpScreen.command(
          "help", this, ExitCode.OF_HELP, "Show the help of a command, or of rekcl itself.");
  private final PositionalParamSpec command =
      PositionalParamSpec.builder()
          .arity("0..1")
          .type(String.class)
          .paramLabel("COMMAND")
          .description("Name of the command. Default: rekcl itself.")
          .build();

  HelpCommand() {
    spec.helpCommand(true).addPositional(command);
    HelpScreen.end(spec, "rekcl help stop");
  }

  @Override
  public Integer call() {
    CommandLine rekcl = spec.commandLine().getParent();
    @Nullable String name = command.getValue();
    CommandLine named = name == null ? rekcl : rekcl.getSubcommands().get(name);
    if (named == null) {
      throw new ParameterException(rekcl, UsageText.noCommand(rekcl, String.valueOf(name)));
    }
    named.usage(rekcl.getOut());
    return ExitCode.OK.code();
  }
}
