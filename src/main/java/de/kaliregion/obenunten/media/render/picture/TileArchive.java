package de.kaliregion.obenunten.media.render.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kaliregion.obenunten.content.Rendition.Dimensions;
import de.kaliregion.obenunten.media.isolate.Product;
import de.kaliregion.obenunten.media.render.RenderException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes of libvips' archive of tiles one that is a IIIF Image API 3.0 service of level 0 by itself:
 * with the whole picture at its largest and smallest size, and a description in {@code info.json}
 * that lacks only its {@code id}, which is known when it is delivered. The same tiles make the same
 * archive, byte by byte.
 */
final class TileArchive {
  private static final int LARGEST_ENTRY = 8 << 20;
  private static final String REST = "/0/default.jpg";

  /** The region of a tile; the greatest right and lower edges are those of the picture. */
  private static final Pattern TILE =
      Pattern.compile(
          "tiles/(\\d{1,6}),(\\d{1,6}),(\\d{1,6}),(\\d{1,6})/\\d{1,4},\\d{1,4}/0/default\\.jpg");

  private final ZipFile tiles;
  private final ZipOutputStream out;

  private TileArchive(ZipFile tiles, ZipOutputStream out) {
    this.tiles = tiles;
    this.out = out;
  }

  /**
   * Writes the archive.
   *
   * @param tiles libvips' archive
   * @param whole the picture at its largest size that can be had in one piece, as JPEG
   * @throws RenderException if a tile is missing or is not what it should be
   */
  static Pyramid rewrite(Product tiles, Product whole, int tileSize, Path target)
      throws RenderException, IOException {
    try (ZipFile from = new ZipFile(tiles.path().toFile());
        ZipOutputStream to =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
      Pyramid pyramid = new Pyramid(size(from), tileSize);
      new TileArchive(from, to).write(pyramid, read(whole));
      return pyramid;
    } catch (ZipException | MalformedPictureException e) {
      throw new RenderException(Reasons.UNMADE, true, "the tiles are none: " + e.getMessage());
    }
  }

  private static Dimensions size(ZipFile tiles) throws MalformedPictureException {
    List<Matcher> regions =
        tiles.stream()
            .map(entry -> TILE.matcher(entry.getName()))
            .filter(Matcher::matches)
            .toList();
    int width = regions.stream().mapToInt(r -> number(r, 1) + number(r, 3)).max().orElse(0);
    int height = regions.stream().mapToInt(r -> number(r, 2) + number(r, 4)).max().orElse(0);
    if (width == 0 || height == 0) {
      throw new MalformedPictureException("there are no tiles");
    }
    return new Dimensions(width, height);
  }

  private static int number(Matcher region, int group) {
    return Integer.parseInt(region.group(group));
  }

  private static byte[] read(Product whole) throws IOException {
    try (InputStream in = whole.open()) {
      return in.readNBytes(LARGEST_ENTRY);
    }
  }

  private void write(Pyramid pyramid, byte[] whole) throws IOException, MalformedPictureException {
    Dimensions largest = size(whole);
    add("info.json", description(pyramid, largest).getBytes(StandardCharsets.UTF_8));
    add("full/max" + REST, whole);
    add("full/" + Pyramid.name(largest) + REST, whole);
    byte[] last = whole;
    for (Map.Entry<String, Dimensions> tile : pyramid.tiles().entrySet()) {
      last = tile(tile.getKey() + REST, tile.getValue());
      add(tile.getKey() + REST, last);
    }
    add("full/" + Pyramid.name(pyramid.smallest()) + REST, last);
  }

  private byte[] tile(String name, Dimensions size) throws IOException, MalformedPictureException {
    ZipEntry entry = tiles.getEntry("tiles/" + name);
    if (entry == null) {
      throw new MalformedPictureException("there is no " + name);
    }
    try (InputStream in = tiles.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(LARGEST_ENTRY);
      if (!size(bytes).equals(size)) {
        throw new MalformedPictureException(name + " is " + size(bytes));
      }
      return bytes;
    }
  }

  private static Dimensions size(byte[] jpeg) throws IOException, MalformedPictureException {
    return Header.read(Format.JPEG, new ByteArrayInputStream(jpeg));
  }

  private void add(String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  /** IIIF Image API 3.0, 5. */
  private static String description(Pyramid pyramid, Dimensions largest)
      throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode info = json.createObjectNode();
    info.put("@context", "http://iiif.io/api/image/3/context.json");
    info.put("type", "ImageService3");
    info.put("protocol", "http://iiif.io/api/image");
    info.put("profile", "level0");
    info.put("width", pyramid.size().width());
    info.put("height", pyramid.size().height());
    // The largest size of the whole, which is what "max" means; tiles are smaller than that.
    info.put("maxWidth", largest.width());
    info.put("maxHeight", largest.height());
    for (Dimensions size : List.of(pyramid.smallest(), largest)) {
      info.withArray("sizes").addObject().put("width", size.width()).put("height", size.height());
    }
    ObjectNode tiles = info.withArray("tiles").addObject();
    tiles.put("width", pyramid.tileSize());
    pyramid.scaleFactors().forEach(tiles.putArray("scaleFactors")::add);
    return json.writeValueAsString(info);
  }
}
