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
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The emulator as a process, driven by another one. */
final class EmulatorCommandIT {
  private static final Pattern EXPORT =
      Pattern.compile("export (AWS_ENDPOINT_URL_REKOGNITION)=(http://127\\.0\\.0\\.1:[0-9]+)\n");

  @Test
  void pastedLine_leadsClientsToIt_andSigtermEndsIt() throws Exception {
    try (Running emulator = Launch.rekcl("emulator", "--port", "0").interruptible().start()) {
      emulator.awaitOut("\n");
      Matcher export = EXPORT.matcher(emulator.out());
      assertTrue(export.matches(), emulator.out());
      assertEquals("java", emulator.info().command().map(EmulatorCommandIT::name).orElse("java"));

      Launched list =
          Launch.rekcl("list", DemoContent.PROJECT_ARN)
              .credentials()
              .env(export.group(1), export.group(2))
              .run();
      assertEquals(0, list.code(), list::toString);
      assertTrue(list.out().contains(DemoContent.RUNNING_MODEL_ARN), list::toString);

      emulator.signal("TERM");
      emulator.finish().expect(143, export.group());
      isFree(URI.create(export.group(2)).getPort());
    }
  }

  @Test
  void maxTps_givenOne_throttlesTheSecondCallOfASecond() throws Exception {
    try (Running emulator = Launch.rekcl("emulator", "--max-tps", "1").start()) {
      emulator.awaitOut("\n");
      Matcher export = EXPORT.matcher(emulator.out());
      assertTrue(export.matches(), emulator.out());
      HttpRequest unsigned =
          HttpRequest.newBuilder(URI.create(export.group(2)))
              .header("X-Amz-Target", "RekognitionService.DescribeProjects")
              .POST(BodyPublishers.ofString("{}"))
              .build();
      HttpClient client = HttpClient.newHttpClient();
      emulator.await(() -> isThrottled(client, unsigned), "a call that is throttled");
    }
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
