package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.model.Scope;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.CallFailure;
import java.util.ArrayList;
import java.util.List;

/** Says what happened to a call that failed, and what to do about it. */
public final class CallText {
  private CallText() {}

  /**
   * Says what failed.
   *
   * @param failure the failed call
   * @return half a sentence
   */
  public static String what(CallFailure failure) {
    String id =
        failure.requestId() == null
            ? ""
            : " (request id " + Sanitizer.excerpt(failure.requestId()) + ")";
    return failure.operation() + " failed: " + Sanitizer.excerpt(failure.reason()) + id;
  }

  /**
   * Says what to do about a call that was made for a model.
   *
   * @param failure the failed call
   * @param target the model
   * @return lines, possibly none
   */
  public static List<String> advice(CallFailure failure, Target target) {
    Object named = target.project() == null ? target.model() : target.project();
    return advice(failure, target.region(), ofAccount(target.account(), named));
  }

  /**
   * Says what wasn't listed, why, and what to do about it.
   *
   * @param unseen the project or the region, and the failed call
   * @return lines for standard error
   */
  public static List<String> notListed(Inventory.Unseen unseen) {
    Scope scope = unseen.scope();
    String check =
        scope instanceof Scope.OfProject of
            ? ofAccount(of.project().account(), of.project())
            : "Check the region: " + scope.region();
    List<String> lines = new ArrayList<>();
    CallFailure failure = unseen.failure();
    String why = failure == null ? "timed out" : what(failure);
    lines.add("Models not listed: " + Names.of(scope) + ": " + why);
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
      case DENIED -> List.of("Allow this identity the IAM action " + iamAction(failure) + ".");
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

  private static String iamAction(CallFailure failure) {
    return "rekognition:" + failure.operation();
  }
}
