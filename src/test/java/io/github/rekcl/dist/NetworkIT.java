package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.loopback.Answers;
import io.github.rekcl.loopback.HttpProxy;
import io.github.rekcl.loopback.PrivateCa;
import io.github.rekcl.loopback.TlsFront;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Proxies and certificates. Requests to the endpoints of AWS go to a proxy, which forwards them to
 * a loopback server with a certificate signed by a private authority.
 */
final class NetworkIT {
  private static final String AWS = "rekognition.us-east-1.amazonaws.com";

  private static PrivateCa ca;

  private final AwsHome home;
  private final TlsFront service;

  NetworkIT(@TempDir Path folder) throws Exception {
    home = new AwsHome(folder);
    service = TlsFront.start(ca.server(), home.emulator().endpoint().getPort());
  }

  @BeforeAll
  static void makeCa(@TempDir Path folder) throws Exception {
    ca = PrivateCa.in(folder);
  }

  @AfterEach
  void close() throws IOException {
    service.close();
    home.close();
  }

  private static String url(HttpProxy proxy) {
    return "http://127.0.0.1:" + proxy.port();
  }

  private Launch trusting() {
    return home.list().credentials().env("AWS_CA_BUNDLE", ca.certificate().toString());
  }

  private static void succeeds(Launch launch) throws IOException, InterruptedException {
    Launched run = launch.run();
    assertEquals(0, run.code(), run::toString);
    assertEquals("", run.err());
  }

  @ParameterizedTest
  @CsvSource({"HTTPS_PROXY", "https_proxy"})
  void https_usesHttpsProxy(String variable) throws Exception {
    try (HttpProxy proxy = HttpProxy.start(service.port());
        HttpProxy ofHttp = HttpProxy.start(service.port())) {
      succeeds(trusting().env(variable, url(proxy)).env("HTTP_PROXY", url(ofHttp)));

      assertEquals(List.of("CONNECT " + AWS + ":443 HTTP/1.1"), proxy.granted());
      assertEquals(List.of(), ofHttp.granted());
    }
  }

  @Test
  void proxyPassword_isSentToTheProxyOnly() throws Exception {
    String user = Base64.getEncoder().encodeToString("me:p@ss".getBytes(StandardCharsets.UTF_8));
    try (HttpProxy proxy = HttpProxy.startFor(service.port(), "Basic " + user)) {
      succeeds(trusting().env("HTTPS_PROXY", "http://me:p%40ss@127.0.0.1:" + proxy.port()));

      assertEquals(1, proxy.granted().size());
    }
    assertTrue(
        home.emulator().requests().stream()
            .noneMatch(request -> request.headers().containsKey("Proxy-Authorization")));
  }

  /** The JDK alone would send it twenty times per attempt of the SDK. */
  @Test
  void wrongPassword_isSentOncePerAttempt() throws Exception {
    try (HttpProxy proxy = HttpProxy.startFor(service.port(), "Basic another")) {
      trusting()
          .env("AWS_MAX_ATTEMPTS", "2")
          .env("HTTPS_PROXY", "http://me:wrong@127.0.0.1:" + proxy.port())
          .run()
          .expect(1, "");

      assertEquals(2, proxy.wrongPasswords());
    }
  }

  @ParameterizedTest
  @CsvSource({"HTTP_PROXY", "http_proxy"})
  void http_usesHttpProxy_withItsPassword(String variable) throws Exception {
    String user = Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.UTF_8));
    String expected = home.listEmulated().credentials().run().out();
    try (HttpProxy proxy =
        HttpProxy.startFor(home.emulator().endpoint().getPort(), "Basic " + user)) {
      home.list("--endpoint-url", "http://rekognition.test")
          .credentials()
          .env(variable, "me:secret@127.0.0.1:" + proxy.port())
          .env("HTTPS_PROXY", "http://127.0.0.1:1")
          .run()
          .expect(0, expected)
          .errContains("uses plain http")
          .errLacks("failed");

      assertEquals(List.of("POST http://rekognition.test/ HTTP/1.1"), proxy.granted());
    }
  }

  @ParameterizedTest
  @CsvSource({"NO_PROXY, 127.0.0.1", "no_proxy, 'x.test, 127.0.0.1'", "NO_PROXY, *"})
  void noProxy_connectsDirectly(String variable, String hosts) throws Exception {
    succeeds(
        home.listEmulated()
            .credentials()
            .env("HTTP_PROXY", "http://127.0.0.1:1")
            .env(variable, hosts));
  }

  @Test
  void proxyAndCertificates_notNeeded_areNotChecked() throws Exception {
    Launch launch = home.listEmulated().credentials().env("HTTPS_PROXY", "socks5://127.0.0.1:1");
    succeeds(launch.env("NO_PROXY", "*").env("AWS_CA_BUNDLE", "/no/such/file"));
  }

  @Test
  void proxyUser_withEncodedColon_isDecoded() throws Exception {
    String user = Base64.getEncoder().encodeToString("me:you:p".getBytes(StandardCharsets.UTF_8));
    try (HttpProxy proxy = HttpProxy.startFor(service.port(), "Basic " + user)) {
      succeeds(trusting().env("HTTPS_PROXY", "http://me%3Ayou:p@127.0.0.1:" + proxy.port()));
    }
  }

  @Test
  void proxyPassword_withUnencodedCharacters_isUsedUnchanged() throws Exception {
    String basic =
        Base64.getEncoder().encodeToString("CORP\\me:p@s%s^:".getBytes(StandardCharsets.UTF_8));
    try (HttpProxy proxy = HttpProxy.startFor(service.port(), "Basic " + basic)) {
      succeeds(trusting().env("HTTPS_PROXY", "http://CORP\\me:p@s%s^:@127.0.0.1:" + proxy.port()));
    }
  }

  @Test
  void unreachableProxy_isNamed() throws Exception {
    home.expectNone(trusting().env("HTTPS_PROXY", "http://me:secret@127.0.0.1:1"))
        .errContains("DescribeProjectVersions failed: connection refused by proxy 127.0.0.1:1\n")
        .errLacks("secret");
    home.expectNone(trusting().env("HTTPS_PROXY", "http://my_proxy.invalid:3128"))
        .errContains("DescribeProjectVersions failed: cannot resolve proxy my_proxy.invalid\n");
  }

  @Test
  void httpsProxy_requiresPassword_isReported() throws Exception {
    try (HttpProxy proxy = HttpProxy.startFor(service.port(), "Basic another")) {
      for (String user : List.of("", "me:wrong@")) {
        String address = "127.0.0.1:" + proxy.port();
        home.expectNone(trusting().env("HTTPS_PROXY", "http://" + user + address))
            .errContains("proxy " + address + " asks for a user and password, or refuses those")
            .errContains(
                "Put the credentials into HTTPS_PROXY or HTTP_PROXY: http://USER:PASSWORD@HOST")
            .errLacks("wrong");
      }
    }
  }

  @Test
  void httpProxy_requiresPassword_isReported() throws Exception {
    try (Answers proxy = Answers.start().with("POST /", 407, "<html>Sign in")) {
      home.expectNone(
              home.list("--endpoint-url", "http://rekognition.test")
                  .credentials()
                  .env("HTTP_PROXY", "http://127.0.0.1:" + proxy.port()))
          .errContains("the proxy asks for a user and password")
          .errContains(
              "Put the credentials into HTTPS_PROXY or HTTP_PROXY: http://USER:PASSWORD@HOST");
    }
  }

  /** With plain HTTP, a proxy can respond instead of the service. */
  @Test
  void proxyPassword_inAnErrorMessage_isNotShown() throws Exception {
    String basic =
        Base64.getEncoder().encodeToString("me:hunter2".getBytes(StandardCharsets.UTF_8));
    String response = "{\"__type\":\"Odd\",\"message\":\"Basic " + basic + ", so hunter2\"}";
    try (Answers proxy = Answers.start().with("POST /", 400, response)) {
      home.list("--endpoint-url", "http://rekognition.test")
          .credentials()
          .env("HTTP_PROXY", "http://me:hunter2@127.0.0.1:" + proxy.port())
          .run()
          .expect(1, "")
          .errContains("Odd: Basic ***, so ***");
    }
  }

  @ParameterizedTest
  @CsvSource({"X509 CERTIFICATE, AWS_CA_BUNDLE", "TRUSTED CERTIFICATE, REQUESTS_CA_BUNDLE"})
  void certificates_mayHaveTheLabelsOfOpenSsl(String title, String variable) throws Exception {
    String pem = Files.readString(ca.certificate()).replace(" CERTIFICATE", " " + title);
    succeeds(
        home.list("--endpoint-url", "https://127.0.0.1:" + service.port())
            .credentials()
            .env(variable, home.write("ca.pem", pem).toString()));
  }

  @Test
  void invalidProxy_isReportedWithoutItsPassword() throws Exception {
    for (String proxy : List.of("https://me:secret@127.0.0.1:1", "http://me:sec ret@127.0.0.1:1")) {
      home.expectNone(trusting().env("HTTPS_PROXY", proxy))
          .errContains(
              "HTTPS_PROXY is not a proxy address that rekcl can use: write http://HOST:PORT")
          .errLacks("sec");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_USE_FIPS_ENDPOINT,      rekognition-fips.us-east-1.amazonaws.com",
    "AWS_USE_DUALSTACK_ENDPOINT, rekognition.us-east-1.api.aws",
  })
  void fipsAndDualstack_useTheirEndpoints(String variable, String host) throws Exception {
    try (HttpProxy proxy = HttpProxy.start(service.port())) {
      succeeds(trusting().env(variable, "true").env("HTTPS_PROXY", url(proxy)));

      assertEquals(List.of("CONNECT " + host + ":443 HTTP/1.1"), proxy.granted());
    }
  }

  @ParameterizedTest
  @CsvSource({"option", "environment", "profile"})
  void certificates_areReadFromTheFirstSetting(String source) throws Exception {
    String bundle = ca.certificate().toString();
    Launch launch = home.list("--endpoint-url", "https://127.0.0.1:" + service.port());
    launch.credentials();
    switch (source) {
      case "option" -> {
        launch.with("--ca-bundle", bundle).env("AWS_CA_BUNDLE", "/no/such/file");
        home.config("[default]|ca_bundle=/no/such/file");
      }
      case "environment" -> {
        launch.env("AWS_CA_BUNDLE", bundle);
        home.config("[default]|ca_bundle=/no/such/file");
      }
      default -> home.config("[default]|ca_bundle=" + bundle);
    }
    succeeds(launch);
  }

  @Test
  void certificate_ofAnUnknownAuthority_isRejected() throws Exception {
    home.expectNone(
            home.list("--endpoint-url", "https://127.0.0.1:" + service.port()).credentials())
        .errContains("failed: the certificate of 127.0.0.1:" + service.port() + " is not trusted: ")
        .errContains("unable to find valid certification path")
        .errContains("The certificate is not trusted.")
        .errContains("in --ca-bundle or AWS_CA_BUNDLE")
        .errLacks("Check the network");
  }

  @Test
  void missingOrEmptyCertificates_areNamed() throws Exception {
    Path text = home.write("text.pem", "no certificate");
    String url = "https://127.0.0.1:" + service.port();
    Launch missing = home.list("--endpoint-url", url, "--ca-bundle", "/no/such/file").credentials();
    home.expectNone(missing).errContains("--ca-bundle: /no/such/file: there is no such file");
    Launch empty =
        home.list()
            .credentials()
            .env("AWS_ENDPOINT_URL", url)
            .env("AWS_CA_BUNDLE", text.toString());
    home.expectNone(empty)
        .errContains("AWS_CA_BUNDLE: " + text + ": it contains no PEM certificate");
  }

  @Test
  void certificatesAndProxy_areUsedForStsToo() throws Exception {
    home.config(
        "[profile base]|aws_access_key_id=AKIDBASE|aws_secret_access_key=s|[profile work]|region=us-east-1|"
            + "role_arn=arn:aws:iam::111122223333:role/r|source_profile=base");
    try (Answers sts = Answers.start().sts("AKIDROLE");
        TlsFront front = TlsFront.start(ca.server(), sts.port());
        HttpProxy proxy = HttpProxy.start(front.port())) {
      home.expectSignedWith(
          "AKIDROLE",
          home.listEmulated("--profile", "work", "--ca-bundle", ca.certificate().toString())
              .env("HTTPS_PROXY", url(proxy)));

      assertEquals(List.of("CONNECT sts.us-east-1.amazonaws.com:443 HTTP/1.1"), proxy.granted());
    }
  }
}
