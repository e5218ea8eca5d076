package io.github.rekcl.output;

import io.github.rekcl.lifecycle.CallFailure;
import io.github.rekcl.lifecycle.ProjectArn;
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
            : " (request id " + Plain.excerpt(failure.requestId()) + ")";
    return failure.operation()
        + " failed: "
        + Plain.excerpt(failure.code())
        + ": "
        + Plain.excerpt(failure.message())
        + id;
  }

  /**
   * Says what to do about it.
   *
   * @param failure the failed call
   * @param project the project whose models were asked about
   * @return lines, possibly none
   */
  public static List<String> advice(CallFailure failure, ProjectArn project) {
    return switch (failure.kind()) {
      case DENIED -> List.of("Allow this identity the IAM action " + iamAction(failure) + ".");
      case CREDENTIALS ->
          List.of(
              "Sign in again (aws sso login, aws configure), or choose other credentials with"
                  + " --profile.");
      case NETWORK ->
          List.of(
              "Check the network, the proxy settings and the endpoint of region "
                  + project.region()
                  + ".");
      case NOT_FOUND ->
          List.of(
              "Check the ARN; the credentials must be of account "
                  + project.account()
                  + ": "
                  + project);
      case THROTTLED -> List.of("The account's quota of calls is used up. Try again later.");
      case SERVICE -> List.of("The service is in trouble. Try again later.");
      case IN_USE, REFUSED, CLIENT -> List.of();
    };
  }

  private static String iamAction(CallFailure failure) {
    return "rekognition:" + failure.operation();
  }
}
