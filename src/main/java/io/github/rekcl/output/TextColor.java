package io.github.rekcl.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colors for words. Color never carries information of its own.
 *
 * <p>Only the stream decides whether to use color. Until then, words are marked with noncharacters
 * of Unicode, which {@link Sanitizer#excerpt} removes from other text.
 */
enum TextColor {
  /** Success. */
  GREEN('\ufdd0', "\u001b[32m"),
  /** In progress, billed, or timed out. */
  YELLOW('\ufdd1', "\u001b[33m"),
  /** Failure. */
  RED('\ufdd2', "\u001b[31m");

  /** Separates the words of a command that a message suggests. */
  static final char COMMAND_BLANK = '\ufdd4';

  private static final char END = '\ufdd3';
  private static final String RESET = "\u001b[0m";
  private static final Pattern WORD =
      Pattern.compile("([ " + COMMAND_BLANK + "]*)([^ " + COMMAND_BLANK + "]+)");
  private static final String CONTINUED = " \\";
  private static final String COMMAND_INDENT = "    ";

  private final char mark;
  private final String sequence;

  TextColor(char mark, String sequence) {
    this.mark = mark;
    this.sequence = sequence;
  }

  /** Shown as the status of a model that no longer exists. */
  static final String GONE = "gone";

  String on(String words) {
    return mark + words + END;
  }

  /** Marks the beginning of a line, up to its first colon. */
  String onHead(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? on(line) : on(line.substring(0, colon)) + line.substring(colon);
  }

  /** Marks a status of the service, unless its meaning is unknown. */
  static String onStatus(String status) {
    return switch (status) {
      case "STOPPED", "TRAINING_COMPLETED", "COPYING_COMPLETED", GONE -> GREEN.on(status);
      case "RUNNING",
          "STARTING",
          "STOPPING",
          "DELETING",
          "TRAINING_IN_PROGRESS",
          "COPYING_IN_PROGRESS" ->
          YELLOW.on(status);
      case "FAILED", "TRAINING_FAILED", "COPYING_FAILED" -> RED.on(status);
      default -> status;
    };
  }

  /** Replaces marks with escape sequences, or removes them. */
  static String paint(String line, boolean colors) {
    if (width(line) == line.length()) {
      return line;
    }
    StringBuilder painted = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (!isMark(c)) {
        painted.append(c);
      } else if (colors) {
        painted.append(c == END ? RESET : values()[c - GREEN.mark].sequence);
      }
    }
    return painted.toString();
  }

  /** Returns the length of a line without marks. */
  static int width(String line) {
    return (int) line.chars().filter(c -> !isMark((char) c)).count();
  }

  /** Cuts a line at the width of the screen; 0 columns mean no limit. */
  static String cut(String line, int columns) {
    if (columns == 0 || width(line) <= columns) {
      return line;
    }
    StringBuilder cut = new StringBuilder();
    int seen = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (isMark(c) || ++seen < columns) {
        cut.append(c);
      } else if (seen == columns) {
        cut.append(Table.ELLIPSIS);
      }
    }
    return cut.toString();
  }

  /**
   * Breaks a line at blanks, and a command with backslashes so that it can be pasted into a shell;
   * 0 columns mean no limit.
   */
  static List<String> wrap(String line, int columns) {
    if (columns == 0 || width(line) <= columns) {
      return List.of(line.replace(COMMAND_BLANK, ' '));
    }
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(line.length() - line.stripLeading().length());
    StringBuilder row = new StringBuilder();
    int used = 0;
    boolean command = false;
    Matcher words = WORD.matcher(line);
    while (words.find()) {
      String blanks = words.group(1);
      boolean inCommand = blanks.indexOf(COMMAND_BLANK) >= 0;
      command |= inCommand;
      int width = width(words.group(2));
      int end = used + blanks.length() + width + (inCommand ? CONTINUED.length() : 0);
      if (used > 0 && end > columns && inCommand == command) {
        String begin = inCommand ? COMMAND_INDENT : indent;
        blanks = begin.length() + width > columns ? "" : begin;
        lines.add(row.append(inCommand ? CONTINUED : "").toString());
        row.setLength(0);
        used = 0;
      }
      row.append(blanks.replace(COMMAND_BLANK, ' ')).append(words.group(2));
      used += blanks.length() + width;
    }
    lines.add(row.toString());
    return lines;
  }

  private static boolean isMark(char c) {
    return GREEN.mark <= c && c <= END;
  }
}
