package io.github.rekcl.aws.credentials;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/** Makes clients of the services that credentials come from: STS, SSO and the like. */
public interface ServiceClients {
  /**
   * Builds a client that goes by what the environment and the profile say.
   *
   * @param builder the service's builder, with credentials if it needs any
   * @param service the service's id, such as {@code sso_oidc}
   * @param region the region's code
   * @return a client that holds nothing that needs closing
   * @throws IllegalArgumentException if what is set up for it can't be used
   */
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
      B builder, String service, String region);

  /**
   * Returns the region of services that aren't bound to another: the one that is set up, else that
   * of the calls.
   *
   * @throws IllegalArgumentException if what is set up is no region
   */
  String region();

  /**
   * Makes ready for https to what isn't a service.
   *
   * @throws IllegalArgumentException if the certificates to trust can't be used
   */
  void prepareTls();
}
