package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

/** A minimal client, so that the tests do not depend on the leniency of an AWS client. */
final class TestClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI endpoint;
  private final String region;

  TestClient(Emulator emulator) {
    this(emulator.endpoint(), "us-east-1");
  }

  TestClient(URI endpoint, String region) {
    this.endpoint = endpoint;
    this.region = region;
  }

  /** A response. */
  record Answer(int status, HttpHeaders headers, String body) {
    JsonObject json() {
      return Json.object(body);
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    String text(String member) {
      return json().get(member).getAsString();
    }

    /** Returns the status and the error code, if any. */
    String outcome() {
      return status == 200 ? "200" : status + " " + text("__type");
    }

    List<JsonObject> versions() {
      return objects(json().getAsJsonArray("ProjectVersionDescriptions"));
    }

    List<JsonObject> projects() {
      return objects(json().getAsJsonArray("ProjectDescriptions"));
    }

    private static List<JsonObject> objects(JsonArray array) {
      return StreamSupport.stream(array.spliterator(), false)
          .map(JsonElement::getAsJsonObject)
          .toList();
    }
  }

  /** Calls an operation. Single quotes in the body are replaced by double quotes. */
  Answer call(String operation, String body) throws IOException, InterruptedException {
    return send(request(operation, body).build());
  }

  Answer stop(String modelArn) throws IOException, InterruptedException {
    return call("StopProjectVersion", "{'ProjectVersionArn':'" + modelArn + "'}");
  }

  Answer delete(String modelArn) throws IOException, InterruptedException {
    return call("DeleteProjectVersion", "{'ProjectVersionArn':'" + modelArn + "'}");
  }

  Answer start(String modelArn) throws IOException, InterruptedException {
    return call(
        "StartProjectVersion",
        "{'ProjectVersionArn':'" + modelArn + "','MinInferenceUnits':2,'MaxInferenceUnits':3}");
  }

  Answer describe(String projectArn) throws IOException, InterruptedException {
    return call("DescribeProjectVersions", "{'ProjectArn':'" + projectArn + "'}");
  }

  Answer send(HttpRequest request) throws IOException, InterruptedException {
    return answer(HTTP.send(request, BodyHandlers.ofString()));
  }

  CompletableFuture<Answer> callLater(String operation, String body) {
    return HTTP.sendAsync(request(operation, body).build(), BodyHandlers.ofString())
        .thenApply(TestClient::answer);
  }

  HttpRequest.Builder request(String operation, String body) {
    return HttpRequest.newBuilder(endpoint.resolve("/"))
        .header("Content-Type", "application/x-amz-json-1.1")
        .header("X-Amz-Target", "RekognitionService." + operation)
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261101/%s/rekognition/aws4_request, SignedHeaders=host, Signature=0"
                .formatted(region))
        .POST(BodyPublishers.ofString(body.replace('\'', '"')));
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }
}
