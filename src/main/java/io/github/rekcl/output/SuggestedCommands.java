package io.github.rekcl.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What messages need to know of the command line.
 *
 * @param options the options that say where requests go, for commands that messages propose
 * @param emulated true if the command runs against an emulator of its own, which ends with it
 */
public record SuggestedCommands(List<String> options, boolean emulated) {
  /** A command line without options. */
  public static final SuggestedCommands PLAIN = new SuggestedCommands(List.of(), false);

  private static final String BLANK = String.valueOf(TextColor.COMMAND_BLANK);
  private static final Pattern UNQUOTED = Pattern.compile("[\\w@%+=:,./-]+");

  /**
   * Returns a command that goes to the same place and, once printed, can be pasted into a shell.
   *
   * @param name the command's name
   * @param arguments its other options and arguments
   */
  public String command(String name, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of("rekcl", name));
    words.addAll(options);
    words.addAll(arguments);
    return words.stream().map(SuggestedCommands::quoted).collect(Collectors.joining(BLANK));
  }

  private static String quoted(String word) {
    return UNQUOTED.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
