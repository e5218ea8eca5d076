package io.github.rekcl.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** Shows the help of a command, as its {@code --help} does. */
final class HelpCommand implements Callable<Integer> {
  private final CommandSpec spec =
      Specs.command("help", this, "Show the help of a command, or of rekcl itself.");
  private final PositionalParamSpec command =
      Specs.add(
          spec,
          PositionalParamSpec.builder().arity("0..1").type(String.class).paramLabel("COMMAND"),
          "Name of the command. Default: rekcl itself.");

  private HelpCommand() {
    spec.helpCommand(true);
    Specs.addHelp(spec);
    Specs.examples(spec, "rekcl help stop");
  }

  static CommandSpec spec() {
    return new HelpCommand().spec;
  }

  @Override
  public Integer call() {
    CommandLine rekcl = spec.commandLine().getParent();
    String name = command.getValue();
    CommandLine named = name == null ? rekcl : rekcl.getSubcommands().get(name);
    if (named == null) {
      throw new ParameterException(rekcl, UsageText.noCommand(rekcl, name));
    }
    named.usage(rekcl.getOut());
    return ExitCode.OK.code();
  }
}
