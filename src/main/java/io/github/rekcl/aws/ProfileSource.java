package io.github.rekcl.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The credentials of a profile of {@code ~/.aws}; and what is told at once of those that it lacks.
 */
final class ProfileSource {
  /** As long as whom a {@code credential_process} asks may take to answer. */
  private static final Duration PATIENCE_WITH_A_USER = Duration.ofSeconds(60);

  private static final int LONGEST_CHAIN = 10;

  private final ChosenProfile chosen;

  private ProfileSource(ChosenProfile chosen) {
    this.chosen = chosen;
  }

  /**
   * Returns the source that a profile is set up for, if it is for any.
   *
   * @throws SdkClientException if that can't work, or an operator named a profile that isn't there
   */
  static Optional<CredentialSource> of(ChosenProfile chosen, SdkDefaults defaults) {
    List<ProfileKind> chain = new ProfileSource(chosen).chain();
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    if (chain.stream().anyMatch(ProfileKind::asksAnotherService)) {
      defaults.forServicesBeside();
    }
    boolean mayAskAUser = chain.stream().anyMatch(ProfileKind::mayAskAUser);
    return Optional.of(
        new CredentialSource(
            ProfileCredentialsProvider.create(chosen.name()),
            mayAskAUser ? PATIENCE_WITH_A_USER : CredentialSource.PATIENCE,
            "profile " + chosen.name(),
            chain.stream()
                .filter(ProfileKind::isSso)
                .findFirst()
                .map(kind -> "; run `aws sso login --profile " + kind.profile().name() + "`")
                .orElse(""),
            mayAskAUser));
  }

  /** The profile, and those that its role is assumed from; empty if it holds no credentials. */
  private List<ProfileKind> chain() {
    List<ProfileKind> chain = new ArrayList<>();
    Optional<ProfileKind> next = first().filter(ProfileKind::holdsCredentials);
    while (next.isPresent() && chain.size() < LONGEST_CHAIN) {
      ProfileKind kind = checked(next.get());
      chain.add(kind);
      next = kind.source().map(name -> source(name, kind));
    }
    return chain;
  }

  private Optional<ProfileKind> first() {
    Optional<ProfileKind> first = chosen.profile().map(ProfileKind::new);
    if (first.isEmpty() && chosen.asked()) {
      throw CredentialSource.none(
          "there is no profile " + chosen.name() + " in " + ChosenProfile.files());
    }
    return first;
  }

  private ProfileKind source(String name, ProfileKind of) {
    return chosen
        .file()
        .profile(name)
        .map(ProfileKind::new)
        .orElseThrow(() -> missing(name, of.profile().name()));
  }

  private static SdkClientException missing(String name, String of) {
    return CredentialSource.none("there is no profile " + name + ", the source_profile of " + of);
  }

  /** Refuses what the SDK would try in vain. */
  private ProfileKind checked(ProfileKind kind) {
    String name = "profile " + kind.profile().name() + " ";
    kind.needsTheAwsCli()
        .ifPresent(
            why -> {
              String export = "aws configure export-credentials --profile " + chosen.name();
              throw CredentialSource.none(
                  name
                      + why
                      + "; run eval \"$("
                      + export
                      + " --format env)\", and leave out --profile");
            });
    if (kind.isIncomplete()) {
      throw CredentialSource.none(
          name + "has a role_arn without source_profile or credential_source");
    }
    return kind;
  }
}
