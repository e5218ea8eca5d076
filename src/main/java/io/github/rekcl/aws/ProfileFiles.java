package io.github.rekcl.aws;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/**
 * The two files of {@code ~/.aws}, each by itself.
 *
 * @param config the one that AWS_CONFIG_FILE names
 * @param credentials the one that AWS_SHARED_CREDENTIALS_FILE names
 */
record ProfileFiles(Optional<ProfileFile> config, Optional<ProfileFile> credentials) {
  /** Reads what there is of them. */
  static ProfileFiles read() {
    return new ProfileFiles(
        file(ProfileFileLocation.configurationFileLocation(), ProfileFile.Type.CONFIGURATION),
        file(ProfileFileLocation.credentialsFileLocation(), ProfileFile.Type.CREDENTIALS));
  }

  private static Optional<ProfileFile> file(Optional<Path> path, ProfileFile.Type type) {
    return path.map(p -> ProfileFile.builder().content(p).type(type).build());
  }

  boolean has(String profile) {
    return config.flatMap(file -> file.profile(profile)).isPresent()
        || credentials.flatMap(file -> file.profile(profile)).isPresent();
  }

  /** Returns a profile, without settings if there is none. */
  ProfileKind kind(String profile) {
    return new ProfileKind(profile, settings(config, profile), settings(credentials, profile));
  }

  /** Returns the section of an {@code sso_session}. */
  Optional<Profile> session(String session) {
    return config.flatMap(file -> file.getSection("sso-session", session));
  }

  /** The AWS CLI reads the names of settings in either case. */
  private static Map<String, String> settings(Optional<ProfileFile> file, String profile) {
    Map<String, String> settings = new HashMap<>();
    file.flatMap(f -> f.profile(profile))
        .map(Profile::properties)
        .ifPresent(all -> all.forEach((k, v) -> settings.put(k.toLowerCase(Locale.ROOT), v)));
    return settings;
  }
}
