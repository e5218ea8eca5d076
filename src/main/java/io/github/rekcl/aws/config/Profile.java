package io.github.rekcl.aws.config;

import java.util.Map;
import java.util.Optional;

/**
 * A profile of {@code ~/.aws}.
 *
 * @param name its name
 * @param config its settings in the configuration file
 * @param credentials its settings in the credentials file, which go first
 * @param files names the two files
 */
public record Profile(
    String name, Map<String, String> config, Map<String, String> credentials, String files) {

  /** Returns a setting, which may be empty. */
  public Optional<String> setting(String key) {
    return Optional.ofNullable(credentials.getOrDefault(key, config.get(key)));
  }

  /** Returns a setting, unless that is blank. */
  public Optional<String> property(String key) {
    return setting(key).filter(value -> !value.isBlank());
  }

  /** Tells whether there is such a setting, which may be empty. */
  public boolean has(String key) {
    return credentials.containsKey(key) || config.containsKey(key);
  }

  /** Says where a setting stands. */
  public String where(String key) {
    return key + " of profile " + name + " in " + files;
  }
}
