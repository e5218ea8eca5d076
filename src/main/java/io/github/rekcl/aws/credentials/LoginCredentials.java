package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Profile;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;

/** The credentials of {@code aws login}, which the SDK renews. */
final class LoginCredentials {
  private LoginCredentials() {}

  static AwsCredentialsProvider provider(ServiceClients clients, Profile profile) {
    SigninClient client =
        clients.build(
            SigninClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()),
            "signin",
            clients.region());
    return LoginCredentialsProvider.builder()
        .signinClient(client)
        .loginSession(profile.property(CredentialType.LOGIN_SESSION).orElse(""))
        .build();
  }
}
