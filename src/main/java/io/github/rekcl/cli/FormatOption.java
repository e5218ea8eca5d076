package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.Survey;
import io.github.rekcl.output.Interruption;
import io.github.rekcl.output.InterruptionNotice;
import io.github.rekcl.output.Ledger;
import io.github.rekcl.output.ModelJson;
import io.github.rekcl.output.Unfinished;
import io.github.rekcl.time.Timer;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** In which form results are printed. */
final class FormatOption {
  /** The commands that have results. */
  private static final Set<String> COMMANDS = Set.of("stop", "delete", "list");

  private static final String NAME = "--output";

  private enum Format {
    text,
    json
  }

  private final OptionSpec format;

  FormatOption(CommandSpec command) {
    format =
        Specs.add(
            command,
            Specs.option(Section.OUTPUT, NAME, "FORMAT", Format.class)
                .converters(new WordConverter<>(Format.values()))
                .initialValue(Format.text),
            "Print results as text, or as json: one document with the service's own field names."
                + " Default: text.");
  }

  boolean json() {
    return format.getValue() == Format.json;
  }

  /** Returns what an interruption tells until a command knows better. */
  static @Nullable Interruption beforeAnything(String... args) {
    if (args.length == 0 || !COMMANDS.contains(args[0])) {
      return null;
    }
    return new Interruption() {
      @Override
      public List<String> says() {
        return List.of(InterruptionNotice.NOTHING_CHANGED);
      }

      @Override
      public List<String> results() {
        return emptyDocument(args[0], args);
      }
    };
  }

  /**
   * Returns the document for whoever asked for one with arguments that can't be read.
   *
   * @param command the name of the command
   * @param args the arguments, wrong somewhere
   * @return the lines of a document without models, or none if none was asked for
   */
  static List<String> emptyDocument(String command, String... args) {
    List<String> all = List.of(args);
    boolean wanted =
        all.contains(NAME + "=" + Format.json)
            || Collections.indexOfSubList(all, List.of(NAME, Format.json.name())) >= 0;
    if (!wanted) {
      return List.of();
    }
    return command.equals("list")
        ? ModelJson.document(new Survey(List.of(), List.of())).lines().toList()
        : new Ledger(Timer.system()).json(Unfinished.FAILED);
  }
}
