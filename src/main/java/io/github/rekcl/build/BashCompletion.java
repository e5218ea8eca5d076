package io.github.rekcl.build;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the completion script for bash knows of the command line. */
final class BashCompletion {
  private final CommandSpec rekcl;

  BashCompletion(CommandSpec rekcl) {
    this.rekcl = rekcl;
  }

  /** Returns the functions that the script calls. */
  String model() {
    StringBuilder model = new StringBuilder();
    model.append("_rekcl_commands='").append(String.join(" ", names())).append("'\n\n");
    model.append("# Prints the options of a command; of rekcl itself without one.\n");
    model.append("_rekcl_options() {\n  case $1 in\n");
    all().forEach(command -> model.append(options(command)));
    model.append("  esac\n}\n\n");
    model.append(
        "# Prints the values that an option of a command takes; nothing if it takes any,\n");
    model.append(
        "# and fails if it takes none. FILE and PROFILE stand for those that there are.\n");
    model.append("_rekcl_values() {\n  case $1:$2 in\n");
    all().forEach(command -> valued(command).forEach(o -> model.append(values(command, o))));
    return model.append("    *) return 1 ;;\n  esac\n}").toString();
  }

  private List<String> names() {
    return Words.commands(rekcl).stream().map(CommandSpec::name).toList();
  }

  private List<CommandSpec> all() {
    return Stream.concat(Stream.of(rekcl), Words.commands(rekcl).stream()).toList();
  }

  private String label(CommandSpec command) {
    return command == rekcl ? "''" : command.name();
  }

  private String options(CommandSpec command) {
    String names =
        Words.options(command).stream()
            .flatMap(o -> Stream.of(o.names()))
            .collect(Collectors.joining(" "));
    return "    " + label(command) + ") echo '" + names + "' ;;\n";
  }

  private static List<OptionSpec> valued(CommandSpec command) {
    return Words.options(command).stream().filter(Words::takesValue).toList();
  }

  private String values(CommandSpec command, OptionSpec option) {
    String patterns =
        Stream.of(option.names())
            .map(name -> label(command) + ":" + name)
            .collect(Collectors.joining(" | "));
    List<String> values = Words.values(option);
    String print = values.isEmpty() ? "" : " echo '" + String.join(" ", values) + "'";
    return "    " + patterns + ")" + print + " ;;\n";
  }
}
