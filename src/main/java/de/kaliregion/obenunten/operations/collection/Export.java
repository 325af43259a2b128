package de.kaliregion.obenunten.operations.collection;

import de.kaliregion.obenunten.content.Slug;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything of an organisation as the files of a collection, in the order of their paths. Texts
 * are made only when they are written, and files are read only then: it takes little memory.
 *
 * @param counts what is in it
 */
public record Export(Slug organisation, List<Part> parts, Counts counts) {

  /**
   * How much is in it.
   *
   * @param stories published or not
   * @param items media items, published or not
   * @param mediaBytes of originals and captions
   */
  public record Counts(
      int places, int stories, int routes, int signs, int items, long mediaBytes) {}

  /** A file of it. */
  public sealed interface Part {
    /** Its path with slashes. */
    String path();

    /** Writes its bytes. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** A file of text. */
  record Text(String path, Supplier<String> text) implements Part {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(text.get().getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * A file of the blob store.
   *
   * @param bytes its size
   */
  record Original(String path, Path file, long bytes) implements Part {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      long copied = Files.copy(file, out);
      if (copied != bytes) {
        throw new IOException(path + " has " + copied + " bytes instead of " + bytes);
      }
    }
  }

  public Export {
    parts = parts.stream().sorted(Comparator.comparing(Part::path)).toList();
  }
}
