package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * The output that rekcl prints without picocli is identical to picocli's, which still handles the
 * short option names.
 */
class FastPathIT {
  @Test
  void help_isTheSameAsPicoclis() throws Exception {
    assertEquals(Launch.rekcl("-h").run(), Launch.rekcl("--help").run());
  }

  @Test
  void version_isTheSameAsPicoclis() throws Exception {
    assertEquals(Launch.rekcl("-V").run(), Launch.rekcl("--version").run());
  }
}
