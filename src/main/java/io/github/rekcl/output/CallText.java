package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.CallFailure;
import java.util.ArrayList;
import java.util.List;

/** Describes failed requests, and what to do about them. */
public final class CallText {
  private CallText() {}

  /** Returns the operation and the reason of a failure, as part of a line. */
  public static String what(CallFailure failure) {
    String id = failure.requestId();
    return failure.operation()
        + " failed: "
        + Sanitizer.excerpt(failure.reason())
        + (id == null ? "" : " (request id " + Sanitizer.excerpt(id) + ")");
  }

  static String retrying(Event.Retrying retrying) {
    String place =
        retrying.place() instanceof Event.OneModel one
            ? name(one.model())
            : retrying.place() instanceof Event.InProject in
                ? in.project().name()
                : ((Event.InRegion) retrying.place()).region();
    CallFailure failure = retrying.failure();
    boolean again =
        failure.operation().startsWith("Describe") || failure.kind() == CallFailure.Kind.THROTTLED;
    String next = again ? "retrying" : "checking the status";
    return place + ": " + what(failure) + "; " + next + " until the timeout";
  }

  /** Returns whether AWS works on a request, as part of a line; "" if none was sent. */
  static String accepted(Acceptance acceptance) {
    return switch (acceptance) {
      case NONE -> "";
      case REFUSED -> "AWS refused the request";
      case POSSIBLE -> "AWS may have accepted the request";
      case CERTAIN -> "AWS continues with what it accepted";
    };
  }

  /** Returns the project and the version name. */
  static String name(ModelArn model) {
    return model.projectName() + "/" + model.versionName();
  }

  /** Returns a model as the user named it; its short name if the ARN is wider than the screen. */
  static String name(ModelRef model, int width) {
    String text = model.toString();
    return tooWide(text, width) && model instanceof ModelRef.ByArn byArn ? name(byArn.arn()) : text;
  }

  /** Returns a project's ARN; its name if the ARN is wider than the screen. */
  static String name(ProjectArn project, int width) {
    return tooWide(project.toString(), width) ? project.name() : project.toString();
  }

  /** Reports whether a text is wider than the screen; 0 for any width. */
  static boolean tooWide(String text, int width) {
    return width > 0 && text.length() > width;
  }

  /**
   * Returns what to do about a failed request for a model, possibly nothing.
   *
   * @param width the width of the screen; 0 for lines of any length
   */
  public static List<String> advice(CallFailure failure, Target target, int width) {
    ProjectArn project = target.project();
    String named = project == null ? name(target.model(), width) : name(project, width);
    return advice(failure, target.region(), checkAccount(target.account(), named));
  }

  /**
   * Returns which project or region could not be listed, why, and what to do about it.
   *
   * @param width the width of the screen; 0 for lines of any length
   */
  public static List<String> notListed(Inventory.Unseen unseen, int width) {
    Scope scope = unseen.scope();
    CallFailure failure = unseen.failure();
    String name = scope.region();
    String check = "Check the region: " + name;
    if (scope instanceof Scope.OfProject of) {
      name = of.project().name();
      check = checkAccount(of.project().account(), name(of.project(), width));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Models not listed: " + name + ": " + (failure == null ? "timed out" : what(failure)));
    if (failure != null) {
      lines.addAll(advice(failure, scope.region(), check));
    }
    return lines;
  }

  /** The most frequent cause of "not found": credentials of another account. */
  static String checkAccount(String account, String named) {
    return "Check the ARN; the credentials must belong to account " + account + ": " + named;
  }

  private static List<String> advice(CallFailure failure, String region, String ifNotFound) {
    return switch (failure.kind()) {
      case DENIED ->
          List.of("Allow this identity the IAM action rekognition:" + failure.operation() + ".");
      case CREDENTIALS ->
          List.of(
              "Sign in again (aws sso login, aws configure), or choose other credentials with"
                  + " --profile.");
      case NETWORK -> List.of(network(failure.code(), region));
      case NOT_THE_SERVICE ->
          List.of(
              "Check the endpoint and the proxy: --endpoint-url, AWS_ENDPOINT_URL, HTTPS_PROXY.");
      case NOT_FOUND -> List.of(ifNotFound);
      case THROTTLED -> List.of("The account's request quota is used up. Try again later.");
      case SERVICE -> List.of("The service reports an internal error. Try again later.");
      case IN_USE, REFUSED, CLIENT -> List.of();
    };
  }

  private static String network(String code, String region) {
    return switch (code) {
      case CallFailure.UNTRUSTED ->
          "The certificate is not trusted. If it belongs to your proxy or endpoint, pass a file"
              + " with its certificate authority in --ca-bundle or AWS_CA_BUNDLE.";
      case CallFailure.PROXY_AUTHENTICATION ->
          "Put the credentials into HTTPS_PROXY or HTTP_PROXY: http://USER:PASSWORD@HOST:PORT.";
      default -> "Check the network, the proxy settings and the endpoint of region " + region + ".";
    };
  }
}
