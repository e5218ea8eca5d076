package io.github.rekcl.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The colours of words. A colour repeats what its words say, and says nothing else.
 *
 * <p>Whether words are coloured depends on the stream they go to, so until then they only carry
 * marks: noncharacters of Unicode, which no text from outside has.
 */
enum TextColor {
  /** What is at rest, and as it should be. */
  GREEN('\ufdd0', "\u001b[32m"),
  /** What goes on, or is billed. */
  YELLOW('\ufdd1', "\u001b[33m"),
  /** What failed. */
  RED('\ufdd2', "\u001b[31m");

  /** Stands between the words of a command that a message proposes. */
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

  /** What is said instead of the status of a model that is on no page any more. */
  static final String GONE = "gone";

  /** Marks words. */
  String on(String words) {
    return mark + words + END;
  }

  /** Marks the beginning of a line, up to its first colon. */
  String onHead(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? on(line) : on(line.substring(0, colon)) + line.substring(colon);
  }

  /** Marks a status of the service, if it is known what to think of it. */
  static String onStatus(String status) {
    return switch (status) {
      case "STOPPED", "TRAINING_COMPLETED", "COPYING_COMPLETED", GONE -> GREEN.on(status);
      case "RUNNING", "STARTING", "STOPPING", "DELETING" -> YELLOW.on(status);
      case "TRAINING_IN_PROGRESS", "COPYING_IN_PROGRESS" -> YELLOW.on(status);
      case "FAILED", "TRAINING_FAILED", "COPYING_FAILED" -> RED.on(status);
      default -> status;
    };
  }

  /** Turns marks into colours, or takes them out. */
  static String paint(String line, boolean colours) {
    if (width(line) == line.length()) {
      return line;
    }
    StringBuilder painted = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (!isMark(c)) {
        painted.append(c);
      } else if (colours) {
        painted.append(c == END ? RESET : values()[c - GREEN.mark].sequence);
      }
    }
    return painted.toString();
  }

  /** Returns how many characters of a line are seen. */
  static int width(String line) {
    return (int) line.chars().filter(c -> !isMark((char) c)).count();
  }

  /** Cuts the end of a line that is wider than a screen; 0 columns are no limit. */
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
   * Breaks a line at blanks where a screen would break it inside a word, and a command so that it
   * can still be pasted; 0 columns are no limit.
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
