import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/**
 * Sends the requests of a stop with the SDK only, without command-line parsing, waiting or output.
 * Arguments: the endpoint, the project ARN, the model ARN. Without arguments, prints "hello".
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
    // Like rekcl, exit without waiting for other threads.
    System.exit(status.equals("STOPPED") ? 0 : 1);
  }

  /** Opens a connection. The SDK's own way creates a TLS context even for plain HTTP. */
  private static HttpURLConnection connection(URI uri) {
    try {
      return (HttpURLConnection) uri.toURL().openConnection();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
