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

class AnswerTest {
  @Test
  void read_pipeThatNobodyWritesTo_endsWithTheTime() throws Exception {
    try (PipedOutputStream silent = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(silent)) {
      Answer answer = Answer.read(in, Duration.ofMillis(20));

      assertTrue(answer.late());
      assertFalse(answer.is("delete"));
    }
  }

  @Test
  void read_endlessLine_isNoAnswer() throws InterruptedException {
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

    assertFalse(Answer.read(endless, Duration.ZERO).complete());
  }

  @Test
  void read_inputThatBreaks_isNoAnswer() throws InterruptedException {
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

    assertEquals(new Answer("", false, false), Answer.read(broken, Duration.ZERO));
  }

  @Test
  void read_leavesTheNextLineWhereItIs() throws Exception {
    InputStream in =
        new java.io.ByteArrayInputStream("delete\nrest".getBytes(StandardCharsets.UTF_8));

    assertTrue(Answer.read(in, Duration.ZERO).is("delete"));
    assertEquals("rest", new String(in.readAllBytes(), StandardCharsets.UTF_8));
  }
}
