package de.kaliregion.obenunten.operations.collection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an export as a ZIP archive, file after file. Media are stored as they are, for they are
 * compressed already. The same export gives the same bytes.
 */
public final class ExportZip {
  /** No time of export: the earliest that the format can tell. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int PIECE = 1 << 16;

  private ExportZip() {}

  /** Writes all of it; the stream stays open. */
  public static void write(Export export, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (Export.Part part : export.parts()) {
      zip.putNextEntry(entry(part));
      part.writeTo(zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  private static ZipEntry entry(Export.Part part) throws IOException {
    ZipEntry entry = new ZipEntry(part.path());
    entry.setTimeLocal(ALWAYS);
    if (part instanceof Export.Original original) {
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(original.bytes());
      entry.setCrc(checksum(original.file()));
    }
    return entry;
  }

  /** The format wants it before the bytes. */
  private static long checksum(Path file) throws IOException {
    CRC32 checksum = new CRC32();
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        checksum.update(piece, 0, n);
      }
    }
    return checksum.getValue();
  }
}
