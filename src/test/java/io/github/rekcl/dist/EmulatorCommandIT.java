package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.emulator.DemoContent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The emulator command, used by a second process. */
final class EmulatorCommandIT {
  private static final Pattern EXPORT =
      Pattern.compile(
          "export AWS_REGION=(?<region>[a-z0-9-]+) AWS_DEFAULT_REGION=\\k<region>"
              + " AWS_ACCESS_KEY_ID=emulator AWS_SECRET_ACCESS_KEY=emulator"
              + " AWS_ENDPOINT_URL_REKOGNITION=(?<endpoint>http://127\\.0\\.0\\.1:[0-9]+)\n");

  @Test
  void pastedExport_connectsClients_andSigtermEndsTheEmulator() throws Exception {
    try (Running emulator = Launch.rekcl("emulator", "--port", "0").interruptible().start()) {
      Matcher export = export(emulator);
      assertEquals("java", emulator.info().command().map(EmulatorCommandIT::name).orElse("java"));

      Launched list = rekcl(export, "list --all-regions").run();
      assertEquals(0, list.code(), list::toString);
      assertTrue(list.out().contains(DemoContent.RUNNING_MODEL_ARN), list::toString);

      emulator.signal("TERM");
      emulator.finish().expect(143, export.group());
      isFree(URI.create(export.group("endpoint")).getPort());
    }
  }

  @Test
  void maxTps_ofOne_throttlesTheSecondCallInASecond() throws Exception {
    try (Running emulator = Launch.rekcl("emulator", "--max-tps", "1").start()) {
      Matcher export = export(emulator);
      HttpRequest unsigned =
          HttpRequest.newBuilder(URI.create(export.group("endpoint")))
              .header("X-Amz-Target", "RekognitionService.DescribeProjects")
              .POST(BodyPublishers.ofString("{}"))
              .build();
      HttpClient client = HttpClient.newHttpClient();
      emulator.await(() -> isThrottled(client, unsigned), "a call that is throttled");
    }
  }

  @Test
  void region_isUsedForTheDemoModels() throws Exception {
    try (Running emulator = Launch.rekcl("emulator", "--region", "eu-west-1").start()) {
      Matcher export = export(emulator);
      assertEquals("eu-west-1", export.group("region"));
      String project = DemoContent.PROJECT_ARN.replace("us-east-1", "eu-west-1");
      emulator.awaitErr("Demo projects, in eu-west-1 only:\n  " + project + "\n");
      Launched list = rekcl(export, "list").run();
      assertEquals(0, list.code(), list::toString);
      String model = DemoContent.RUNNING_MODEL_ARN.replace("us-east-1", "eu-west-1");
      assertTrue(list.out().contains(model), list::toString);
    }
  }

  @Test
  void seed_writtenByList_servesTheSameModels(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("my models.json");
    try (Running emulator = Launch.rekcl("emulator").start()) {
      Launched list = rekcl(export(emulator), "list --output json").run();
      assertEquals(0, list.code(), list::toString);
      Files.writeString(file, list.out());
    }
    try (Running emulator = Launch.rekcl("emulator", "--seed", file.toString()).start()) {
      Matcher export = export(emulator);
      emulator.awaitErr("Projects of " + file + ":\n");
      rekcl(export, "list --output json").run().expect(0, Files.readString(file));
      Launched stop = rekcl(export, "stop " + DemoContent.RUNNING_MODEL_ARN).run();
      assertEquals(0, stop.code(), stop::toString);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "nonsense|The body is not a JSON object",
        "{'ProjectVersionDescriptions':[{'ProjectVersionArn':'v1','Status':'STOPPED'}]}|projectVersionDescriptions.1.member.projectVersionArn",
        "{'ProjectVersionDescriptions':[{'ProjectVersionArn':'ARN'}]}|Value null at 'projectVersionDescriptions.1.member.status'",
        "{'ProjectVersionDescriptions':[{'ProjectVersionArn':'ARN','Status':'STOPPED','CreationTimestamp':'today'}]}|is not a time",
      })
  void invalidSeed_isRejected(String json, String message, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("seed.json");
    Files.writeString(
        file, json.replace("ARN'", DemoContent.STOPPED_MODEL_ARN + "'").replace('\'', '"'));
    Launch.rekcl("emulator", "--seed", file.toString())
        .run()
        .expect(2, "")
        .errContains("--seed: ")
        .errContains(message);
  }

  @Test
  void missingSeed_isRejected() throws Exception {
    Launch.rekcl("emulator", "--seed", "absent.json")
        .run()
        .expect(2, "")
        .errContains("--seed: cannot read absent.json");
  }

  @Test
  void quiet_printsOnlyTheExport_evenAfterAnUnsupportedRequest() throws Exception {
    try (Running emulator = Launch.rekcl("emulator", "--quiet").interruptible().start()) {
      Matcher export = export(emulator);
      HttpRequest head =
          HttpRequest.newBuilder(URI.create(export.group("endpoint")))
              .method("HEAD", BodyPublishers.noBody())
              .build();
      int status = HttpClient.newHttpClient().send(head, BodyHandlers.discarding()).statusCode();
      assertEquals(405, status);
      emulator.signal("TERM");
      Launched ended = emulator.finish();
      ended.expect(143, export.group());
      assertEquals("", ended.err());
    }
  }

  private static Matcher export(Running emulator) throws InterruptedException {
    emulator.awaitOut("\n");
    Matcher export = EXPORT.matcher(emulator.out());
    assertTrue(export.matches(), emulator.out());
    return export;
  }

  /** Runs a command in a shell where only the export line was pasted. */
  private static Launch rekcl(Matcher export, String arguments) {
    return Launch.sh(export.group() + "exec \"$1\" " + arguments);
  }

  private static boolean isThrottled(HttpClient client, HttpRequest request) {
    HttpResponse<String> answer =
        client.sendAsync(request, BodyHandlers.ofString()).orTimeout(30, TimeUnit.SECONDS).join();
    return answer.statusCode() == 500 && answer.body().contains("ThrottlingException");
  }

  private static String name(String command) {
    return command.substring(command.lastIndexOf('/') + 1);
  }

  private static void isFree(int port) throws Exception {
    new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
  }
}
