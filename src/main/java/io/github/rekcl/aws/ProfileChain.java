package io.github.rekcl.aws;

import static software.amazon.awssdk.profiles.ProfileProperty.CREDENTIAL_SOURCE;
import static software.amazon.awssdk.profiles.ProfileProperty.MFA_SERIAL;
import static software.amazon.awssdk.profiles.ProfileProperty.ROLE_ARN;
import static software.amazon.awssdk.profiles.ProfileProperty.SOURCE_PROFILE;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * A profile, and those that its role is assumed from, as the AWS CLI follows them; written anew for
 * the SDK, with nothing in it that would make the SDK sign as somebody else.
 */
final class ProfileChain {
  private final String name;
  private final ProfileFiles files = ProfileFiles.read();
  private boolean assumesRole;
  private final ProfileText text = new ProfileText();
  private ProfileKind last;

  private ProfileChain(String name) {
    this.name = name;
    last = files.kind(name);
  }

  /**
   * Follows a profile.
   *
   * @throws SdkClientException if it is set up in a way that can't work, or not here
   */
  static ProfileChain of(String name) {
    ProfileChain chain = new ProfileChain(name);
    chain.follow();
    return chain;
  }

  /** Whether the profile assumes a role with credentials of {@code ~/.aws} or of the machine. */
  boolean assumesRole() {
    return assumesRole;
  }

  /** Where the credentials come from in the end; with a {@code credential_source} nowhere. */
  ProfileKind.Way way() {
    return last.way();
  }

  /** The profile that holds the credentials. */
  String holder() {
    return last.name();
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** The profiles, for the SDK. */
  ProfileFile file() {
    return text.file();
  }

  private void follow() {
    Set<String> visited = new HashSet<>(Set.of(name));
    String title = name;
    while (last.assumesRole() && (!assumesRole || !last.hasKeys())) {
      ProfileKind role = last;
      checkRole(role);
      assumesRole = true;
      Optional<String> source = role.setting(SOURCE_PROFILE);
      if (source.isEmpty()) {
        last = new ProfileKind(role.name(), Map.of(), Map.of());
        text.add("profile " + title, role.asRole());
        return;
      }
      last = source(source.get(), role.name());
      boolean ownKeys = last.name().equals(role.name()) && last.hasKeys();
      if (!visited.add(last.name()) && !ownKeys) {
        throw refusal(role, "has itself in the chain of its source_profile " + last.name());
      }
      String titleOfSource = ownKeys ? last.name() + "/keys" : last.name();
      text.add("profile " + title, role.asRole(titleOfSource));
      title = titleOfSource;
    }
    end(title);
  }

  private void end(String title) {
    switch (last.way()) {
      case LOGIN ->
          throw onlyTheAwsCli("is one of `aws login` (login_session), which rekcl can't read");
      case NOTHING -> {
        if (assumesRole) {
          throw refusal(last, "is a source_profile, and holds no credentials");
        }
        return;
      }
      case WEB_IDENTITY -> {
        if (isEmpty(last, ROLE_ARN)) {
          throw refusal(last, "has a web_identity_token_file without role_arn");
        }
      }
      case SSO ->
          last.setting("sso_session")
              .flatMap(files::session)
              .ifPresent(s -> text.add("sso-session " + s.name(), s.properties()));
      case KEYS, PROCESS -> {}
    }
    text.add("profile " + title, last.asItself());
  }

  private void checkRole(ProfileKind role) {
    boolean source = role.setting(SOURCE_PROFILE).isPresent();
    if (role.setting(MFA_SERIAL).isPresent()) {
      last = role;
      throw onlyTheAwsCli("asks for the code of an MFA device (mfa_serial), which rekcl can't");
    } else if (source && role.setting(CREDENTIAL_SOURCE).isPresent()) {
      throw refusal(role, "has both source_profile and credential_source");
    } else if (!source && role.setting(CREDENTIAL_SOURCE).isEmpty()) {
      throw refusal(role, "has a role_arn without source_profile or credential_source");
    } else if (isEmpty(role, ROLE_ARN)) {
      throw refusal(role, "has an empty role_arn");
    }
  }

  private SdkClientException onlyTheAwsCli(String why) {
    String export = "aws configure export-credentials --profile " + name + " --format env";
    return refusal(last, why + "; run eval \"$(" + export + ")\", and leave out --profile");
  }

  private static SdkClientException refusal(ProfileKind of, String why) {
    return CredentialSource.none("profile " + of.name() + " " + why);
  }

  private static boolean isEmpty(ProfileKind kind, String key) {
    return kind.setting(key).filter(value -> !value.isBlank()).isEmpty();
  }

  private ProfileKind source(String source, String of) {
    if (!files.has(source)) {
      throw CredentialSource.none(
          "there is no profile " + source + ", the source_profile of " + of);
    }
    return files.kind(source);
  }
}
