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
 * Class data shortens the startup with every Java and in every folder. Missing, damaged or outdated
 * class data never changes what a command does or prints.
 */
final class ClassDataIT {
  private static final Launched WORKED =
      new Launched(0, "rekcl " + Distribution.version() + "\n", "");
  private static final String LOADED_FROM_CLASS_DATA =
      "io.github.rekcl.Main source: shared objects file";

  /** A distribution with class data for every Java; tests that change it restore it. */
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
  static void createForEveryJava(@TempDir Path temporary) throws Exception {
    shared = temporary.toRealPath().resolve("rekcl");
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
  void built_usesTheClassDataOfTheBuild() throws Exception {
    assumeTrue(
        !classDataIn(Distribution.home().resolve("lib/class-data")).isEmpty(),
        "The build created no class data; see its output");
    assertTrue(usesClassData(Distribution.launcher(), java));
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
    assertFalse(
        loaded.stream().anyMatch(line -> line.contains("regions.servicemetadata")),
        "the metadata of 300 services, of which rekcl needs none");
    List<String> generated = loaded.stream().filter(line -> line.contains("LambdaForm$")).toList();
    assertTrue(
        generated.stream().filter(line -> line.contains("LookupDefineClass")).count() <= 3,
        generated::toString);
  }

  @Test
  void unpackedElsewhere_createsClassDataAtFirstStart_andAgainAfterAMove() throws Exception {
    Path before = folder.resolve("before");
    Path launcher = Distribution.copyTo(before);
    assertEquals(WORKED, version(launcher, java).run());
    Path data = awaitClassData(before);
    assertTrue(usesClassData(launcher, java));
    assertStops(launcher, java);
    assertEquals(List.of(data), classDataIn(folder));
    assertEquals(List.of(), leftovers());

    Files.move(before, place);
    Path moved = place.resolve("bin/rekcl");
    assertEquals(WORKED, version(moved, java).run());
    awaitClassData(place.resolve("lib/class-data" + place));
    assertTrue(usesClassData(moved, java));
  }

  @Test
  void anotherJava_hasItsOwnClassData() throws Exception {
    for (Path each : Distribution.javaHomes()) {
      assertTrue(usesClassData(shared.resolve("bin/rekcl"), each));
    }
    assertEquals(Distribution.javaHomes().size(), classDataIn(shared).size());
  }

  /** Java 17 silently leaves the classes of a jar with such a path out of its class data. */
  @Test
  void anyName_works() throws Exception {
    Path launcher = Distribution.copyTo(folder.resolve("it's a 100% Müller 模型"));
    assertEquals(WORKED, version(launcher, java).env("REKCL_CLASS_DATA", "now").run());
    assertEquals(WORKED, version(launcher, java).run());
    assertStops(launcher, java);
  }

  /** As after data loss in a file system that nothing reports. */
  @Test
  void truncated_changesNothing() throws Exception {
    byte[] whole = Files.readAllBytes(data(shared, java));
    for (int kept : new int[] {0, 100, 5000, 1_000_000}) {
      runWithClassData(java, Arrays.copyOf(whole, kept));
    }
  }

  @Test
  void anotherJavasClassData_changesNothing() throws Exception {
    for (Path other : Distribution.javaHomes()) {
      runWithClassData(java, Files.readAllBytes(data(shared, other)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "jar"})
  void changedSince_isCreatedAgain(String what) throws Exception {
    Path launcher = Distribution.copyTo(place);
    replaceScript(
        "mkdir -p \"${4%/*}\"; : >\"$4\"; : >\"$4.made\"; echo x >>'"
            + folder.resolve("called")
            + "'");
    Path data = createNow(launcher, java);
    assertEquals(1, lines(folder.resolve("called")));

    Instant now = Instant.now();
    Files.setLastModifiedTime(Path.of(data + ".made"), FileTime.from(now.minusSeconds(100)));
    Files.setLastModifiedTime(
        data, FileTime.from(now.minusSeconds(what.equals("data") ? 50 : 150)));
    Files.setLastModifiedTime(
        place.resolve("lib/rekcl.jar"),
        FileTime.from(now.minusSeconds(what.equals("jar") ? 50 : 150)));
    createNow(launcher, java);
    assertEquals(2, lines(folder.resolve("called")));
    createNow(launcher, java);
    assertEquals(2, lines(folder.resolve("called")));
  }

  /** Unpacked files keep the time stamps of the build, whose clock may have been wrong. */
  @Test
  void jarFromTheFuture_classDataIsNotCreatedAgain() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Files.setLastModifiedTime(
        place.resolve("lib/rekcl.jar"), FileTime.from(Instant.parse("2037-01-01T00:00:00Z")));
    createNow(launcher, java);
    replaceScript("touch '" + folder.resolve("called") + "'");
    createNow(launcher, java);
    assertFalse(Files.exists(folder.resolve("called")));
    assertTrue(usesClassData(launcher, java));
  }

  /** Java 25 does not notice that a jar has changed if its size and time are the same. */
  @Test
  void upgradeInPlace_usesTheNewClasses() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Path old = createNow(launcher, java);
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
    Path made = createNow(launcher, java);
    assertEquals(List.of(made), classDataIn(place), "the old class data is deleted");
    assertFalse(Files.exists(old));
    assertTrue(usesClassData(launcher, java));
  }

  @Test
  void firstStarts_concurrent_createOne() throws Exception {
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
    awaitClassData(place);
    assertTrue(usesClassData(launcher, java));
    assertEquals(1, classDataIn(folder).size());
    assertEquals(List.of(), leftovers());
  }

  @Test
  void readOnlyFolder_usesTheCache() throws Exception {
    Path launcher = Distribution.copyTo(place);
    blockClassDataFolder();
    assertEquals(WORKED, version(launcher, java).run());
    awaitClassData(cache.resolve("rekcl"));
    assertTrue(usesClassData(launcher, java));
  }

  @Test
  void cacheInTheHomeFolder_isTheDefault() throws Exception {
    Path launcher = Distribution.copyTo(place);
    blockClassDataFolder();
    Path home = Files.createDirectory(folder.resolve("home"));
    replaceScript("mkdir -p \"${4%/*}\"; : >\"$4\"; : >\"$4.made\"");
    for (String unset : List.of("", "relative")) {
      assertEquals(
          WORKED,
          version(launcher, java)
              .env("HOME", home.toString())
              .env("XDG_CACHE_HOME", unset)
              .env("REKCL_CLASS_DATA", "now")
              .run());
    }
    assertEquals(1, classDataIn(home.resolve(".cache/rekcl" + place + java)).size());
  }

  @Test
  void nowhereToWrite_startsWithoutClassData() throws Exception {
    Path launcher = Distribution.copyTo(place);
    blockClassDataFolder();
    replaceScript("touch '" + folder.resolve("called") + "'");
    for (String nowhere : List.of("/dev/null", "/dev/null/x")) {
      assertEquals(WORKED, version(launcher, java).env("XDG_CACHE_HOME", nowhere).run());
    }
    assertEquals(WORKED, version(launcher, java).without("HOME").without("XDG_CACHE_HOME").run());
    assertFalse(Files.exists(folder.resolve("called")));
  }

  @Test
  void off_neitherCreatesNorUsesClassData() throws Exception {
    Path launcher = Distribution.copyTo(place);
    replaceScript("touch '" + folder.resolve("called") + "'");
    assertEquals(WORKED, version(launcher, java).env("REKCL_CLASS_DATA", "off").run());
    assertFalse(Files.exists(folder.resolve("called")));
    assertFalse(usesClassData(Distribution.launcher(), java, "off"));
  }

  /** A pipeline or a lock is held until the last process has closed its descriptor. */
  @Test
  void pipelineAndLock_doNotWaitForTheBackgroundProcess() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Path pid = folder.resolve("pid");
    replaceScript("echo $$ >'" + pid + ".new'; mv '" + pid + ".new' '" + pid + "'; exec sleep 600");
    Launched launched =
        Launch.of("sh", "-c", "{ \"$1\" --version 2>&1; } 3>&1 9>&1 | cat", "sh")
            .with(launcher.toString())
            .env("REKCL_CLASS_DATA", "")
            .env("XDG_CACHE_HOME", cache.toString())
            .run();
    assertEquals(WORKED, launched);
    await(() -> Files.exists(pid));
    Launched kill = Launch.of("kill", Files.readString(pid).strip()).run();
    assertEquals(new Launched(0, "", ""), kill, "the background process was still running");
  }

  @Test
  void failure_isRetriedOnce() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Path attempts = folder.resolve("attempts");
    Path java =
        javaThatFirstRuns(
            "case $* in *DumpLoadedClassList* | *AOTMode=record*) echo x >>'%s'; exit 1 ;; esac"
                .formatted(attempts));
    for (int i = 0; i < 2; i++) {
      int before = i;
      assertEquals(WORKED, version(launcher, java).run());
      await(
          () -> Files.exists(attempts) && lines(attempts) > before && leftovers(".work").isEmpty());
    }
    replaceScript("touch '" + folder.resolve("called") + "'");
    assertEquals(WORKED, version(launcher, java).run());
    assertFalse(Files.exists(folder.resolve("called")));
    assertEquals(2, lines(attempts));

    // An explicit request tries again and reports the failure.
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
  void environmentOfTheOperator_isNotPassedToTheBackgroundProcess() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Path seen = folder.resolve("seen");
    Path java = javaThatFirstRuns("env >>'" + seen + "'");
    version(launcher, java)
        .env("AWS_PROFILE", "operators")
        .env("AWS_ENDPOINT_URL", "http://operators.invalid")
        .env("HTTPS_PROXY", "http://operators.invalid")
        .env("JDK_JAVA_OPTIONS", "-Doperators=1")
        .env("REKCL_CLASS_DATA", "now")
        .run()
        .expect(0, WORKED.out());
    assertEquals(1, classDataIn(place).size());
    List<String> leaked =
        Files.readAllLines(seen).stream().filter(line -> line.contains("operators")).toList();
    // Only the command itself has them, and it ran last.
    assertEquals(4, leaked.size(), leaked::toString);
  }

  @Test
  void operatorsOwnClassData_isKept() throws Exception {
    Launched launched =
        version(shared.resolve("bin/rekcl"), java).env("JAVA_TOOL_OPTIONS", "-Xshare:auto").run();
    launched.expect(0, WORKED.out());
    assertEquals("Picked up JAVA_TOOL_OPTIONS: -Xshare:auto\n", launched.err());
  }

  /** A user who can write to a parent folder could plant other classes. */
  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx"})
  void cacheWritableByOthers_isNotUsed(String mode) throws Exception {
    Path launcher = Distribution.copyTo(place);
    blockClassDataFolder();
    createInCache(launcher);
    for (Path below = cache.resolve("rekcl"); ; below = child(below)) {
      Set<PosixFilePermission> before = Files.getPosixFilePermissions(below);
      Files.setPosixFilePermissions(below, PosixFilePermissions.fromString(mode));
      assertFalse(usesClassData(launcher, java), below::toString);
      Files.setPosixFilePermissions(below, before);
      if (below.endsWith(Distribution.name(java))) {
        break;
      }
    }
    assertTrue(usesClassData(launcher, java));

    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString(mode));
    assertFalse(usesClassData(launcher, java));
    expectNoFolder(version(launcher, java));
  }

  @Test
  void cacheWithSymbolicLink_isNotUsed() throws Exception {
    Path launcher = Distribution.copyTo(place);
    blockClassDataFolder();
    createInCache(launcher);
    Path moved = Files.move(cache.resolve("rekcl"), folder.resolve("moved"));
    Files.createSymbolicLink(cache.resolve("rekcl"), moved);
    assertFalse(usesClassData(launcher, java));
    expectNoFolder(version(launcher, java));
  }

  /** As root under sudo, with the home folder of another user. */
  @Test
  void cacheOfAnotherUser_isNotUsed() throws Exception {
    assumeTrue(Launch.of("id", "-u").run().out().equals("0\n"), "only root can give files away");
    Path launcher = Distribution.copyTo(place);
    blockClassDataFolder();
    Path home = Files.createDirectory(folder.resolve("home"));
    Path own = Files.createDirectory(home.resolve(".cache"));
    assertEquals(0, Launch.of("chown", "65534", home.toString()).run().code());
    for (String xdg : List.of("", own.toString())) {
      expectNoFolder(
          version(launcher, java).env("HOME", home.toString()).env("XDG_CACHE_HOME", xdg));
    }
    createInCache(launcher);
    Launched given = Launch.of("chown", "-R", "65534", cache.resolve("rekcl").toString()).run();
    assertEquals(0, given.code(), given::toString);
    assertFalse(usesClassData(launcher, java));
  }

  /** Files and links that were planted beside the class data are neither read nor followed. */
  @Test
  void plantedFiles_areNeitherRunNorOverwritten() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Path data = createNow(launcher, java);
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
    assertTrue(usesClassData(launcher, java));
  }

  /** Even if nothing reaps the killed process, which then remains as a zombie. */
  @Test
  void killedBackgroundProcess_endsItsEmulators_andReleasesTheLock() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Path pids = folder.resolve("pids");
    Path java =
        javaThatFirstRuns(
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
      List<ProcessHandle> emulators =
          Files.readAllLines(Path.of(pids + ".emulator")).stream()
              .map(ClassDataIT::process)
              .toList();
      assertEquals(2, emulators.size());
      List<String> started = Files.readAllLines(training);
      ProcessHandle maker = ProcessHandle.of(Long.parseLong(started.get(0))).orElseThrow();
      maker.parent().orElseThrow().destroyForcibly();
      maker.destroyForcibly();
      await(() -> emulators.stream().noneMatch(ClassDataIT::runs));
      process(started.get(1)).destroyForcibly();
      assertEquals(WORKED, version(launcher, java).env("REKCL_CLASS_DATA", "now").run());
      assertEquals(1, classDataIn(place).size());
    }
  }

  @Test
  void now_waitsForAnotherProcessThatCreatesIt() throws Exception {
    Path launcher = Distribution.copyTo(place);
    Launch now = version(launcher, java).env("REKCL_CLASS_DATA", "now");
    try (Running first = now.start();
        Running second = now.start()) {
      assertEquals(WORKED, first.finish());
      assertEquals(WORKED, second.finish());
    }
    assertTrue(usesClassData(launcher, java));
  }

  private static ProcessHandle process(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private static Path child(Path directory) throws IOException {
    try (Stream<Path> content = Files.list(directory)) {
      return content.findFirst().orElseThrow();
    }
  }

  private void createInCache(Path launcher) throws Exception {
    version(launcher, java).env("REKCL_CLASS_DATA", "now").run().expect(0, WORKED.out());
    assertTrue(usesClassData(launcher, java));
  }

  private static void expectNoFolder(Launch launch) throws Exception {
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

  /** Creates the class data and returns its path. */
  private Path createNow(Path launcher, Path java) throws Exception {
    assertEquals(WORKED, version(launcher, java).env("REKCL_CLASS_DATA", "now").run());
    return data(launcher.resolve("../..").normalize(), java);
  }

  private static Path data(Path home, Path java) {
    List<Path> made = classDataIn(home.resolve("lib/class-data" + home + java));
    assertEquals(1, made.size(), made::toString);
    return made.get(0);
  }

  /** Runs the shared distribution with other content in place of a Java's class data. */
  private void runWithClassData(Path java, byte[] content) throws Exception {
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

  private void assertStops(Path launcher, Path java) throws Exception {
    String model = DemoContent.RUNNING_MODEL_ARN;
    assertEquals(
        new Launched(0, "Model stopped: " + model + "\n", ""),
        Launch.of(launcher.toString(), "--emulate", "stop", "--quiet")
            .with(DemoContent.PROJECT_ARN, model)
            .env("JAVA_HOME", java.toString())
            .run());
  }

  private boolean usesClassData(Path launcher, Path java) throws Exception {
    return usesClassData(launcher, java, "existing");
  }

  /** Checks the JVM's log of loaded classes. _JAVA_OPTIONS overrides the launcher's options. */
  private boolean usesClassData(Path launcher, Path java, String mode) throws Exception {
    Path log = folder.resolve("class-load.log");
    version(launcher, java)
        .env("REKCL_CLASS_DATA", mode)
        .env("XDG_CACHE_HOME", cache.toString())
        .env("_JAVA_OPTIONS", "-Xlog:class+load:file=\"" + log + "\"")
        .run()
        .expect(0, WORKED.out());
    return Files.readString(log).contains(LOADED_FROM_CLASS_DATA);
  }

  /** Prevents class data beside the jar; permissions alone would not stop root. */
  private void blockClassDataFolder() throws IOException {
    Files.createFile(place.resolve("lib/class-data"));
  }

  /** Replaces the script that creates class data. */
  private void replaceScript(String script) throws IOException {
    Files.writeString(place.resolve("lib/class-data.sh"), script + "\n");
  }

  /** Creates a Java that runs a script before the real JVM. Returns its home folder. */
  private Path javaThatFirstRuns(String script) throws IOException {
    return new FakeJava(folder)
        .release(String.valueOf(Distribution.release(java)))
        .script(script + "\nexec '" + java.resolve("bin/java") + "' \"$@\"");
  }

  private Path awaitClassData(Path folder) throws InterruptedException {
    await(() -> classDataIn(folder).size() == 1 && leftovers(".work").isEmpty());
    return classDataIn(folder).get(0);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 3000; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      Thread.sleep(50);
    }
    assertTrue(condition.getAsBoolean(), "the condition was never true");
  }

  /** Returns all complete class data files below a folder. */
  private static List<Path> classDataIn(Path folder) {
    return Stream.concat(
            filesWithExtension(folder, ".jsa").stream(),
            filesWithExtension(folder, ".aot").stream())
        .filter(data -> Files.exists(Path.of(data + ".made")))
        .toList();
  }

  private List<Path> leftovers() throws IOException {
    List<Path> left = new ArrayList<>(leftovers(".work"));
    left.addAll(leftovers(".try"));
    left.addAll(leftovers(".lock"));
    return left;
  }

  /** Returns the files and folders whose names contain a text, even while others change. */
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

  /** Returns the files with an extension, even while others change. */
  private static List<Path> filesWithExtension(Path where, String ending) {
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
