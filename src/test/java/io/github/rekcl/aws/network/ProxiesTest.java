package io.github.rekcl.aws.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
  @ParameterizedTest
  @CsvSource({
    "*,                     https://a.test,        true",
    "a.test,                https://a.test,        true",
    "A.Test,                https://a.TEST,        true",
    "a.test,                https://b.a.test,      true",
    ".a.test,               https://b.a.test,      true",
    ".a.test,               https://a.test,        true",
    "*.a.test,              https://b.a.test,      true",
    "a.test,                https://ba.test,       false",
    "a.test,                https://a.test.com,    false",
    "b.a.test,              https://a.test,        false",
    "'x.test, a.test',      https://a.test,        true",
    "'x.test a.test',       https://a.test,        true",
    "a.test:443,            https://a.test,        true",
    "a.test:443,            http://a.test,         false",
    "a.test:80,             http://a.test,         true",
    "a.test:8443,           https://a.test:8443,   true",
    "127.0.0.1,             http://127.0.0.1:9000, true",
    "::1,                   http://[::1]:9000,     true",
    "[::1]:9000,            http://[::1]:9000,     true",
    "[::1]:9001,            http://[::1]:9000,     false",
    "' , ',                 http://a.test,         false",
  })
  void noProxy_namesHostsAndDomains(String noProxy, URI uri, boolean exempt) {
    assertEquals(exempt, Proxies.of(Map.of("NO_PROXY", noProxy)).exempts(uri));
  }

  @Test
  void lowerCase_goesBeforeUpperCase_alsoWhenEmpty() {
    URI uri = URI.create("https://a.test");
    assertFalse(Proxies.of(Map.of("NO_PROXY", "*", "no_proxy", "")).exempts(uri));
    assertTrue(Proxies.of(Map.of("NO_PROXY", "", "no_proxy", "*")).exempts(uri));
    assertFalse(Proxies.of(Map.of()).exempts(uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://me:secret@a.test",
        "https://me:secret@a.test",
        "http://me:secret@",
        ":x"
      })
  void proxy_thatIsNone_isNamed_andNotShown(String proxy) {
    for (String variable : new String[] {"https_proxy", "HTTPS_PROXY"}) {
      assertEquals(
          "HTTPS_PROXY is no proxy that rekcl can use: write http://HOST:PORT",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> Proxies.of(Map.of(variable, proxy)).check(URI.create("https://a.test")))
              .getMessage());
    }
  }

  @Test
  void proxy_thatIsNone_doesNoHarmWhereNobodyAsksIt() {
    String none = "socks5://a.test";
    Proxies.of(Map.of("HTTPS_PROXY", none)).check(URI.create("http://127.0.0.1:9000"));
    Proxies.of(Map.of("HTTPS_PROXY", none, "NO_PROXY", "*")).check(URI.create("https://a.test"));
    Proxies.of(Map.of("HTTP_PROXY", none)).check(URI.create("https://a.test"));
  }
}
