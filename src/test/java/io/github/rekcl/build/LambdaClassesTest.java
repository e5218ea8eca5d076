package io.github.rekcl.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

class LambdaClassesTest {
  private static final String TIME = "2026-11-26T10:11:12Z";

  @TempDir private Path folder;
  private Path before;
  private Path after;

  /** Makes a jar of the samples and a file that is not a class, and rewrites it. */
  @BeforeEach
  void rewrite() throws Exception {
    before = folder.resolve("before.jar");
    after = folder.resolve("after.jar");
    Path classes =
        Path.of(LambdaSamples.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(before));
        Stream<Path> all = Files.list(classes.resolve("io/github/rekcl/build"))) {
      zip.putNextEntry(new ZipEntry("io/"));
      zip.putNextEntry(new ZipEntry("io/text"));
      zip.write("lambda$".getBytes(StandardCharsets.UTF_8));
      for (Path file :
          all.filter(f -> f.getFileName().toString().startsWith("LambdaSamples")).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        zip.write(Files.readAllBytes(file));
      }
    }
    LambdaClasses.main(new String[] {before.toString(), after.toString(), TIME});
  }

  @Test
  void lambdas_replaced_doTheSame() throws Exception {
    assertEquals(LambdaSamples.run(), run(after));
  }

  @Test
  void lambdas_areReplaced_exceptSerializable() throws Exception {
    assertEquals(Set.of("metafactory", "altMetafactory"), dynamicCalls(before));
    assertEquals(Set.of("altMetafactory"), dynamicCalls(after));
  }

  @Test
  void otherFiles_stay_withTheirTime() throws Exception {
    try (JarFile jar = new JarFile(after.toFile())) {
      ZipEntry text = jar.getEntry("io/text");
      assertEquals(
          "lambda$", new String(jar.getInputStream(text).readAllBytes(), StandardCharsets.UTF_8));
      assertEquals(TIME, text.getTimeLocal() + "Z");
      assertEquals("io/", jar.stream().findFirst().orElseThrow().getName());
    }
  }

  @Test
  void rewriting_twice_givesTheSameBytes() throws Exception {
    Path again = folder.resolve("again.jar");
    LambdaClasses.main(new String[] {before.toString(), again.toString(), TIME});
    assertEquals(-1, Files.mismatch(after, again));
  }

  private static Object run(Path jar) throws Exception {
    URL[] urls = {jar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      return loader.loadClass(LambdaSamples.class.getName()).getMethod("run").invoke(null);
    }
  }

  /** Returns the bootstrap methods of all dynamic calls in a jar. */
  private static Set<String> dynamicCalls(Path file) throws IOException {
    Set<String> calls = new HashSet<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      for (ZipEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        ClassNode parsed = new ClassNode();
        new ClassReader(jar.getInputStream(entry)).accept(parsed, 0);
        parsed.methods.stream()
            .flatMap(method -> Stream.of(method.instructions.toArray()))
            .filter(InvokeDynamicInsnNode.class::isInstance)
            .forEach(call -> calls.add(((InvokeDynamicInsnNode) call).bsm.getName()));
      }
    }
    return calls;
  }
}
