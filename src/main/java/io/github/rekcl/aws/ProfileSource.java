package io.github.rekcl.aws;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The credentials of a profile of {@code ~/.aws}; and what is told at once of those that it lacks.
 */
final class ProfileSource {
  /** As long as whom a {@code credential_process} asks may take to answer. */
  private static final Duration PATIENCE_WITH_A_USER = Duration.ofSeconds(60);

  private ProfileSource() {}

  /**
   * Returns the source that a profile is set up for, if it is for any.
   *
   * @throws SdkClientException if that can't work
   */
  static Optional<CredentialSource> of(ChosenProfile chosen, SdkDefaults defaults) {
    ProfileChain chain = ProfileChain.of(chosen.name());
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    boolean sso = chain.way() == ProfileKind.Way.SSO;
    if (sso || chain.way() == ProfileKind.Way.WEB_IDENTITY || chain.assumesRole()) {
      defaults.forServicesBeside();
    }
    boolean mayAskAUser = chain.way() == ProfileKind.Way.PROCESS;
    return Optional.of(
        new CredentialSource(
            // Read again with each use: keys in files are renewed by others.
            ProfileCredentialsProvider.builder()
                .profileFile(() -> ProfileChain.of(chosen.name()).file())
                .profileName(chosen.name())
                .build(),
            mayAskAUser ? PATIENCE_WITH_A_USER : CredentialSource.PATIENCE,
            "profile " + chosen.name(),
            sso ? "; run `aws sso login --profile " + chain.holder() + "`" : "",
            mayAskAUser));
  }
}
