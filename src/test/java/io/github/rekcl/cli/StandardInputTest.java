package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandardInputTest {
  @Test
  void answer_pipeThatNobodyWritesTo_endsWithTheTime() throws Exception {
    try (PipedOutputStream silent = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(silent)) {
      StandardInput.Answer answer = new StandardInput(in).answer(Duration.ofMillis(20));

      assertTrue(answer.timedOut());
      assertFalse(answer.is("delete"));
    }
  }

  @Test
  void answer_endlessLine_isNoAnswer() throws InterruptedException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'd';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            throw new AssertionError("reads ahead");
          }
        };

    assertFalse(new StandardInput(endless).answer(Duration.ZERO).complete());
  }

  @Test
  void answer_inputThatBreaks_isNoAnswer() throws InterruptedException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("closed");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("closed");
          }
        };

    assertEquals(
        new StandardInput.Answer("", false, false),
        new StandardInput(broken).answer(Duration.ZERO));
  }

  @Test
  void answer_leavesTheNextLineWhereItIs() throws Exception {
    InputStream in =
        new java.io.ByteArrayInputStream("delete\nrest".getBytes(StandardCharsets.UTF_8));

    assertTrue(new StandardInput(in).answer(Duration.ZERO).is("delete"));
    assertEquals("rest", new String(in.readAllBytes(), StandardCharsets.UTF_8));
  }
}
