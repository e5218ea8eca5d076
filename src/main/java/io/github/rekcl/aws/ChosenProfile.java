package io.github.rekcl.aws;

import java.io.UncheckedIOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * The profile of {@code ~/.aws} that a command uses.
 *
 * @param name its name
 * @param asked whether an operator named it, so that it has to be there
 * @param file all profiles
 */
record ChosenProfile(String name, boolean asked, ProfileFile file) {
  /**
   * Reads the profile that an operator named, with an option, AWS_DEFAULT_PROFILE or AWS_PROFILE,
   * or the default one.
   */
  static ChosenProfile of(AwsSettings settings) {
    if (settings.throwAwayCredentials()) {
      // An emulator is asked in the same way, whatever the operator's own says.
      return new ChosenProfile("default", false, ProfileFile.aggregator().build());
    }
    Optional<String> asked =
        Optional.ofNullable(settings.profile())
            .or(() -> ofTheAwsCli())
            .or(() -> ProfileFileSystemSetting.AWS_PROFILE.getNonDefaultStringValue())
            .filter(name -> !name.isBlank());
    return new ChosenProfile(asked.orElse("default"), asked.isPresent(), read());
  }

  /** Which the SDK doesn't read; for the AWS CLI it goes before AWS_PROFILE. */
  private static Optional<String> ofTheAwsCli() {
    return Optional.ofNullable(System.getenv("AWS_DEFAULT_PROFILE"))
        .filter(name -> !name.isBlank());
  }

  private static ProfileFile read() {
    try {
      return ProfileFile.defaultProfileFile();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new IllegalArgumentException(files() + " can't be read: " + e.getMessage(), e);
    }
  }

  /** Names the files with profiles. */
  static String files() {
    return ProfileFileLocation.configurationFilePath()
        + " or "
        + ProfileFileLocation.credentialsFilePath();
  }

  /**
   * Makes sure that a profile that an operator named is there.
   *
   * @throws SdkClientException if it isn't
   */
  void require() {
    if (asked && profile().isEmpty()) {
      throw CredentialSource.none("there is no profile " + name + " in " + files());
    }
  }

  Optional<Profile> profile() {
    return file.profile(name);
  }

  /** Says where a setting of the profile stands. */
  String setting(String name) {
    return name + " of profile " + this.name + " in " + files();
  }

  /** Returns a setting of the profile, unless that is blank. */
  Optional<String> property(String setting) {
    return profile().flatMap(p -> p.property(setting)).filter(value -> !value.isBlank());
  }
}
