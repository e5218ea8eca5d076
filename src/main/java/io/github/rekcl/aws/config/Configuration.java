package io.github.rekcl.aws.config;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the environment says, and the profile of {@code ~/.aws} that a command uses. */
public final class Configuration {
  private final Map<String, String> environment;
  private final ConfigFiles files;
  private final @Nullable String option;
  private final Profile profile;
  private final boolean named;

  private Configuration(
      Map<String, String> environment, ConfigFiles files, @Nullable String option) {
    this.environment = environment;
    this.files = files;
    this.option = option;
    // The SDK doesn't know AWS_DEFAULT_PROFILE; for the AWS CLI it goes before AWS_PROFILE.
    Optional<String> name =
        option == null
            ? variable("AWS_DEFAULT_PROFILE").or(() -> variable("AWS_PROFILE"))
            : Optional.of(option);
    named = name.isPresent();
    profile = files.profile(name.orElse("default"));
  }

  /** Returns what says nothing, whatever the operator has set up. */
  public static Configuration none() {
    return new Configuration(Map.of(), ConfigFiles.none(), null);
  }

  /**
   * Reads the configuration.
   *
   * @param option the profile that the command line names, or null
   * @throws IllegalArgumentException if a file, or the profile in it, can't be read
   */
  public static Configuration read(@Nullable String option, Map<String, String> environment) {
    return new Configuration(environment, ConfigFiles.read(environment), option);
  }

  /** Returns the same, with what the files say now. */
  public Configuration reread() {
    return read(option, environment);
  }

  /** Tells whether the command line names the profile. */
  public boolean hasProfileOption() {
    return option != null;
  }

  /** The environment variables. */
  public Map<String, String> environment() {
    return environment;
  }

  /** The profile that is used; without settings if there is none. */
  public Profile profile() {
    return profile;
  }

  /** Says what is wrong where the profile was named, and isn't there. */
  public Optional<String> missingProfile() {
    return named && !files.hasProfile(profile.name())
        ? Optional.of("there is no profile " + profile.name() + " in " + files.names())
        : Optional.empty();
  }

  /** Tells whether there is a profile. */
  public boolean hasProfile(String name) {
    return files.hasProfile(name);
  }

  /**
   * Returns another profile.
   *
   * @throws IllegalArgumentException if it can't be read
   */
  public Profile profile(String name) {
    return files.profile(name);
  }

  /** Returns the settings of an {@code sso-session} section. */
  public Optional<Map<String, String>> ssoSession(String name) {
    return files.ssoSession(name);
  }

  /** Returns the settings of a {@code services} section. */
  Optional<Map<String, String>> services(String name) {
    return files.services(name);
  }

  /** Returns an environment variable, unless that is blank. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** Returns what a variable says, else a setting of the profile. */
  public Optional<Setting> setting(String variable, String key) {
    return variable(variable)
        .map(value -> new Setting(value, variable))
        .or(() -> profile.property(key).map(value -> new Setting(value, profile.where(key))));
  }

  /**
   * Returns what a variable or a setting of the profile says that is true or false.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public boolean flag(String variable, String key) {
    Optional<Setting> setting = setting(variable, key);
    String value = setting.map(Setting::value).orElse("false");
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return value.equalsIgnoreCase("true");
    }
    throw new IllegalArgumentException(
        setting.orElseThrow().where() + " must be true or false: " + value);
  }
}
