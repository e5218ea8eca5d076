package io.github.rekcl.aws.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The environment variables, the files of {@code ~/.aws}, and the profile that is in use. */
public final class Configuration {
  private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);

  private final Map<String, String> environment;
  private final ConfigFiles files;
  private final boolean profileOption;
  private final Profile profile;
  private final boolean profileNamed;

  /**
   * Reads the configuration.
   *
   * @param profileOption the profile named on the command line, or null
   * @throws IllegalArgumentException if a file, or the profile in it, can't be read
   */
  public Configuration(@Nullable String profileOption, Map<String, String> environment) {
    this.environment = environment;
    this.profileOption = profileOption != null;
    files = new ConfigFiles(environment);
    // The SDK ignores AWS_DEFAULT_PROFILE; the AWS CLI prefers it to AWS_PROFILE.
    Optional<String> name =
        Optional.ofNullable(profileOption)
            .or(() -> variable("AWS_DEFAULT_PROFILE"))
            .or(() -> variable("AWS_PROFILE"));
    profileNamed = name.isPresent();
    profile = files.profile(name.orElse("default"));
  }

  /** Returns a configuration that reads no file and uses no proxy. */
  public static Configuration none() {
    // "." is not a file.
    return new Configuration(
        null, Map.of("no_proxy", "*", "AWS_CONFIG_FILE", ".", "AWS_SHARED_CREDENTIALS_FILE", "."));
  }

  /** Reports whether the profile was named on the command line. */
  public boolean hasProfileOption() {
    return profileOption;
  }

  /** Returns the environment variables. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Returns the files. */
  public ConfigFiles files() {
    return files;
  }

  /** Returns the profile in use; it has no settings if it does not exist. */
  public Profile profile() {
    return profile;
  }

  /** Returns an error message if a profile was named that does not exist. */
  public Optional<String> missingProfile() {
    return profileNamed && !files.hasProfile(profile.name())
        ? Optional.of("there is no profile " + profile.name() + " in " + files.names())
        : Optional.empty();
  }

  /** Returns a profile with the current content of the files. */
  public Profile reread(String name) {
    return new ConfigFiles(environment).profile(name);
  }

  /** Returns an environment variable, unless it is blank. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** Returns the value of an environment variable, else of a setting of the profile. */
  public Optional<Setting> setting(String variable, String key) {
    return variable(variable)
        .map(value -> new Setting(value, variable))
        .or(() -> profile.find(key));
  }

  /**
   * Returns the value of an environment variable, else of a setting of the profile, converted to
   * another type.
   *
   * @param expected describes a valid value, for the error message
   * @param parse returns nothing for an invalid value
   * @throws IllegalArgumentException if the value is invalid
   */
  public <T> Optional<T> setting(
      String variable, String key, String expected, Function<String, Optional<T>> parse) {
    return setting(variable, key)
        .map(
            setting ->
                parse
                    .apply(setting.value())
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                setting.where()
                                    + " must be "
                                    + expected
                                    + ": "
                                    + setting.value())));
  }

  /**
   * Returns a variable or setting that is true or false; the default is false.
   *
   * @throws IllegalArgumentException if the value is neither
   */
  public boolean flag(String variable, String key) {
    return setting(
            variable,
            key,
            "true or false",
            text -> Optional.ofNullable(FLAGS.get(text.toLowerCase(Locale.ROOT))))
        .orElse(false);
  }
}
