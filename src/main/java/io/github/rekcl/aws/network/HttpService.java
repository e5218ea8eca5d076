package io.github.rekcl.aws.network;

import java.time.Duration;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Makes the HTTP clients of the SDK's own services, STS and SSO, that profiles may need, so that
 * they take the same way as those of Rekognition. The SDK makes it by its name.
 */
public final class HttpService implements SdkHttpService {
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private static volatile Proxies proxies = Proxies.direct();

  /** Makes one; for the SDK. */
  public HttpService() {}

  /** Has the SDK use this wherever it isn't given a client. */
  static void use(Proxies asked) {
    proxies = asked;
    System.setProperty(
        SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.property(), HttpService.class.getName());
  }

  @Override
  public SdkHttpClient.Builder<?> createHttpClientBuilder() {
    return new Builder();
  }

  private static final class Builder implements SdkHttpClient.Builder<Builder> {
    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      return new ProxiedHttpClient(proxies, ANSWER_TIMEOUT);
    }
  }
}
