package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.util.Optional;

/** Translates the operations that change models. */
final class VersionOperations {
  private static final String ARN = "ProjectVersionArn";

  private final Store store;

  VersionOperations(Store store) {
    this.store = store;
  }

  JsonObject create(Call call) {
    Parameters parameters = new Parameters(call);
    String projectArn = parameters.requiredText("ProjectArn", TextRule.PROJECT_ARN);
    String name = parameters.requiredText("VersionName", TextRule.NAME);
    Parameters output = parameters.requiredObject("OutputConfig");
    Optional<String> bucket = output.text("S3Bucket", TextRule.BUCKET);
    Optional<String> keyPrefix = output.text("S3KeyPrefix", TextRule.KEY_PREFIX);
    parameters.check();
    Model.Output outputConfig =
        new Model.Output(
            bucket.orElseThrow(
                () ->
                    new RefusedException(
                        "InvalidParameterException", "OutputConfig names no S3Bucket.")),
            keyPrefix.orElse(null));
    JsonObject json = new JsonObject();
    json.addProperty(ARN, store.train(call.scope(), projectArn, name, outputConfig).arn());
    return json;
  }

  JsonObject start(Call call) {
    Parameters parameters = new Parameters(call);
    String arn = parameters.requiredText(ARN, TextRule.VERSION_ARN);
    int min = parameters.requiredNumber("MinInferenceUnits", 1, Integer.MAX_VALUE);
    Optional<Integer> max = parameters.number("MaxInferenceUnits", 1, Integer.MAX_VALUE);
    parameters.check();
    if (max.isPresent() && max.get() < min) {
      throw new RefusedException(
          "InvalidParameterException", "MaxInferenceUnits is less than MinInferenceUnits.");
    }
    return status(store.start(call.scope(), arn, new Model.Units(min, max.orElse(null))));
  }

  JsonObject stop(Call call) {
    return status(store.stop(call.scope(), arn(call)));
  }

  JsonObject delete(Call call) {
    return status(store.delete(call.scope(), arn(call)));
  }

  private static String arn(Call call) {
    Parameters parameters = new Parameters(call);
    String arn = parameters.requiredText(ARN, TextRule.VERSION_ARN);
    parameters.check();
    return arn;
  }

  private static JsonObject status(Model model) {
    JsonObject json = new JsonObject();
    json.addProperty("Status", model.phase().status());
    return json;
  }
}
