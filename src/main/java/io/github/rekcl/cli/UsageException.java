package io.github.rekcl.cli;

/** The command line was parsed, but makes no sense. Nothing has been sent. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
