import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/**
 * What the SDK alone takes for the calls of a stop: no command line, no wait, no words. Arguments:
 * the endpoint, the project's ARN, the model's ARN; without any it says hello.
 */
public final class SdkAlone {
  private SdkAlone() {}

  public static void main(String[] args) {
    if (args.length == 0) {
      System.out.println("hello");
      return;
    }
    String project = args[1];
    String model = args[2];
    List<String> name = List.of(model.split("/")[3]);
    RekognitionClient client =
        RekognitionClient.builder()
            .region(Region.of(model.split(":")[3]))
            .endpointOverride(URI.create(args[0]))
            .httpClient(UrlConnectionHttpClient.create(SdkAlone::connection))
            .build();
    client.describeProjectVersions(d -> d.projectArn(project).versionNames(name));
    client.stopProjectVersion(s -> s.projectVersionArn(model));
    var answer = client.describeProjectVersions(d -> d.projectArn(project).versionNames(name));
    String status = answer.projectVersionDescriptions().get(0).statusAsString();
    System.out.println(status);
    // As rekcl does: no thread is waited for.
    System.exit(status.equals("STOPPED") ? 0 : 1);
  }

  /** Not the SDK's own, which makes a TLS context for plain http too. */
  private static HttpURLConnection connection(URI uri) {
    try {
      return (HttpURLConnection) uri.toURL().openConnection();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
