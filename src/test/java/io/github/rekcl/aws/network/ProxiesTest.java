package io.github.rekcl.aws.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
  void noProxy_matchesHostsAndDomains(String noProxy, URI uri, boolean exempt) {
    assertEquals(exempt, new Proxies(Map.of("NO_PROXY", noProxy)).exempts(uri));
  }

  @Test
  void lowerCase_takesPrecedence_evenIfEmpty() {
    URI uri = URI.create("https://a.test");
    assertFalse(new Proxies(Map.of("NO_PROXY", "*", "no_proxy", "")).exempts(uri));
    assertTrue(new Proxies(Map.of("NO_PROXY", "", "no_proxy", "*")).exempts(uri));
    assertFalse(new Proxies(Map.of()).exempts(uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://me:secret@a.test",
        "https://me:secret@a.test",
        "http://me:secret@",
        ":x"
      })
  void proxy_invalid_namesTheVariable_withoutItsValue(String proxy) {
    for (String variable : new String[] {"https_proxy", "HTTPS_PROXY"}) {
      assertEquals(
          "HTTPS_PROXY is not a proxy address that rekcl can use: write http://HOST:PORT",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> new Proxies(Map.of(variable, proxy)).check(URI.create("https://a.test")))
              .getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http://me:pa/ss@a.test | ; in its user and password, '/' is written as %2F",
        "me:pa#ss@a.test        | ; in its user and password, '#' is written as %23",
        "http://me:pa ss@a.test | ; in its user and password, ' ' is written as %20",
        "http://a test:3128     | ; a host name can't contain ' '",
        "http://a.test:99999    | ; its port is above 65535",
      })
  void proxy_invalidCharacter_isNamed(String proxy, String what) {
    assertEquals(
        "HTTP_PROXY is not a proxy address that rekcl can use: write http://HOST:PORT" + what,
        assertThrows(IllegalArgumentException.class, () -> ProxyAddress.parse("HTTP_PROXY", proxy))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "http://a_b.test:3128,          a_b.test,  3128, ,       ''",
    "HTTP://me@a.test/,             a.test,    80,   me,     ''",
    "me:p@s:s@[::1]:3128,           [::1],     3128, me,     p@s:s",
    "http://me%3Ayou:100%25^%+@a,   a,         80,   me:you, 100%^%+",
    "http://D\\me:%40@a.test?x,      a.test,    80,   D\\me,   @",
  })
  void proxy_isParsed(String proxy, String host, int port, @Nullable String user, String password) {
    assertEquals(
        new ProxyAddress(host, port, user, password), ProxyAddress.parse("HTTP_PROXY", proxy));
  }

  @Test
  void proxy_invalidButUnused_isIgnored() {
    String none = "socks5://a.test";
    new Proxies(Map.of("HTTPS_PROXY", none)).check(URI.create("http://127.0.0.1:9000"));
    new Proxies(Map.of("HTTPS_PROXY", none, "NO_PROXY", "*")).check(URI.create("https://a.test"));
    new Proxies(Map.of("HTTP_PROXY", none)).check(URI.create("https://a.test"));
  }
}
