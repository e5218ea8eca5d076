package io.github.rekcl.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** Standard output that tells a reader that closed the pipe from errors such as a full disk. */
public final class ResultStream extends PrintStream {
  private final Watched watched;

  private ResultStream(Watched watched, Charset charset) {
    super(new BufferedOutputStream(watched), true, charset);
    this.watched = watched;
  }

  /** Opens the process's standard output, in the encoding of the terminal. */
  public static ResultStream standardOutput() {
    String encoding =
        System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
    return new ResultStream(
        new Watched(new FileOutputStream(FileDescriptor.out)),
        encoding.isEmpty() ? Charset.defaultCharset() : Charset.forName(encoding));
  }

  boolean readerGone() {
    return watched.brokenPipe;
  }

  private static final class Watched extends FilterOutputStream {
    private volatile boolean brokenPipe;

    Watched(OutputStream stream) {
      super(stream);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        // EPIPE has no exception class of its own.
        brokenPipe = String.valueOf(e.getMessage()).contains("Broken pipe");
        throw e;
      }
    }
  }
}
