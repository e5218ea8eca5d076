package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.function.Consumer;

/** One answer, ready to be written. */
record Reply(int status, Map<String, String> headers, String body) {
  static final String JSON = "application/x-amz-json-1.1";

  /** No answer: the connection is closed without a byte. */
  static final Reply NONE = new Reply(0, Map.of(), "");

  static Reply success(Call call, JsonObject body) {
    return new Reply(
        200, Map.of("Content-Type", JSON, "x-amzn-RequestId", call.requestId()), body.toString());
  }

  /** Returns a success with its body changed; anything else as it is. */
  Reply edited(Consumer<JsonObject> change) {
    if (status != 200) {
      return this;
    }
    JsonObject json = Json.object(body);
    change.accept(json);
    return new Reply(status, headers, json.toString());
  }

  static Reply error(String requestId, RefusedException refusal) {
    JsonObject body = new JsonObject();
    body.addProperty("__type", refusal.code());
    body.addProperty("Code", refusal.code());
    body.addProperty("Logref", requestId);
    body.addProperty("Message", refusal.text());
    String code = refusal.code();
    return new Reply(
        refusal.status(),
        Map.of("Content-Type", JSON, "x-amzn-RequestId", requestId, "x-amzn-ErrorType", code),
        body.toString());
  }
}
