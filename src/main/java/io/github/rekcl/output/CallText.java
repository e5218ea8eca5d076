package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.CallFailure;
import java.util.ArrayList;
import java.util.List;

/** Says what happened to a call that failed, and what to do about it. */
public final class CallText {
  private CallText() {}

  /** Says what failed, in half a sentence. */
  public static String what(CallFailure failure) {
    String id = failure.requestId();
    return failure.operation()
        + " failed: "
        + Sanitizer.excerpt(failure.reason())
        + (id == null ? "" : " (request id " + Sanitizer.excerpt(id) + ")");
  }

  /** Says that a command goes on after a failure. */
  static String retrying(Event.Retrying retrying) {
    String place =
        retrying.place() instanceof Event.OneModel one
            ? name(one.model())
            : retrying.place() instanceof Event.InProject in
                ? in.project().name()
                : ((Event.InRegion) retrying.place()).region();
    return place + ": " + what(retrying.failure()) + "; retrying until the timeout";
  }

  /** Returns the short name of a model. */
  static String name(ModelArn model) {
    return model.projectName() + "/" + model.versionName();
  }

  /** Says what to do about a call that was made for a model, in lines, possibly none. */
  public static List<String> advice(CallFailure failure, Target target) {
    Object named = target.project() == null ? target.model() : target.project();
    return advice(failure, target.region(), ofAccount(target.account(), named));
  }

  /** Says which project or region wasn't listed, why, and what to do about it. */
  public static List<String> notListed(Inventory.Unseen unseen) {
    Scope scope = unseen.scope();
    CallFailure failure = unseen.failure();
    String name = scope.region();
    String check = "Check the region: " + name;
    if (scope instanceof Scope.OfProject of) {
      name = of.project().name();
      check = ofAccount(of.project().account(), of.project());
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Models not listed: " + name + ": " + (failure == null ? "timed out" : what(failure)));
    if (failure != null) {
      lines.addAll(advice(failure, scope.region(), check));
    }
    return lines;
  }

  /** Says what to check where a name isn't known: most often the credentials are another's. */
  static String ofAccount(String account, Object named) {
    return "Check the ARN; the credentials must be of account " + account + ": " + named;
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
      case THROTTLED -> List.of("The account's quota of calls is used up. Try again later.");
      case SERVICE -> List.of("The service reports an internal error. Try again later.");
      case IN_USE, REFUSED, CLIENT -> List.of();
    };
  }

  private static String network(String code, String region) {
    return switch (code) {
      case CallFailure.UNTRUSTED ->
          "The certificate isn't trusted here. If a proxy or an endpoint of yours shows it, name a"
              + " file with its authority's by --ca-bundle or AWS_CA_BUNDLE.";
      case CallFailure.PROXY_AUTHENTICATION ->
          "Write them into HTTPS_PROXY or HTTP_PROXY: http://USER:PASSWORD@HOST:PORT.";
      default -> "Check the network, the proxy settings and the endpoint of region " + region + ".";
    };
  }
}
