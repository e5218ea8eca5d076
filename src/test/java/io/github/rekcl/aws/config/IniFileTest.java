package io.github.rekcl.aws.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rekcl.aws.config.IniFile.Section;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected results are those of the AWS CLI (botocore 1.43.11); a bar is a line break. */
class IniFileTest {
  private static String read(String text) {
    Map<String, Section> sections = IniFile.parse(text.replace('|', '\n'));
    Map<String, Map<String, String>> settings = new TreeMap<>();
    sections.forEach((name, section) -> settings.put(name, new TreeMap<>(section.settings())));
    return settings.toString().replace('\n', '|');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "[a]|REGION = x|EndPoint_URL=y        ~ {a={endpoint_url=y, region=x}}",
        "[a]|b: c:d|e=f=g                     ~ {a={b=c:d, e=f=g}}",
        "[a]|  b = c|  d = e                  ~ {a={b=c, d=e}}",
        "[a]|b = c|  d = e|f = g              ~ {a={b=c|d = e, f=g}}",
        "[a]|    b = c|  d = e|      f        ~ {a={b=c, d=e|f}}",
        "[a]|b =||  c = d||  e = f|| |g=h     ~ {a={b=||c = d||e = f, g=h}}",
        "[a]|b =|  c = d|  # x|  e = f        ~ {a={b=|c = d|e = f}}",
        "[a]|b = c|   # d|  ; e|f = g         ~ {a={b=c, f=g}}",
        "[a]|b = c # d|e = f ; g              ~ {a={b=c # d, e=f ; g}}",
        "[a] # b|c=d|[e] ; f|[g] h]|i=j       ~ {a={c=d}, e={}, g] h={i=j}}",
        "[a]|b=c|  [d]|e=f                    ~ {a={b=c|[d], e=f}}",
        "[DEFAULT]|b=c|d=e|[a]|b=f            ~ {a={b=f, d=e}}",
        "[a]|b =|[c]                          ~ {a={b=}, c={}}",
        "[a=b,c[1]]|d=e                       ~ {a=b,c[1]={d=e}}",
        "# only|; comments                    ~ {}",
      })
  void parse_asTheAwsCli(String text, String expected) {
    assertEquals(expected, read(text));
  }

  @ParameterizedTest
  @CsvSource({"'\r\n'", "'\r'"})
  void parse_otherLineBreaks(String lineBreak) {
    assertEquals("{a={b=c|d=e}, f={}}", read("[a]|b = c|  d=e|[f]|".replace("|", lineBreak)));
  }

  /** A line with only a no-break space is a blank line. */
  @ParameterizedTest
  @CsvSource({"'\u00a0'", "'\u3000'", "'\u000b'", "'\u001c'", "'\u0085'"})
  void parse_blanksOfPython(String blank) {
    assertEquals("{a={b=c, d=e}}", read("[a]|b = c" + blank + "|" + blank + "|d = e|"));
  }

  @ParameterizedTest
  @CsvSource({
    "a=b|[c],               line 1: it belongs to no [section]",
    "[a]|b=c|[profile d|e=f, line 3: the section's ] is missing",
    "[a]|[]|b=c,            line 2: the section's ] is missing",
  })
  void parse_lineWithoutSection_throws(String text, String why) {
    assertEquals(why, assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage());
  }

  /** The AWS CLI rejects the whole file. */
  @ParameterizedTest
  @CsvSource({
    "junk,        line 3: it must be NAME = VALUE",
    "= value,     line 3: it must be NAME = VALUE",
    "b=1|B=2,     line 4: b is defined twice",
    "b=1|[a]|c=2, line 4: [a] is defined twice",
  })
  void parse_invalidLine_rejectsOnlyItsSection(String lines, String why) {
    Map<String, Section> sections =
        IniFile.parse(("[a]|x=y|" + lines + "|[z]|good=1").replace('|', '\n'));

    Section broken = sections.getOrDefault("a", new Section());
    assertEquals(why, assertThrows(IllegalArgumentException.class, broken::settings).getMessage());
    assertEquals(Map.of("good", "1"), sections.getOrDefault("z", broken).settings());
  }
}
