package io.github.rekcl.build;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Fills in the template of the bash completion script: the options and their values. */
final class BashCompletion {
  private final StringBuilder options = new StringBuilder();
  private final StringBuilder values = new StringBuilder();

  private BashCompletion() {}

  static String complete(String script, CommandSpec rekcl) {
    BashCompletion tables = new BashCompletion();
    tables.add("''", rekcl);
    CommandLineModel.commands(rekcl).forEach(command -> tables.add(command.name(), command));
    return script
        .replace("@COMMANDS@", CommandLineModel.names(rekcl))
        .replace("    @OPTIONS@\n", tables.options)
        .replace("    @VALUES@\n", tables.values);
  }

  private void add(String name, CommandSpec command) {
    String names =
        CommandLineModel.options(command)
            .flatMap(option -> Stream.of(option.names()))
            .collect(Collectors.joining(" "));
    options.append("    %s) echo '%s' ;;\n".formatted(name, names));
    CommandLineModel.options(command)
        .filter(CommandLineModel::takesValue)
        .forEach(option -> add(name, option));
  }

  private void add(String command, OptionSpec option) {
    String patterns =
        Stream.of(option.names())
            .map(name -> command + ":" + name)
            .collect(Collectors.joining(" | "));
    String known = CommandLineModel.values(option);
    String print = known.isEmpty() ? "" : " echo '" + known + "'";
    values.append("    %s)%s ;;\n".formatted(patterns, print));
  }
}
