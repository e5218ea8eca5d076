package io.github.rekcl.aws;

/**
 * Switches the log of requests on: operation, HTTP status and request id. The SDK's other loggers
 * stay silent at every level, because some of them print what a signature is made of.
 */
final class RequestLog {
  private static final String LEVEL = "org.slf4j.simpleLogger.log.software.amazon.awssdk.request";

  private RequestLog() {}

  /** Takes effect if it comes before the first client. */
  static void enable() {
    System.setProperty(LEVEL, "debug");
  }
}
