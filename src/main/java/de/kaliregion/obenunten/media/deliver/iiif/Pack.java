package de.kaliregion.obenunten.media.deliver.iiif;

import de.kaliregion.obenunten.content.Rendition.Dimensions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An open pack of tiles. Many threads read from it at once; it closes when it was told to and the
 * last of them has left.
 */
final class Pack {
  /** The archive may hold all in one folder; what else lies in it is not served. */
  private static final Pattern TILE =
      Pattern.compile(
          "(?:[^/]+/)?((full|[0-9]+(?:,[0-9]+){3})/(max|[0-9]+,[0-9]+)/0/default\\.jpg)");

  private static final int LARGEST_ENTRY = 16 << 20;

  private final ZipFile file;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private int readers;
  private boolean retired;

  private Pack(ZipFile file) {
    this.file = file;
    file.stream()
        .forEach(entry -> {
          Matcher name = TILE.matcher(entry.getName());
          if (name.matches()) {
            entries.put(name.group(1), entry);
          }
        });
  }

  static Pack open(Path path) throws DamagedPackException {
    try {
      return new Pack(new ZipFile(path.toFile()));
    } catch (IOException e) {
      throw new DamagedPackException("cannot be opened", e);
    }
  }

  /** The bytes under the first of the names that there is, just as they were packed. */
  Optional<byte[]> find(List<String> names) throws DamagedPackException {
    for (String name : names) {
      ZipEntry entry = entries.get(name);
      if (entry != null) {
        return Optional.of(read(entry));
      }
    }
    return Optional.empty();
  }

  /** Whole and checked before anything is sent: what is sent is kept for ever. */
  private byte[] read(ZipEntry entry) throws DamagedPackException {
    if (entry.getSize() > LARGEST_ENTRY) {
      throw new DamagedPackException(entry.getName() + " is too large", null);
    }
    byte[] bytes;
    try (InputStream in = file.getInputStream(entry)) {
      bytes = in.readNBytes(LARGEST_ENTRY);
    } catch (IOException e) {
      throw new DamagedPackException(entry.getName() + " cannot be read", e);
    }
    CRC32 crc = new CRC32();
    crc.update(bytes);
    if (bytes.length != entry.getSize() || crc.getValue() != entry.getCrc()) {
      throw new DamagedPackException(entry.getName() + " is not as it was packed", null);
    }
    return bytes;
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** The sizes in which the whole picture lies in one file, from the smallest. */
  List<Dimensions> sizes(Dimensions picture) {
    String whole = "0,0," + picture.width() + "," + picture.height();
    List<Dimensions> sizes = new ArrayList<>();
    for (String name : entries.keySet()) {
      String[] parts = name.split("/");
      if ((parts[0].equals("full") || parts[0].equals(whole)) && !parts[1].equals("max")) {
        String[] size = parts[1].split(",");
        sizes.add(new Dimensions(Integer.parseInt(size[0]), Integer.parseInt(size[1])));
      }
    }
    return sizes.stream().distinct().sorted(Comparator.comparingInt(Dimensions::width)).toList();
  }

  /**
   * The factors by which the picture is shrunk in the tiles: powers of two, as far as the tiles in
   * its upper left corner reach.
   */
  List<Integer> scaleFactors(Dimensions picture, int tileSize) {
    List<Integer> factors = new ArrayList<>();
    for (int factor = 1; factor <= 1 << 16; factor *= 2) {
      int width = (int) Math.min((long) tileSize * factor, picture.width());
      int height = (int) Math.min((long) tileSize * factor, picture.height());
      String size = Math.ceilDiv(width, factor) + "," + Math.ceilDiv(height, factor);
      boolean all = width == picture.width() && height == picture.height();
      if (has("0,0," + width + "," + height + "/" + size + "/0/default.jpg")
          || (all && has("full/" + size + "/0/default.jpg"))) {
        factors.add(factor);
      }
    }
    return factors;
  }

  /** Whether there is still time to read; who enters must leave. */
  synchronized boolean enter() {
    if (retired) {
      return false;
    }
    readers++;
    return true;
  }

  synchronized void leave() {
    readers--;
    closeWhenLeft();
  }

  /** Lets nobody in any more. */
  synchronized void retire() {
    retired = true;
    closeWhenLeft();
  }

  private void closeWhenLeft() {
    if (retired && readers == 0) {
      try {
        file.close();
      } catch (IOException e) {
        System.getLogger(Pack.class.getName())
            .log(System.Logger.Level.WARNING, "a pack of tiles did not close", e);
      }
    }
  }
}
