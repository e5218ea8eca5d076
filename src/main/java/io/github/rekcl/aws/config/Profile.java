package io.github.rekcl.aws.config;

import java.util.Map;
import java.util.Optional;

/**
 * A profile of {@code ~/.aws}.
 *
 * @param name its name
 * @param config its settings in the configuration file
 * @param credentials its settings in the credentials file, which take precedence
 * @param files the names of the two files
 */
public record Profile(
    String name, Map<String, String> config, Map<String, String> credentials, String files) {

  /** Returns a setting, which may be empty. */
  public Optional<String> setting(String key) {
    return Optional.ofNullable(credentials.getOrDefault(key, config.get(key)));
  }

  /** Returns a setting, unless it is blank. */
  public Optional<String> property(String key) {
    return setting(key).filter(value -> !value.isBlank());
  }

  /** Returns a setting and its location, unless it is blank. */
  public Optional<Setting> find(String key) {
    return property(key).map(value -> new Setting(value, where(key)));
  }

  /** Reports whether a setting exists; it may be empty. */
  public boolean has(String key) {
    return setting(key).isPresent();
  }

  /** Describes the location of a setting, for messages. */
  String where(String key) {
    return key + " of profile " + name + " in " + files;
  }
}
