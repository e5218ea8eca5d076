package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.util.Map;

/** One answer, ready to be written. */
record Reply(int status, Map<String, String> headers, String body) {
  static final String JSON = "application/x-amz-json-1.1";

  static Reply success(Call call, JsonObject body) {
    return new Reply(
        200, Map.of("Content-Type", JSON, "x-amzn-RequestId", call.requestId()), body.toString());
  }

  static Reply error(Call call, RefusedException refusal) {
    return error(call, RefusedException.httpStatus(refusal.code()), refusal.code(), refusal.text());
  }

  static Reply error(Call call, int status, String code, String message) {
    JsonObject body = new JsonObject();
    body.addProperty("__type", code);
    body.addProperty("Code", code);
    body.addProperty("Logref", call.requestId());
    body.addProperty("Message", message);
    Map<String, String> headers =
        Map.of(
            "Content-Type", JSON, "x-amzn-RequestId", call.requestId(), "x-amzn-ErrorType", code);
    return new Reply(status, headers, body.toString());
  }
}
