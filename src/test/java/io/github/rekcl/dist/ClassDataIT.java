package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rekcl.emulator.DemoContent;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.emulator.Timings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Class data makes starts quick, on each Java and in each place, and never gets in the way:
 * whatever there is or isn't of it, the command does the same and says the same.
 */
final class ClassDataIT {
  private static final Launched WORKED =
      new Launched(0, "rekcl " + Distribution.version() + "\n", "");
  private static final String LOADED_FROM_CLASS_DATA =
      "io.github.rekcl.Main source: shared objects file";

  /** A distribution with class data for every Java, which no test changes for long. */
  private static Path shared;

  private final Path java = Distribution.javaHome();
  private final Path folder;
  private final Path cache;
  private final Path place;

  ClassDataIT(@TempDir Path temporary) throws IOException {
    folder = temporary.toRealPath();
    cache = folder.resolve("cache");
    place = folder.resolve("place");
  }

  @BeforeAll
  static void makeForEveryJava(@TempDir Path together) throws Exception {
    shared = together.toRealPath().resolve("rekcl");
    Path launcher = Distribution.copyTo(shared);
    for (Path java : Distribution.javaHomes()) {
      assertEquals(
          WORKED,
          Launch.of(launcher.toString(), "--version")
              .env("JAVA_HOME", java.toString())
              .env("REKCL_CLASS_DATA", "now")
              .run());
    }
  }

  @Test
  void built_usesWhatTheBuildMade() throws Exception {
    assumeTrue(
        !made(Distribution.home().resolve("lib/class-data")).isEmpty(),
        "The build made no class data; it said why");
    assertTrue(usesIt(Distribution.launcher(), java));
  }

  /**
   * Training runs what users run: a command neither reads classes from the jar nor has the JVM
   * generate them, as it does for the equality of records.
   */
  @ParameterizedTest
  @CsvSource({"list, v1", "stop, v2", "delete --yes, v1"})
  void built_hasAllClassesOfACommand(String command, String version) throws Exception {
    Path log = folder.resolve("class-load.log");
    EmulatorConfig fast = EmulatorConfig.defaults().withTimings(Timings.transitions(Duration.ZERO));
    try (Emulator emulator = Emulator.start(fast)) {
      DemoContent.seed(emulator);
      Launch launch =
          Launch.of(shared.resolve("bin/rekcl").toString())
              .with(command.split(" ", -1))
              .with(DemoContent.PROJECT_ARN, version)
              .env("JAVA_HOME", java.toString())
              .env("REKCL_CLASS_DATA", "existing")
              .env("AWS_ACCESS_KEY_ID", "AKID")
              .env("AWS_SECRET_ACCESS_KEY", "secret")
              .env("AWS_ENDPOINT_URL_REKOGNITION", emulator.endpoint().toString())
              .env("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
      assertEquals(0, launch.run().code());
    }
    List<String> loaded = Files.readAllLines(log);
    assertTrue(loaded.stream().anyMatch(line -> line.contains(LOADED_FROM_CLASS_DATA)));
    List<String> fromJar = loaded.stream().filter(line -> line.contains("source: file:")).toList();
    assertEquals(List.of(), fromJar);
    List<String> generated = loaded.stream().filter(line -> line.contains("LambdaForm$")).toList();
    assertTrue(
        generated.stream().filter(line -> line.contains("LookupDefineClass")).count() <= 3,
        generated::toString);
  }

  @Test
  void unpackedElsewhere_becomesFastByItself_andAgainWhereItIsMovedTo() throws Exception {
    Path before = folder.resolve("before");
    Path launcher = Distribution.copyTo(before);
    assertEquals(WORKED, version(launcher, java).run());
    Path data = awaitMade(before);
    assertTrue(usesIt(launcher, java));
    stops(launcher, java);
    assertEquals(List.of(data), made(folder));
    assertEquals(List.of(), leftovers());

    Files.move(before, place);
    Path moved = place.resolve("bin/rekcl");
    assertEquals(WORKED, version(moved, java).run());
    awaitMade(place.resolve("lib/class-data" + place));
    assertTrue(usesIt(moved, java));
  }

  @Test
  void anotherJava_getsItsOwn() throws Exception {
    for (Path each : Distribution.javaHomes()) {
      assertTrue(usesIt(shared.resolve("bin/rekcl"), each));
    }
    assertEquals(Distribution.javaHomes().size(), made(shared).size());
  }

  /** Java 17 takes no classes of such a jar into its class data, and says nothing about that. */
  @Test
  void anyName_isNotFelt() throws Exception {
    Path launcher = Distribution.copyTo(folder.resolve("it's a 100% Müller 模型"));
    assertEquals(WORKED, version(launcher, java).env("REKCL_CLASS_DATA", "now").run());
    assertEquals(WORKED, version(launcher, java).run());
    stops(launcher, java);
  }

  /** As happens where a file system has lost something, and nothing tells. */
  @Test
  void truncated_isNotFelt() throws Exception {
    byte[] whole = Files.readAllBytes(data(shared, java));
    for (int kept : new int[] {0, 100, 5000, 1_000_000}) {
      withData(java, Arrays.copyOf(whole, kept));
    }
  }

  @Test
  void anotherJavas_isNotFelt() throws Exception {
    for (Path other : Distribution.javaHomes()) {
      withData(java, Files.readAllBytes(data(shared, other)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "jar"})
  void changedSince_isNotUsedButMadeAnew(String what) throws Exception {
    Path launcher = Distribution.copyTo(place);
    maker(
        "mkdir -p \"${4%/*}\"; : >\"$4\"; : >\"$4.made\"; echo x >>'"
            + folder.resolve("called")
            + "'");
    Path data = now(launcher, java);
    assertEquals(1, lines(folder.resolve("called")));

    Instant now = Instant.now();
    Files.setLastModifiedTime(Path.of(data + ".made"), FileTime.from(now.minusSeconds(100)));
    Files.setLastModifiedTime(
        data, FileTime.from(now.minusSeconds(what.equals("data") ? 50 : 150)));
    Files.setLastModifiedTime(
        place.resolve("lib/rekcl.jar"),
        FileTime.from(now.minusSeconds(what.equals("jar") ? 50 : 150)));
    now(launcher, java);
    assertEquals(2, lines(folder.resolve("called")));
    now(launcher, java);
    assertEquals(2, lines(folder.resolve("called")));
  }

  /** An archive keeps the time stamps of the build, whose clock may have been fast. */
  @Test
  void jarFromTheFuture_isNoReasonToMakeItAgain() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Files.setLastModifiedTime(
        place.resolve("lib/rekcl.jar"), FileTime.from(Instant.parse("2037-01-01T00:00:00Z")));
    now(launcher, java);
    maker("touch '" + folder.resolve("called") + "'");
    now(launcher, java);
    assertFalse(Files.exists(folder.resolve("called")));
    assertTrue(usesIt(launcher, java));
  }

  /** The trap of Java 25: a jar of the same size and time is the same jar to it. */
  @Test
  void upgradeInPlace_runsTheNewClasses() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Path old = now(launcher, java);
    Path jar = place.resolve("lib/rekcl.jar");
    FileTime time = Files.getLastModifiedTime(jar);
    String content = Files.readString(jar, StandardCharsets.ISO_8859_1);
    assertTrue(content.contains("Model stopped: "));
    replace(
        jar,
        content
            .replace("Model stopped: ", "MODEL STOPPED: ")
            .getBytes(StandardCharsets.ISO_8859_1));
    Files.setLastModifiedTime(jar, time);
    Files.writeString(place.resolve("lib/rekcl.jar.sha256"), "another\n");

    Launch.of(launcher.toString())
        .with("--emulate", "stop", DemoContent.PROJECT_ARN, DemoContent.RUNNING_MODEL_ARN)
        .env("JAVA_HOME", java.toString())
        .run()
        .expect(0, "MODEL STOPPED: " + DemoContent.RUNNING_MODEL_ARN + "\n");
    Path made = now(launcher, java);
    assertEquals(List.of(made), made(place), "the old one is gone");
    assertFalse(Files.exists(old));
    assertTrue(usesIt(launcher, java));
  }

  @Test
  void manyFirstStartsAtOnce_makeOne() throws Exception {
    Path launcher = Distribution.copyTo(place);
    List<Running> all = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        all.add(version(launcher, java).start());
      }
      for (Running running : all) {
        assertEquals(WORKED, running.finish());
      }
    } finally {
      for (Running running : all) {
        running.close();
      }
    }
    awaitMade(place);
    assertTrue(usesIt(launcher, java));
    assertEquals(1, made(folder).size());
    assertEquals(List.of(), leftovers());
  }

  @Test
  void folderThatNobodyCanWrite_usesTheCache() throws Exception {
    Path launcher = Distribution.copyTo(place);
    seal();
    assertEquals(WORKED, version(launcher, java).run());
    awaitMade(cache.resolve("rekcl"));
    assertTrue(usesIt(launcher, java));
  }

  @Test
  void cacheOfTheHome_isUsedWhereNoOtherIsNamed() throws Exception {
    Path launcher = Distribution.copyTo(place);
    seal();
    Path home = Files.createDirectory(folder.resolve("home"));
    maker("mkdir -p \"${4%/*}\"; : >\"$4\"; : >\"$4.made\"");
    for (String none : List.of("", "relative")) {
      assertEquals(
          WORKED,
          version(launcher, java)
              .env("HOME", home.toString())
              .env("XDG_CACHE_HOME", none)
              .env("REKCL_CLASS_DATA", "now")
              .run());
    }
    assertEquals(1, made(home.resolve(".cache/rekcl" + place + java)).size());
  }

  @Test
  void nowhereToWrite_worksAllTheSame() throws Exception {
    Path launcher = Distribution.copyTo(place);
    seal();
    maker("touch '" + folder.resolve("called") + "'");
    for (String nowhere : List.of("/dev/null", "/dev/null/x")) {
      assertEquals(WORKED, version(launcher, java).env("XDG_CACHE_HOME", nowhere).run());
    }
    assertEquals(WORKED, version(launcher, java).without("HOME").without("XDG_CACHE_HOME").run());
    assertFalse(Files.exists(folder.resolve("called")));
  }

  @Test
  void off_neitherMakesNorUses() throws Exception {
    Path launcher = Distribution.copyTo(place);
    maker("touch '" + folder.resolve("called") + "'");
    assertEquals(WORKED, version(launcher, java).env("REKCL_CLASS_DATA", "off").run());
    assertFalse(Files.exists(folder.resolve("called")));
    assertFalse(usesIt(Distribution.launcher(), java, "off"));
  }

  /** A pipeline ends when the last process has closed its end, and a lock likewise. */
  @Test
  void whoeverWaitsForTheOutput_doesNotWaitForTheBackground() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Path pid = folder.resolve("pid");
    maker("echo $$ >'" + pid + ".new'; mv '" + pid + ".new' '" + pid + "'; exec sleep 600");
    Launched launched =
        Launch.of("sh", "-c", "{ \"$1\" --version 2>&1; } 3>&1 9>&1 | cat", "sh")
            .with(launcher.toString())
            .env("REKCL_CLASS_DATA", "")
            .env("XDG_CACHE_HOME", cache.toString())
            .run();
    assertEquals(WORKED, launched);
    await(() -> Files.exists(pid));
    Launched kill = Launch.of("kill", Files.readString(pid).strip()).run();
    assertEquals(new Launched(0, "", ""), kill, "it was there until now");
  }

  @Test
  void failure_isNotRepeatedForever() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Path attempts = folder.resolve("attempts");
    Path java =
        wrapped(
            "case $* in *DumpLoadedClassList* | *AOTMode=record*) echo x >>'%s'; exit 1 ;; esac"
                .formatted(attempts));
    for (int i = 0; i < 2; i++) {
      int before = i;
      assertEquals(WORKED, version(launcher, java).run());
      await(
          () -> Files.exists(attempts) && lines(attempts) > before && leftovers(".work").isEmpty());
    }
    maker("touch '" + folder.resolve("called") + "'");
    assertEquals(WORKED, version(launcher, java).run());
    assertFalse(Files.exists(folder.resolve("called")));
    assertEquals(2, lines(attempts));

    // Asked for, it is tried again, and told.
    Files.copy(
        Distribution.home().resolve("lib/class-data.sh"),
        place.resolve("lib/class-data.sh"),
        StandardCopyOption.REPLACE_EXISTING);
    version(launcher, java)
        .env("REKCL_CLASS_DATA", "now")
        .run()
        .expect(0, WORKED.out())
        .errContains("made no class data")
        .errContains("training failed")
        .errLacks("Model");
    assertEquals(3, lines(attempts));
  }

  @Test
  void whatTheOperatorSaysAboutAwsAndJava_doesNotReachTheBackground() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Path seen = folder.resolve("seen");
    Path java = wrapped("env >>'" + seen + "'");
    version(launcher, java)
        .env("AWS_PROFILE", "operators")
        .env("AWS_ENDPOINT_URL", "http://operators.invalid")
        .env("HTTPS_PROXY", "http://operators.invalid")
        .env("JDK_JAVA_OPTIONS", "-Doperators=1")
        .env("REKCL_CLASS_DATA", "now")
        .run()
        .expect(0, WORKED.out());
    assertEquals(1, made(place).size());
    List<String> leaked =
        Files.readAllLines(seen).stream().filter(line -> line.contains("operators")).toList();
    // The command itself has them; it came last.
    assertEquals(4, leaked.size(), leaked::toString);
  }

  @Test
  void operatorsOwnClassData_isLeftAlone() throws Exception {
    Launched launched =
        version(shared.resolve("bin/rekcl"), java).env("JAVA_TOOL_OPTIONS", "-Xshare:auto").run();
    launched.expect(0, WORKED.out());
    assertEquals("Picked up JAVA_TOOL_OPTIONS: -Xshare:auto\n", launched.err());
  }

  /** Whoever else can change something on the way to it could put classes of his own there. */
  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx"})
  void cacheThatOthersCanWrite_isNeitherUsedNorFilled(String mode) throws Exception {
    Path launcher = Distribution.copyTo(place);
    seal();
    awaitCached(launcher);
    for (Path below = cache.resolve("rekcl"); ; below = inner(below)) {
      Set<PosixFilePermission> before = Files.getPosixFilePermissions(below);
      Files.setPosixFilePermissions(below, PosixFilePermissions.fromString(mode));
      assertFalse(usesIt(launcher, java), below::toString);
      Files.setPosixFilePermissions(below, before);
      if (below.endsWith(Distribution.name(java))) {
        break;
      }
    }
    assertTrue(usesIt(launcher, java));

    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString(mode));
    assertFalse(usesIt(launcher, java));
    noFolderForIt(version(launcher, java));
  }

  @Test
  void cacheWithASymbolicLinkInIt_isNeitherUsedNorFilled() throws Exception {
    Path launcher = Distribution.copyTo(place);
    seal();
    awaitCached(launcher);
    Path moved = Files.move(cache.resolve("rekcl"), folder.resolve("moved"));
    Files.createSymbolicLink(cache.resolve("rekcl"), moved);
    assertFalse(usesIt(launcher, java));
    noFolderForIt(version(launcher, java));
  }

  /** As root under sudo, in somebody's home. */
  @Test
  void cacheOfSomebodyElse_isNeitherUsedNorFilled() throws Exception {
    assumeTrue(Launch.of("id", "-u").run().out().equals("0\n"), "only root can give files away");
    Path launcher = Distribution.copyTo(place);
    seal();
    Path home = Files.createDirectory(folder.resolve("home"));
    Path own = Files.createDirectory(home.resolve(".cache"));
    assertEquals(0, Launch.of("chown", "65534", home.toString()).run().code());
    for (String xdg : List.of("", own.toString())) {
      noFolderForIt(
          version(launcher, java).env("HOME", home.toString()).env("XDG_CACHE_HOME", xdg));
    }
    awaitCached(launcher);
    Launched given = Launch.of("chown", "-R", "65534", cache.resolve("rekcl").toString()).run();
    assertEquals(0, given.code(), given::toString);
    assertFalse(usesIt(launcher, java));
  }

  /** What lies where the maker works is neither read nor followed. */
  @Test
  void whatWasPlanted_isNeitherRunNorOverwritten() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Path data = now(launcher, java);
    Path precious = Files.writeString(folder.resolve("precious"), "kept");
    Path ran = folder.resolve("ran");
    Files.delete(data);
    for (String ending : List.of(".made", ".try1", ".lock", ".work.1", ".failed")) {
      Path planted = Path.of(data + ending);
      Files.deleteIfExists(planted);
      Files.createSymbolicLink(planted, precious);
    }
    Files.createSymbolicLink(data, precious);
    Files.writeString(Path.of(data + ".attempts"), "PATH[$(touch " + ran + ")0]\n");
    assertEquals(WORKED, version(launcher, java).env("REKCL_CLASS_DATA", "now").run());
    assertEquals("kept", Files.readString(precious));
    assertFalse(Files.exists(ran));
    assertTrue(usesIt(launcher, java));
  }

  /** Also where nobody reaps what is left of it. */
  @Test
  void killedMaker_takesItsEmulatorAlong_andBlocksNobody() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Path pids = folder.resolve("pids");
    Path java =
        wrapped(
            """
            case $* in
              *" emulator "*) echo $$ >>'%1$s.emulator' ;;
              *Training*)
                [ -e '%1$s.training' ] || { printf '%%s\\n' $PPID $$ >'%1$s.training'; exec sleep 600; }
                ;;
            esac"""
                .formatted(pids));
    Launch sleeper =
        Launch.of("sh", "-c", "\"$1\" --version; exec sleep 600", "sh", launcher.toString());
    sleeper.env("JAVA_HOME", java.toString()).env("REKCL_CLASS_DATA", "now");
    try (Running running = sleeper.start()) {
      Path training = Path.of(pids + ".training");
      running.await(() -> Files.exists(training) && lines(training) == 2, "a training");
      ProcessHandle emulator = process(Files.readString(Path.of(pids + ".emulator")).strip());
      List<String> started = Files.readAllLines(training);
      ProcessHandle maker = ProcessHandle.of(Long.parseLong(started.get(0))).orElseThrow();
      maker.parent().orElseThrow().destroyForcibly();
      maker.destroyForcibly();
      await(() -> !runs(emulator));
      process(started.get(1)).destroyForcibly();
      assertEquals(WORKED, version(launcher, java).env("REKCL_CLASS_DATA", "now").run());
      assertEquals(1, made(place).size());
    }
  }

  @Test
  void now_waitsForWhoeverIsAtIt() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Launch now = version(launcher, java).env("REKCL_CLASS_DATA", "now");
    try (Running first = now.start();
        Running second = now.start()) {
      assertEquals(WORKED, first.finish());
      assertEquals(WORKED, second.finish());
    }
    assertTrue(usesIt(launcher, java));
  }

  private static ProcessHandle process(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private static Path inner(Path directory) throws IOException {
    try (Stream<Path> content = Files.list(directory)) {
      return content.findFirst().orElseThrow();
    }
  }

  private void awaitCached(Path launcher) throws Exception {
    version(launcher, java).env("REKCL_CLASS_DATA", "now").run().expect(0, WORKED.out());
    assertTrue(usesIt(launcher, java));
  }

  private static void noFolderForIt(Launch launch) throws Exception {
    launch
        .env("REKCL_CLASS_DATA", "now")
        .run()
        .expect(0, WORKED.out())
        .errContains("no folder for it that this user alone can write");
  }

  private Launch version(Path launcher, Path java) {
    return Launch.of(launcher.toString(), "--version")
        .env("JAVA_HOME", java.toString())
        .env("XDG_CACHE_HOME", cache.toString())
        .env("REKCL_CLASS_DATA", "");
  }

  /** Makes the class data before it returns it. */
  private Path now(Path launcher, Path java) throws Exception {
    assertEquals(WORKED, version(launcher, java).env("REKCL_CLASS_DATA", "now").run());
    return data(launcher.resolve("../..").normalize(), java);
  }

  private static Path data(Path home, Path java) {
    List<Path> made = made(home.resolve("lib/class-data" + home + java));
    assertEquals(1, made.size(), made::toString);
    return made.get(0);
  }

  /**
   * Asks the shared distribution for its version with something else in the place of a Java's class
   * data.
   */
  private void withData(Path java, byte[] content) throws Exception {
    Path data = data(shared, java);
    Path kept = data.resolveSibling("kept");
    Files.move(data, kept);
    try {
      Files.write(data, content);
      Files.setLastModifiedTime(data, Files.getLastModifiedTime(kept));
      Path launcher = shared.resolve("bin/rekcl");
      assertEquals(WORKED, version(launcher, java).env("REKCL_CLASS_DATA", "existing").run());
    } finally {
      Files.move(kept, data, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void stops(Path launcher, Path java) throws Exception {
    String model = DemoContent.RUNNING_MODEL_ARN;
    assertEquals(
        new Launched(0, "Model stopped: " + model + "\n", ""),
        Launch.of(launcher.toString(), "--emulate", "stop", "--quiet")
            .with(DemoContent.PROJECT_ARN, model)
            .env("JAVA_HOME", java.toString())
            .run());
  }

  private boolean usesIt(Path launcher, Path java) throws Exception {
    return usesIt(launcher, java, "existing");
  }

  /** Asks the JVM itself where it has its classes from; this variable comes after all options. */
  private boolean usesIt(Path launcher, Path java, String mode) throws Exception {
    Path log = folder.resolve("class-load.log");
    version(launcher, java)
        .env("REKCL_CLASS_DATA", mode)
        .env("XDG_CACHE_HOME", cache.toString())
        .env("_JAVA_OPTIONS", "-Xlog:class+load:file=\"" + log + "\"")
        .run()
        .expect(0, WORKED.out());
    return Files.readString(log).contains(LOADED_FROM_CLASS_DATA);
  }

  /**
   * Keeps class data from being made beside the jar, which taking rights away does not for root.
   */
  private void seal() throws IOException {
    Files.createFile(place.resolve("lib/class-data"));
  }

  /** Puts another script where the one is that makes class data. */
  private void maker(String script) throws IOException {
    Files.writeString(place.resolve("lib/class-data.sh"), script + "\n");
  }

  /** Returns the folder of a Java that runs this script before it becomes the real one. */
  private Path wrapped(String script) throws IOException {
    return new FakeJava(folder)
        .release(String.valueOf(Distribution.release(java)))
        .script(script + "\nexec '" + java.resolve("bin/java") + "' \"$@\"");
  }

  private Path awaitMade(Path where) throws InterruptedException {
    await(() -> made(where).size() == 1 && leftovers(".work").isEmpty());
    return made(where).get(0);
  }

  private static void await(BooleanSupplier so) throws InterruptedException {
    for (int i = 0; i < 3000; i++) {
      if (so.getAsBoolean()) {
        return;
      }
      Thread.sleep(50);
    }
    assertTrue(so.getAsBoolean(), "never came");
  }

  /** Returns the class data below a folder that is there to the end. */
  private static List<Path> made(Path where) {
    return Stream.concat(named(where, ".jsa").stream(), named(where, ".aot").stream())
        .filter(data -> Files.exists(Path.of(data + ".made")))
        .toList();
  }

  private List<Path> leftovers() throws IOException {
    List<Path> left = new ArrayList<>(leftovers(".work"));
    left.addAll(leftovers(".try"));
    left.addAll(leftovers(".lock"));
    return left;
  }

  /** Returns the folders with this in their names, which may come and go meanwhile. */
  private List<Path> leftovers(String part) {
    List<Path> found = new ArrayList<>();
    walk(
        folder,
        visited -> {
          if (Distribution.name(visited).contains(part)) {
            found.add(visited);
          }
        });
    return found;
  }

  /** Returns the files of this ending; others may come and go meanwhile. */
  private static List<Path> named(Path where, String ending) {
    List<Path> found = new ArrayList<>();
    walk(
        where,
        visited -> {
          if (visited.toString().endsWith(ending)) {
            found.add(visited);
          }
        });
    return found;
  }

  private static void walk(Path where, Consumer<Path> visitor) {
    try {
      Files.walkFileTree(
          where,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
              visitor.accept(each);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              visitor.accept(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Files.delete(file);
    Files.write(file, content);
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
