package io.github.rekcl.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Replaces the lambdas in a jar with classes: the program does the same, and starts faster. The JVM
 * links a lambda when the program first reaches it, which takes about 0.2 ms, and a stop reaches
 * more than 600, most of them in the SDK. The class data of Java 25 contains them linked, that of
 * Java 17 does not.
 */
final class LambdaClasses {
  private static final String CLASS = ".class";

  /** The files of the jar by name, in its order. */
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private LambdaClasses() {}

  /**
   * Rewrites a jar.
   *
   * @param args the jar to read, the jar to write, and the time of its files
   * @throws IOException if a jar cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    LambdaClasses jar = new LambdaClasses();
    jar.read(Path.of(args[0]));
    for (String file : List.copyOf(jar.files.keySet())) {
      if (file.endsWith(CLASS)) {
        jar.replaceLambdas(file);
      }
    }
    jar.write(Path.of(args[1]), LocalDateTime.ofInstant(Instant.parse(args[2]), ZoneOffset.UTC));
  }

  private void read(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
  }

  private void write(Path jar, LocalDateTime time) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        CRC32 checksum = new CRC32();
        checksum.update(file.getValue());
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(time);
        entry.setSize(file.getValue().length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    }
  }

  private void replaceLambdas(String file) {
    ClassNode owner = new ClassNode();
    new ClassReader(files.get(file)).accept(owner, 0);
    int replaced = 0;
    for (MethodNode method : List.copyOf(owner.methods)) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof InvokeDynamicInsnNode call && Lambda.isLambda(call)) {
          Lambda lambda = new Lambda(owner, call, replaced);
          method.instructions.set(call, lambda.creation());
          lambda.addCaller();
          files.put(lambda.className() + CLASS, lambda.classFile());
          replaced++;
        }
      }
    }
    if (replaced > 0) {
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      owner.accept(writer);
      files.put(file, writer.toByteArray());
    }
  }
}
