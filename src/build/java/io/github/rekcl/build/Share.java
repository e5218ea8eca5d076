package io.github.rekcl.build;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.cli.Context;
import io.github.rekcl.cli.RekclCommand;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.output.Terminal;
import io.github.rekcl.output.TerminalFacts;
import io.github.rekcl.time.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Generates the files under {@code share/}: completion scripts and man pages. */
final class Share {
  private Share() {}

  /**
   * Writes the files.
   *
   * @param args the folder of the templates, the output folder, the version, and the build time, of
   *     which the pages show the date
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    CommandSpec rekcl = RekclCommand.model(emptyContext());
    Path from = Path.of(args[0]);
    Path to = Path.of(args[1]);
    String bash = Files.readString(from.resolve("rekcl.bash"));
    write(to, "bash-completion/completions/rekcl", BashCompletion.complete(bash, rekcl));
    String zsh = Files.readString(from.resolve("_rekcl.zsh"));
    write(to, "zsh/site-functions/_rekcl", ZshCompletion.complete(zsh, rekcl));
    String fish = Files.readString(from.resolve("rekcl.fish"));
    write(to, "fish/vendor_completions.d/rekcl.fish", FishCompletion.complete(fish, rekcl));
    String date = args[3].replaceFirst("T.*", "");
    ManPages pages =
        new ManPages(rekcl, Files.readString(from.resolve("man.txt")).lines(), args[2], date);
    for (CommandSpec command : pages.commands()) {
      write(to, "man/man1/" + ManPages.name(command) + ".1", pages.page(command));
    }
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  /** Returns a context for commands that are never run. */
  private static Context emptyContext() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Terminal terminal = new Terminal(nowhere, nowhere, TerminalFacts.of(name -> "", Map.of()));
    return new Context(InputStream.nullInputStream(), terminal, Timer.system(), new NoServices());
  }

  private static final class NoServices implements Context.Services {
    @Override
    public ModelLifecycleService open(AwsSettings settings, int maxTps) {
      throw new IllegalStateException("the build sends no requests");
    }

    @Override
    public Optional<String> region(AwsSettings settings) {
      return Optional.empty();
    }
  }
}
