package io.github.rekcl.emulator;

/** An error response. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  RefusedException(String code, String message) {
    this(httpStatus(code), code, message);
  }

  RefusedException(int status, String code, String message) {
    // A stack trace would be of no use.
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static RefusedException notFound(String what, String arn) {
    return new RefusedException(
        "ResourceNotFoundException", "The %s %s could not be found.".formatted(what, arn));
  }

  static RefusedException inUse(String message) {
    return new RefusedException("ResourceInUseException", message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  /** Returns the HTTP status that the service documents for an error code. */
  static int httpStatus(String code) {
    return switch (code) {
      case "ThrottlingException", "InternalServerError", "InternalFailure" -> 500;
      case "ServiceUnavailable", "ServiceUnavailableException" -> 503;
      default -> 400;
    };
  }
}
