package de.kaliregion.obenunten.content;

/**
 * The tiles of a large picture for deep zoom, as one file: a ZIP archive with uncompressed entries
 * named as in a IIIF Image API 3.0 level 0 service, such as {@code
 * 0,0,512,512/512,512/0/default.jpg}.
 *
 * @param bytes size of the archive
 * @param dimensions of the whole picture
 * @param tileSize width and height of a tile in pixels
 */
public record TilePack(Sha256 sha256, long bytes, Rendition.Dimensions dimensions, int tileSize) {
  /** The path below which each pack is a service. */
  public static final String SERVICES = "/iiif/3";

  public TilePack {
    Require.present("sha256", sha256);
    Require.that(bytes > 0, "bytes", "must be positive");
    Require.present("dimensions", dimensions);
    Require.that(tileSize >= 128 && tileSize <= 4_096, "tileSize", "must be 128 to 4096");
  }

  /** The address on this service of what is known of the picture ({@code info.json}). */
  public String path() {
    return SERVICES + "/" + sha256 + "/info.json";
  }
}
