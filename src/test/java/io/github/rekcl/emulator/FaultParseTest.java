package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultParseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "StopProjectVersion=ThrottlingException",
        "StopProjectVersion@1=ThrottlingException/503",
        "DeleteProjectVersion@2-3=after:InternalServerError",
        "*@4-=drop",
        "*=after:drop",
        "DescribeProjects=delay:250ms",
        "DescribeProjects=after:delay:2s",
        "DescribeProjects=delay:3m",
        "DescribeProjects=hang",
        "DescribeProjects=html",
        "DescribeProjects=empty",
        "DescribeProjects=object",
        "DescribeProjectVersions=stale",
        "DescribeProjectVersions=absent",
        "DescribeProjectVersions=loop",
        "DescribeProjectVersions=status:null",
        "DescribeProjectVersions@1-2=status:HIBERNATING",
      })
  void toString_ofParsed_isWhatWasRead(String spec) {
    Fault fault = Fault.parse(spec);
    assertEquals(spec, fault.toString());
    assertEquals(fault, Fault.parse(fault.toString()));
  }

  @Test
  void parse_parts_areUnderstood() {
    assertEquals(
        new Fault(
            "StopProjectVersion", 2, Integer.MAX_VALUE, true, new Effect.Failure("Slow", 503)),
        Fault.parse(" StopProjectVersion@2-=after:Slow/503\r\n"));
    assertEquals(
        new Effect.Failure("InternalServerError", 500),
        Fault.parse("*=InternalServerError").effect());
    assertEquals(
        new Effect.Failure("AccessDeniedException", 400),
        Fault.parse("*=AccessDeniedException").effect());
    assertEquals(new Effect.Delay(Duration.ofMinutes(1)), Fault.parse("*=delay:60s").effect());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "drop~Not a fault: 'drop'. Write OPERATION[@N|@N-M|@N-]=EFFECT, such as StopProjectVersion@1=drop.",
        "Stop=drop~Unknown operation 'Stop' in a fault. Known: CreateProject, CreateProjectVersion, DeleteProjectVersion, DescribeProjectVersions, DescribeProjects, StartProjectVersion, StopProjectVersion, and * for any.",
        "*@0=drop~Not the numbers of calls: '@0'. Write @N, @N-M or @N-, counting from 1.",
        "*@3-2=drop~Not the numbers of calls: '@3-2'. Write @N, @N-M or @N-, counting from 1.",
        "*@=drop~Not the numbers of calls: '@'. Write @N, @N-M or @N-, counting from 1.",
        "*@9999999999=drop~Not the numbers of calls: '@9999999999'. Write @N, @N-M or @N-, counting from 1.",
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
