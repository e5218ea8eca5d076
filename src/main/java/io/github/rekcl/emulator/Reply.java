package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.function.Consumer;

/** One answer, ready to be written. */
record Reply(int status, Map<String, String> headers, String body) {
  static final String JSON = "application/x-amz-json-1.1";

  /** No answer: the connection is closed without a byte. */
  static final Reply NONE = new Reply(0, Map.of(), "");

  /** What a hotel's network answers in place of every server. */
  static final Reply LOGIN_PAGE =
      new Reply(
          200,
          Map.of("Content-Type", "text/html; charset=utf-8"),
          "<!DOCTYPE html>\n<html><head><title>Guest network</title></head>"
              + "<body><h1>Please log in</h1></body></html>\n");

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
