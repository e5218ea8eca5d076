package io.github.rekcl.cli;

import io.github.rekcl.output.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns exceptions into a message and an exit code. */
record FailureHandler(Terminal terminal)
    implements IParameterExceptionHandler, IExecutionExceptionHandler, IExecutionStrategy {
  private static final int MAX_MESSAGE = 3_000;

  /** Rejects an option given before and after the command: picocli would use the second value. */
  @Override
  public int execute(ParseResult parsed) {
    if (parsed.hasSubcommand()) {
      ParseResult command = parsed.subcommand();
      for (OptionSpec option : parsed.matchedOptions()) {
        String name = option.longestName();
        if (!option.typeInfo().isBoolean() && command.hasMatchedOption(name)) {
          throw new ParameterException(
              command.commandSpec().commandLine(),
              name + " is given both before and after the command");
        }
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Prints the JSON document too, because no command has run that would print it. */
  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    RekclCommand.emptyDocument(List.of(args)).forEach(terminal::result);
    if (args.length == 0) {
      command
          .getUsageMessage(HelpScreen.colors(terminal.facts().errorColors()))
          .lines()
          .forEach(terminal::tell);
      return ExitCode.USAGE.code();
    }
    return usage(command, UsageText.of(e));
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof UsageException) {
      return usage(command, message(e));
    }
    if (e instanceof InterruptedException) {
      terminal.say("Interrupted. Run the same command again to resume.");
      return ExitCode.INTERRUPTED.code();
    }
    terminal.error(shortened(message(e)));
    OptionSpec verbose = command.getCommandSpec().findOption("--verbose");
    if (verbose != null && Options.given(verbose)) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().forEach(terminal::say);
    } else if (verbose != null) {
      terminal.say("Run the command again with -v for details.");
    }
    return ExitCode.FAILED.code();
  }

  private int usage(CommandLine command, String message) {
    terminal.error(shortened(message));
    terminal.say("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE.code();
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static String shortened(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "...";
  }
}
