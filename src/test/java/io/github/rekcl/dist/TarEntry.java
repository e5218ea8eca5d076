package io.github.rekcl.dist;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The header of a file or folder in a tar archive in POSIX ustar format.
 *
 * @param name the path in the archive
 * @param directory whether the entry is a folder
 * @param mode the permissions, in octal
 * @param owner the user and group IDs
 * @param time the modification time, in octal
 */
record TarEntry(String name, boolean directory, String mode, String owner, String time) {
  private static final int BLOCK = 512;

  /** Reads the entries of a compressed archive; does not support long names. */
  static List<TarEntry> read(Path archive) throws IOException {
    List<TarEntry> entries = new ArrayList<>();
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      byte[] header = in.readNBytes(BLOCK);
      while (header[0] != 0) {
        entries.add(of(header));
        long size = Long.parseLong(text(header, 124, 12), 8);
        in.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
        header = in.readNBytes(BLOCK);
      }
    }
    return entries;
  }

  private static TarEntry of(byte[] header) {
    String type = text(header, 156, 1);
    if (!type.matches("[05]?")) {
      throw new IllegalArgumentException("neither a file nor a folder: " + text(header, 0, 100));
    }
    int mode = Integer.parseInt(text(header, 100, 8), 8);
    return new TarEntry(
        text(header, 0, 100),
        type.equals("5"),
        Integer.toOctalString(mode & 07777),
        number(header, 108) + "/" + number(header, 116),
        text(header, 136, 12));
  }

  private static int number(byte[] header, int from) {
    return Integer.parseInt(text(header, from, 8), 8);
  }

  private static String text(byte[] header, int from, int length) {
    return new String(header, from, length, StandardCharsets.US_ASCII).split("\0", 2)[0].strip();
  }
}
