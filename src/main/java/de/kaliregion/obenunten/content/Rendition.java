package de.kaliregion.obenunten.content;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that a browser can show.
 *
 * @param name the file name in its address: letters, digits, dot, hyphen and underscore
 * @param mediaType such as {@code image/webp}
 * @param bytes its size
 * @param dimensions of pictures and films
 * @param milliseconds how long a sound or film lasts
 */
public record Rendition(
    Sha256 sha256,
    String name,
    String mediaType,
    long bytes,
    Optional<Dimensions> dimensions,
    Optional<Long> milliseconds) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");
  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");

  public Rendition {
    Require.present("sha256", sha256);
    Require.that(
        isValidName(Require.present("name", name)),
        "name",
        "must be letters, digits, dots and hyphens");
    Require.that(
        MEDIA_TYPE.matcher(Require.present("mediaType", mediaType)).matches(),
        "mediaType",
        "is no media type");
    Require.that(bytes > 0, "bytes", "must be positive");
    dimensions = Require.optional(dimensions);
    milliseconds = Require.optional(milliseconds);
  }

  /** Whether the text can be a file name in an address. */
  public static boolean isValidName(String text) {
    return NAME.matcher(text).matches() && !text.contains("..");
  }

  /** The address on this service; the digest makes it immutable. */
  public String path() {
    return path(sha256, name);
  }

  /** The address of a file with this digest and name. */
  public static String path(Sha256 sha256, String name) {
    return "/media/" + sha256 + "/" + name;
  }

  /** Width and height in pixels. */
  public record Dimensions(int width, int height) {
    public Dimensions {
      Require.that(width > 0 && height > 0, "dimensions", "must be positive");
    }
  }
}
