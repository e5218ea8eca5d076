package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultParseTest {

  @ParameterizedTest
  @CsvSource({
    "StopProjectVersion=drop, StopProjectVersion, 1, true",
    "StopProjectVersion=drop, StopProjectVersion, 99, true",
    "StopProjectVersion=drop, DeleteProjectVersion, 1, false",
    "StopProjectVersion@2=drop, StopProjectVersion, 1, false",
    "StopProjectVersion@2=drop, StopProjectVersion, 2, true",
    "StopProjectVersion@2=drop, StopProjectVersion, 3, false",
    "DeleteProjectVersion@2-3=after:InternalServerError, DeleteProjectVersion, 3, true",
    "DeleteProjectVersion@2-3=after:InternalServerError, DeleteProjectVersion, 4, false",
    "*@4-=drop, DeleteProject, 3, false",
    "*@4-=delay:250ms, DetectCustomLabels, 4, true",
    "' CopyProjectVersion@1-=after:Slow/503\r\n', CopyProjectVersion, 1, true",
    "DescribeProjectVersions@1-2=status:HIBERNATING, DescribeProjectVersions, 2, true",
  })
  void hits_ofParsed_areTheCallsThatWereMeant(
      String spec, String operation, int call, boolean hit) {
    Fault fault = Fault.parse(spec);
    boolean any = spec.startsWith("*");
    assertEquals(hit, fault.hits(operation, any ? 0 : call, any ? call : 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "drop~Not a fault: 'drop'. Write OPERATION[@N|@N-M|@N-]=EFFECT, such as StopProjectVersion@1=drop.",
        "Stop=drop~Unknown operation 'Stop' in a fault. Known: CopyProjectVersion, CreateProject, CreateProjectVersion, DeleteProject, DeleteProjectVersion, DescribeProjectVersions, DescribeProjects, DetectCustomLabels, StartProjectVersion, StopProjectVersion, and * for any.",
        "*@0=drop~Invalid call range: '@0'. Write @N, @N-M or @N-, counting from 1.",
        "*@3-2=drop~Invalid call range: '@3-2'. Write @N, @N-M or @N-, counting from 1.",
        "*@=drop~Invalid call range: '@'. Write @N, @N-M or @N-, counting from 1.",
        "*@9999999999=drop~Invalid call range: '@9999999999'. Write @N, @N-M or @N-, counting from 1.",
        "*=stale~The effect stale works for DescribeProjectVersions only.",
        "StopProjectVersion=status:X~The effect status:X works for DescribeProjectVersions only.",
        "DescribeProjectVersions=after:loop~The effect loop takes no after:.",
      })
  void parse_faulty_saysWhatIsWrong(String spec, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> Fault.parse(spec)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hnag", "delay", "delay:2", "delay:2h", "delay:-1s", "status:", "Code/200"})
  void parse_unknownEffect_listsTheEffects(String effect) {
    assertEquals(
        "Unknown effect '"
            + effect
            + "' in a fault. Known: an error code such as ThrottlingException or"
            + " ThrottlingException/503, delay:2s, hang, drop, html, empty, object, each also as"
            + " after:EFFECT; and for DescribeProjectVersions stale, absent, status:X, loop.",
        assertThrows(IllegalArgumentException.class, () -> Fault.parse("*=" + effect))
            .getMessage());
  }
}
