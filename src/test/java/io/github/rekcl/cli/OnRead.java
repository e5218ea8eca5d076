package io.github.rekcl.cli;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An input that runs an action just before its first byte is read. */
final class OnRead extends FilterInputStream {
  private Runnable before;

  OnRead(String text, Runnable before) {
    super(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    this.before = before;
  }

  @Override
  public int read() throws IOException {
    before.run();
    before = () -> {};
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    before.run();
    before = () -> {};
    return super.read(bytes, offset, length);
  }
}
