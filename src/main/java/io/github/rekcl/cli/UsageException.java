package io.github.rekcl.cli;

/** An invalid command line that picocli accepted. Nothing has been sent yet. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
