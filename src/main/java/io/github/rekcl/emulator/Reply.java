package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.function.Consumer;

/** A response. */
record Reply(int status, Map<String, String> headers, String body) {
  static final String JSON = "application/x-amz-json-1.1";

  /** Closes the connection without a response. */
  static final Reply NONE = new Reply(0, Map.of(), "");

  static Reply success(Call call, JsonObject body) {
    return new Reply(
        200, Map.of("Content-Type", JSON, "x-amzn-RequestId", call.requestId()), body.toString());
  }

  static Reply error(String requestId, RefusedException error) {
    JsonObject body = new JsonObject();
    body.addProperty("__type", error.code());
    body.addProperty("Code", error.code());
    body.addProperty("Logref", requestId);
    body.addProperty("Message", error.text());
    Map<String, String> headers =
        Map.of(
            "Content-Type", JSON, "x-amzn-RequestId", requestId, "x-amzn-ErrorType", error.code());
    return new Reply(error.status(), headers, body.toString());
  }

  /** Returns a successful response with a changed body, and any other response unchanged. */
  Reply edited(Consumer<JsonObject> change) {
    if (status != 200) {
      return this;
    }
    JsonObject json = Json.object(body);
    change.accept(json);
    return new Reply(status, headers, json.toString());
  }
}
