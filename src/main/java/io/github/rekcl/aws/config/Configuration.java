package io.github.rekcl.aws.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

  /** Returns what says nothing but to ask no proxy, whatever the operator has configured. */
  public static Configuration none() {
    return new Configuration(Map.of("no_proxy", "*"), ConfigFiles.none(), null);
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
   * Returns what a variable says, else a setting of the profile, as a value of another type.
   *
   * @param what what it must be, for the refusal
   * @param parse returns nothing for what it isn't
   * @throws IllegalArgumentException if it isn't that
   */
  public <T> Optional<T> setting(
      String variable, String key, String what, Function<String, Optional<T>> parse) {
    return setting(variable, key)
        .map(
            setting ->
                parse
                    .apply(setting.value())
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                setting.where() + " must be " + what + ": " + setting.value())));
  }

  /**
   * Returns what a variable or a setting of the profile says, or false.
   *
   * @throws IllegalArgumentException if it is neither true nor false
   */
  public boolean flag(String variable, String key) {
    return setting(
            variable,
            key,
            "true or false",
            text ->
                Optional.of(text.equalsIgnoreCase("true"))
                    .filter(flag -> flag || text.equalsIgnoreCase("false")))
        .orElse(false);
  }
}
