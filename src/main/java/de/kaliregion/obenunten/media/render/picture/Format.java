package de.kaliregion.obenunten.media.render.picture;

/** What pictures are served as. The options are those of libvips' savers. */
public enum Format {
  /** Progressive; what was transparent becomes white. */
  JPEG("jpg", "image/jpeg", "Q=80,interlace,background=255,strip"),
  WEBP("webp", "image/webp", "Q=78,strip"),
  /** Effort 4, the default, takes six times as long and gains next to nothing. */
  AVIF("avif", "image/avif", "Q=52,effort=2,strip");

  private final String extension;
  private final String mediaType;
  private final String options;

  Format(String extension, String mediaType, String options) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.options = options;
  }

  String extension() {
    return extension;
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }

  /** The options for saving, as libvips' programs take them behind a file name. */
  String options() {
    return "[" + options + "]";
  }

  /** The end of a file name with the options. */
  String suffix() {
    return "." + extension + options();
  }
}
