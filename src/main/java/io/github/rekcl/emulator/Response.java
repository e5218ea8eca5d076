package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.function.Consumer;

/** A response. */
record Response(int status, Map<String, String> headers, String body) {
  static final String JSON = "application/x-amz-json-1.1";

  /** Closes the connection without a response. */
  static final Response NONE = new Response(0, Map.of(), "");

  static Response success(Request request, JsonObject body) {
    return new Response(
        200,
        Map.of("Content-Type", JSON, "x-amzn-RequestId", request.requestId()),
        body.toString());
  }

  static Response error(String requestId, RefusedException error) {
    JsonObject body = new JsonObject();
    body.addProperty("__type", error.code());
    body.addProperty("Code", error.code());
    body.addProperty("Logref", requestId);
    body.addProperty("Message", error.text());
    Map<String, String> headers =
        Map.of(
            "Content-Type", JSON, "x-amzn-RequestId", requestId, "x-amzn-ErrorType", error.code());
    return new Response(error.status(), headers, body.toString());
  }

  /** Returns a successful response with a changed body, and any other response unchanged. */
  Response edited(Consumer<JsonObject> change) {
    if (status != 200) {
      return this;
    }
    JsonObject json = Json.object(body);
    change.accept(json);
    return new Response(status, headers, json.toString());
  }
}
