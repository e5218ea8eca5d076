package io.github.rekcl.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Builds the commands that messages suggest.
 *
 * @param options the options of this command line that say where requests go
 * @param emulated true if the command runs against its own emulator, which ends with it
 */
public record SuggestedCommands(List<String> options, boolean emulated) {
  /** Suggests commands without options. */
  public static final SuggestedCommands PLAIN = new SuggestedCommands(List.of(), false);

  private static final String BLANK = String.valueOf(TextColor.COMMAND_BLANK);
  private static final Pattern UNQUOTED = Pattern.compile("[\\w@%+=:,./-]+");

  /**
   * Returns a command that uses the same endpoint, quoted for a shell.
   *
   * @param name the command's name
   * @param arguments further options and arguments
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
