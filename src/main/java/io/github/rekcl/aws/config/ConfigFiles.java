package io.github.rekcl.aws.config;

import io.github.rekcl.aws.config.IniFile.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two files of {@code ~/.aws}, or those that the environment names. */
public final class ConfigFiles {
  private static final String PROFILE = "profile";

  private final String config;
  private final String credentials;

  /** The sections of the configuration file, by kind and name: {@code profile work}. */
  private final Map<String, Section> sections = new HashMap<>();

  /** The profiles of the credentials file, by name. */
  private final Map<String, Section> keys;

  /**
   * Reads the files that exist.
   *
   * @throws IllegalArgumentException if one can't be read
   */
  ConfigFiles(Map<String, String> environment) {
    config = path(environment, "AWS_CONFIG_FILE", "~/.aws/config");
    credentials = path(environment, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials");
    keys = read(credentials);
    read(config).forEach(this::add);
  }

  private static String path(Map<String, String> environment, String variable, String defaultPath) {
    String path = environment.getOrDefault(variable, "");
    return PathText.expand(path.isBlank() ? defaultPath : path, environment);
  }

  private static Map<String, Section> read(String file) {
    try {
      Path path = Path.of(file);
      if (!Files.isRegularFile(path)) {
        return Map.of();
      }
      // A comment may be in any encoding; elsewhere, invalid UTF-8 matches no name.
      return IniFile.parse(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    } catch (AccessDeniedException e) {
      throw unreadable(file, "permission denied", e);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static IllegalArgumentException unreadable(String file, String why, Exception cause) {
    return new IllegalArgumentException(file + " can't be read: " + why, cause);
  }

  /** Adds a section; of several with the same name, the last one counts. */
  private void add(String header, Section section) {
    if (header.equals("default")) {
      sections.put(PROFILE + " " + header, section);
      return;
    }
    for (String kind : List.of(PROFILE, "sso-session", "services")) {
      if (header.startsWith(kind)) {
        name(header).ifPresent(name -> sections.put(kind + " " + name, section));
      }
    }
  }

  private static Optional<String> name(String header) {
    try {
      List<String> words = ShellWords.split(header);
      return words.size() == 2 ? Optional.of(words.get(1)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // The AWS CLI also skips a section whose name has an unclosed quote.
      return Optional.empty();
    }
  }

  /** Returns the names of the files, for messages. */
  String names() {
    return config + " or " + credentials;
  }

  /** Reports whether one of the files has a profile. */
  public boolean hasProfile(String name) {
    return sections.containsKey(PROFILE + " " + name) || keys.containsKey(name);
  }

  /**
   * Returns a profile, without settings if it does not exist.
   *
   * @throws IllegalArgumentException if it can't be read
   */
  public Profile profile(String name) {
    return new Profile(
        name,
        section(PROFILE, name).orElse(Map.of()),
        settings(credentials, keys.get(name)),
        names());
  }

  /**
   * Returns the settings of a section of the configuration file.
   *
   * @param kind {@code profile}, {@code sso-session} or {@code services}
   * @throws IllegalArgumentException if it can't be read
   */
  public Optional<Map<String, String>> section(String kind, String name) {
    return Optional.ofNullable(sections.get(kind + " " + name)).map(s -> settings(config, s));
  }

  private static Map<String, String> settings(String file, @Nullable Section section) {
    try {
      return section == null ? Map.of() : section.settings();
    } catch (IllegalArgumentException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    }
  }
}
