package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.rekcl.loopback.BlackHole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The error messages if there are no credentials; no source of credentials can block rekcl. */
final class NoCredentialsIT {
  private static final String NOTHING =
      "no credentials: nothing in AWS_ACCESS_KEY_ID, AWS_WEB_IDENTITY_TOKEN_FILE, profile default,"
          + " AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and _FULL_URI; ";

  private final AwsHome home;

  NoCredentialsIT(@TempDir Path folder) throws IOException {
    home = new AwsHome(folder);
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void noCredentials_namesAllSources() throws Exception {
    home.expectNone(home.listEmulated())
        .errContains(NOTHING + "AWS_EC2_METADATA_DISABLED is set")
        .errContains("Sign in again (aws sso login, aws configure), or choose other credentials");
  }

  @Test
  void hangingMetadataService_timesOut() throws Exception {
    try (BlackHole hole = BlackHole.start()) {
      home.expectNone(
              home.listEmulated()
                  .env("AWS_EC2_METADATA_DISABLED", "false")
                  .env("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:" + hole.port()))
          .errContains(NOTHING + "EC2 metadata service: ");
    }
  }

  @Test
  void unreachableMetadataService_isReported() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    home.expectNone(
            home.listEmulated()
                .env("AWS_EC2_METADATA_DISABLED", "false")
                // The connection is refused immediately; the timeout is for slow machines.
                .env("AWS_METADATA_SERVICE_TIMEOUT", "30")
                .env("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:" + port))
        .errContains(NOTHING + "EC2 metadata service: ")
        .errContains(" (Connection refused)")
        .errLacks("Exception");
  }

  @Test
  void invalidSetting_isNamed() throws Exception {
    Launch zero = home.listEmulated().env("AWS_EC2_METADATA_DISABLED", "false");
    home.expectNone(zero.env("AWS_METADATA_SERVICE_TIMEOUT", "0"))
        .errContains(
            "no credentials: AWS_METADATA_SERVICE_TIMEOUT must be a number of seconds from 0.001");
    home.config(
        "[profile work]|region=us_east|role_arn=r|source_profile=base|[profile base]|"
            + "aws_access_key_id=AKIDBASE|aws_secret_access_key=s");
    home.expectNone(home.listEmulated("--profile", "work"))
        .errContains(
            "no credentials: 'us_east' is not a region: the region of profile work in "
                + home.path().resolve(".aws/config"));
  }

  @Test
  void hangingCredentialProcess_endsWithTheCommand() throws Exception {
    Path pid = home.path().resolve("pid");
    Path script =
        home.write(
            "process", "echo $$ >" + pid + ".new; mv " + pid + ".new " + pid + "; exec sleep 600");
    home.config("[default]|credential_process=sh " + script);
    try (Running run = home.listEmulated().start()) {
      run.await(() -> Files.exists(pid), "a process");
      run.signal("TERM");
      run.finish();
    }
    Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    try {
      for (int i = 0; i < 600 && left.filter(NoCredentialsIT::runs).isPresent(); i++) {
        Thread.sleep(100);
      }
      assertFalse(left.filter(NoCredentialsIT::runs).isPresent(), "the process is still running");
    } finally {
      left.ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** A zombie counts as alive but has no command any more. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  @Test
  void missingProfile_isNamed() throws Exception {
    String missing = "no credentials: there is no profile ";
    home.expectNone(home.listEmulated("--profile", "nowhere")).errContains(missing + "nowhere in ");
    home.expectNone(home.listEmulated().env("AWS_PROFILE", "gone")).errContains(missing + "gone");
    home.config("[profile work]|role_arn=r|source_profile=lost");
    home.expectNone(home.listEmulated("--profile", "work"))
        .errContains(missing + "lost, the source_profile of work");
    home.config("[profile work]|role_arn=r");
    home.expectNone(home.listEmulated("--profile", "work"))
        .errContains("profile work has a role_arn without source_profile or credential_source");
  }

  @Test
  void emptyProfile_isAUsageError() throws Exception {
    home.listEmulated("--profile", "")
        .credentials()
        .run()
        .expect(2, "")
        .errContains("--profile must not be empty");
  }

  @Test
  void unreadableConfigFile_isNamed() throws Exception {
    home.config("[default|region=us-east-1");

    home.expectNone(home.listEmulated().credentials())
        .errContains(home.path().resolve(".aws/config").toString())
        .errContains(" can't be read: ");
  }

  @Test
  void incompleteKeys_doNotFallBackToOtherSources() throws Exception {
    home.config("[default]|aws_access_key_id=AKIDDEFAULT|aws_secret_access_key=s");

    home.expectNone(home.listEmulated().env("AWS_ACCESS_KEY_ID", "AKIDENV"))
        .errContains("AWS_ACCESS_KEY_ID is set, but: ")
        .errContains("AWS_SECRET_ACCESS_KEY");
  }
}
