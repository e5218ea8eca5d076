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

/** Writes what lies under {@code share/}. */
public final class Share {
  private static final String BASH = "bash-completion/completions/rekcl";
  private static final String ZSH = "zsh/site-functions/_rekcl";
  private static final String FISH = "fish/vendor_completions.d/rekcl.fish";

  /** How much of a time is its date. */
  private static final int DATE = "2026-11-22".length();

  /** Where what is generated goes in a completion script. */
  private static final String MODEL = "@MODEL@";

  private final Path scripts;
  private final Path folder;

  private Share(Path scripts, Path folder) {
    this.scripts = scripts;
    this.folder = folder;
  }

  /**
   * Writes the files.
   *
   * @param args the folder of the scripts to complete, the folder to write to, the version, and the
   *     date of the pages
   * @throws IOException if a file can't be read or written
   */
  public static void main(String[] args) throws IOException {
    CommandSpec rekcl = RekclCommand.model(nothing());
    new Share(Path.of(args[0]), Path.of(args[1])).write(rekcl, args[2], args[3].substring(0, DATE));
  }

  private void write(CommandSpec rekcl, String version, String date) throws IOException {
    write(BASH, script("rekcl.bash", new BashCompletion(rekcl).model()));
    write(ZSH, script("_rekcl.zsh", new ZshCompletion(rekcl).model()));
    write(FISH, script("rekcl.fish", new FishCompletion(rekcl).model()));
    ManPages pages = new ManPages(rekcl, version, date);
    for (CommandSpec command : pages.commands()) {
      write("man/man1/" + ManPages.name(command) + ".1", pages.page(command));
    }
  }

  private String script(String name, String model) throws IOException {
    return Files.readString(scripts.resolve(name)).replace(MODEL, model);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  /** No command runs here. */
  private static Context nothing() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new Context(
        InputStream.nullInputStream(),
        new Terminal(nowhere, nowhere, TerminalFacts.of(name -> "", Map.of())),
        Timer.system(),
        new Context.Services() {
          @Override
          public ModelLifecycleService open(AwsSettings settings, int maxTps) {
            throw new IllegalStateException("the build calls no service");
          }

          @Override
          public Optional<String> region(AwsSettings settings) {
            return Optional.empty();
          }
        });
  }
}
