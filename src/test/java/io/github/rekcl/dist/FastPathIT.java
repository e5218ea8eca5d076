package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * What rekcl prints without picocli is what picocli prints: it is still asked for the short names.
 */
class FastPathIT {
  @Test
  void help_isPicoclis() throws Exception {
    assertEquals(Launch.rekcl("-h").run(), Launch.rekcl("--help").run());
  }

  @Test
  void version_isPicoclis() throws Exception {
    assertEquals(Launch.rekcl("-V").run(), Launch.rekcl("--version").run());
  }
}
