package io.github.rekcl.aws.config;

import io.github.rekcl.aws.config.IniFile.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two files of {@code ~/.aws}, or those that the environment names; each is read once. */
public final class ConfigFiles {
  private final String config;
  private final String credentials;
  private final Map<String, Section> profiles = new HashMap<>();
  private final Map<String, Section> sessions = new HashMap<>();
  private final Map<String, Section> services = new HashMap<>();
  private final Map<String, Section> keys;

  private ConfigFiles(String config, String credentials, Map<String, Section> keys) {
    this.config = config;
    this.credentials = credentials;
    this.keys = keys;
  }

  static ConfigFiles none() {
    return new ConfigFiles("", "", Map.of());
  }

  /**
   * Reads what there is of them.
   *
   * @throws IllegalArgumentException if one can't be read
   */
  static ConfigFiles read(Map<String, String> environment) {
    String config = path(environment, "AWS_CONFIG_FILE", "~/.aws/config");
    String credentials = path(environment, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials");
    ConfigFiles files = new ConfigFiles(config, credentials, sections(credentials));
    sections(config).forEach(files::add);
    return files;
  }

  private static String path(Map<String, String> environment, String variable, String usual) {
    String path = environment.getOrDefault(variable, "");
    return PathText.expand(path.isBlank() ? usual : path, environment);
  }

  private static Map<String, Section> sections(String file) {
    try {
      Path path = Path.of(file);
      if (!Files.isRegularFile(path)) {
        return Map.of();
      }
      // Bytes that are no UTF-8 may stand in a comment: where they matter, they fit no name.
      return IniFile.parse(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    } catch (AccessDeniedException e) {
      throw unreadable(file, "permission denied", e);
    } catch (IOException | InvalidPathException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static IllegalArgumentException unreadable(String file, String why, Exception cause) {
    return new IllegalArgumentException(file + " can't be read: " + why, cause);
  }

  private void add(String header, Section section) {
    if (header.equals("default")) {
      profiles.put(header, section);
    } else if (header.startsWith("profile")) {
      addNamed(profiles, header, section);
    } else if (header.startsWith("sso-session")) {
      addNamed(sessions, header, section);
    } else if (header.startsWith("services")) {
      addNamed(services, header, section);
    }
  }

  /** Of several with one name the last counts; a header that is no kind and name counts nowhere. */
  private static void addNamed(Map<String, Section> sections, String header, Section section) {
    try {
      List<String> words = ShellWords.split(header);
      if (words.size() == 2) {
        sections.put(words.get(1), section);
      }
    } catch (IllegalArgumentException e) {
      // A quote that isn't closed: the AWS CLI skips it as well.
    }
  }

  /** Names the files. */
  String names() {
    return config + " or " + credentials;
  }

  boolean hasProfile(String name) {
    return profiles.containsKey(name) || keys.containsKey(name);
  }

  /**
   * Returns a profile, without settings if there is none.
   *
   * @throws IllegalArgumentException if it can't be read
   */
  Profile profile(String name) {
    return new Profile(
        name, settings(config, profiles.get(name)), settings(credentials, keys.get(name)), names());
  }

  Optional<Map<String, String>> ssoSession(String name) {
    return Optional.ofNullable(sessions.get(name)).map(s -> settings(config, s));
  }

  Optional<Map<String, String>> services(String name) {
    return Optional.ofNullable(services.get(name)).map(s -> settings(config, s));
  }

  private static Map<String, String> settings(String file, @Nullable Section section) {
    try {
      return section == null ? Map.of() : section.settings();
    } catch (IllegalArgumentException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    }
  }
}
