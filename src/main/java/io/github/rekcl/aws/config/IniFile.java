package io.github.rekcl.aws.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the grammar of the AWS CLI's files: that of Python's {@code configparser}. Its rules:
 *
 * <ul>
 *   <li>a section's header is whatever stands between the first {@code [} and the last {@code ]};
 *   <li>names of settings are in any case, and end at the first {@code =} or {@code :};
 *   <li>a line that is indented deeper than the setting above it continues its value;
 *   <li>a comment has a line of its own, however far that is indented;
 *   <li>the settings of {@code [DEFAULT]} belong to each section.
 * </ul>
 *
 * <p>Where the AWS CLI refuses the whole file, only the section that can't be read is refused, once
 * it is needed.
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

  /** A section as it was read. */
  static final class Section {
    private final Map<String, String> settings = new LinkedHashMap<>();
    private @Nullable String problem;

    private void fail(String why) {
      problem = problem == null ? why : problem;
    }

    /**
     * Returns its settings, with names in lower case.
     *
     * @throws IllegalArgumentException if there is a line in it that can't be read
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
   * @return its sections, by their headers
   * @throws IllegalArgumentException if it can't be told to which section a line belongs
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
    section = known == null ? new Section() : known;
    sections.put(name, section);
    key = null;
    if (known != null && !name.equals(COMMON)) {
      section.fail("line " + lineNumber + ": [" + name + "] stands there twice");
    }
  }

  private void setting(String content) {
    if (section == null) {
      throw new IllegalArgumentException("line " + lineNumber + ": it belongs to no [section]");
    }
    int end = 0;
    while (end < content.length() && content.charAt(end) != '=' && content.charAt(end) != ':') {
      end++;
    }
    String name = strip(content.substring(0, end)).toLowerCase(Locale.ROOT);
    if (end == content.length() || name.isEmpty()) {
      // Not quoted: it may be a part of a secret key.
      section.fail("line " + lineNumber + ": it must be NAME = VALUE");
    } else if (section.settings.put(name, strip(content.substring(end + 1))) != null) {
      section.fail("line " + lineNumber + ": " + name + " stands there twice");
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

  /** As Python's {@code isspace}, which takes a no-break space for one. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
