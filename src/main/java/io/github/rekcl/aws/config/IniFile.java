package io.github.rekcl.aws.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the files of the AWS CLI, with the grammar of Python's {@code configparser}:
 *
 * <ul>
 *   <li>a section header is the text between the first {@code [} and the last {@code ]} of a line;
 *   <li>the name of a setting is case-insensitive, and ends at the first {@code =} or {@code :};
 *   <li>a line that is indented more than the setting above it continues the value;
 *   <li>a comment is a whole line, with any indentation;
 *   <li>the settings of {@code [DEFAULT]} are defaults for every section.
 * </ul>
 *
 * <p>The AWS CLI rejects the whole file if a line is invalid. Here only the section with the
 * invalid line is rejected, and only if it is used.
 */
final class IniFile {
  private static final String COMMON = "DEFAULT";

  private final Map<String, Section> sections = new LinkedHashMap<>();
  private @Nullable Section section;
  private @Nullable String key;
  private int indentation;
  private int blankLines;
  private int lineNumber;

  private IniFile() {}

  static final class Section {
    private final Map<String, String> settings = new LinkedHashMap<>();
    private @Nullable String problem;

    private void fail(String why) {
      problem = problem == null ? why : problem;
    }

    /**
     * Returns the settings, with names in lower case.
     *
     * @throws IllegalArgumentException if a line of the section is invalid
     */
    Map<String, String> settings() {
      if (problem != null) {
        throw new IllegalArgumentException(problem);
      }
      return settings;
    }
  }

  /**
   * Parses a file.
   *
   * @return the sections by header
   * @throws IllegalArgumentException if a header is invalid, or a line belongs to no section
   */
  static Map<String, Section> parse(String text) {
    IniFile file = new IniFile();
    text.lines().forEach(file::line);
    return file.inherited();
  }

  private void line(String line) {
    lineNumber++;
    String content = strip(line);
    if (content.isEmpty()) {
      blankLines++;
    } else if (content.charAt(0) != '#' && content.charAt(0) != ';') {
      content(line.indexOf(content.charAt(0)), content);
    }
  }

  private void content(int indent, String content) {
    if (section != null && key != null && indent > indentation) {
      String lines = "\n".repeat(blankLines + 1) + content;
      section.settings.merge(key, lines, String::concat);
    } else {
      indentation = indent;
      if (content.charAt(0) == '[') {
        header(content);
      } else {
        setting(content);
      }
    }
    blankLines = 0;
  }

  private void header(String content) {
    int end = content.lastIndexOf(']');
    if (end < 2) {
      throw new IllegalArgumentException("line " + lineNumber + ": the section's ] is missing");
    }
    String name = strip(content.substring(1, end));
    Section known = sections.get(name);
    if (known != null && !name.equals(COMMON)) {
      known.fail("line " + lineNumber + ": [" + name + "] is defined twice");
    }
    section = sections.computeIfAbsent(name, n -> new Section());
    key = null;
  }

  private void setting(String content) {
    if (section == null) {
      throw new IllegalArgumentException("line " + lineNumber + ": it belongs to no [section]");
    }
    String[] parts = content.split("[=:]", 2);
    String name = strip(parts[0]).toLowerCase(Locale.ROOT);
    if (parts.length < 2 || name.isEmpty()) {
      // The line may be part of a secret key, so the message does not show it.
      section.fail("line " + lineNumber + ": it must be NAME = VALUE");
    } else if (section.settings.put(name, strip(parts[1])) != null) {
      section.fail("line " + lineNumber + ": " + name + " is defined twice");
    } else {
      key = name;
    }
  }

  private Map<String, Section> inherited() {
    Section common = sections.remove(COMMON);
    if (common != null) {
      for (Section each : sections.values()) {
        common.settings.forEach(each.settings::putIfAbsent);
        if (common.problem != null) {
          each.fail(common.problem);
        }
      }
    }
    return sections;
  }

  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Like Python's {@code isspace}, which includes no-break spaces. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
