package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Profile;
import io.github.rekcl.aws.network.ClientFactory;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Assumes roles with STS. */
record Roles(ClientFactory clients) {
  private static final String SESSION = "rekcl";

  private StsClient sts(AwsCredentialsProvider credentials) {
    return clients.build(
        StsClient.builder().credentialsProvider(credentials), "sts", clients.region());
  }

  AwsCredentialsProvider assumeWithWebIdentity(String role, String file, Optional<String> session) {
    return StsWebIdentityTokenFileCredentialsProvider.builder()
        .stsClient(sts(AnonymousCredentialsProvider.create()))
        .roleArn(role)
        .roleSessionName(session.orElse(SESSION))
        .webIdentityTokenFile(Path.of(file))
        .build();
  }

  AwsCredentialsProvider assume(AwsCredentialsProvider source, Profile role) {
    AssumeRoleRequest request =
        AssumeRoleRequest.builder()
            .roleArn(role.setting(ProfileCredentials.ROLE).orElse(""))
            .roleSessionName(role.property("role_session_name").orElse(SESSION))
            .externalId(role.property("external_id").orElse(null))
            .durationSeconds(duration(role))
            .build();
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts(source))
        .refreshRequest(request)
        .build();
  }

  /** As in the AWS CLI, a value that is not a number is ignored. */
  private static @Nullable Integer duration(Profile role) {
    try {
      return role.property("duration_seconds").map(Integer::valueOf).orElse(null);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
